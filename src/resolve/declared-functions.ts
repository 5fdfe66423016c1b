import type { TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from './resolution.js';
import { childNodes, isFunction } from './syntax.js';
import type { FunctionNode } from './value.js';

/** Every function that a callee can stand for by its type, in the trees of their files; none where one is not there. */
export function declaredFunctions(
  { types }: Resolution,
  callee: TSESTree.Node,
  fileAt: (path: string) => Resolution | undefined,
): readonly FunctionNode[] {
  const functions: FunctionNode[] = [];
  for (const declared of types?.calledDeclarations(callee) ?? []) {
    const file = declared?.kind === 'function' ? fileAt(declared.file) : undefined;
    const node = declared?.kind === 'function' && file && functionAt(file.sourceCode, declared);
    if (!node) return [];
    functions.push(node);
  }
  return functions;
}

/** The compiler and the parser agree on where a function ends; what stands before its parameters they count apart. */
function functionAt(
  { ast, visitorKeys }: Resolution['sourceCode'],
  { start, end }: { readonly start: number; readonly end: number },
): FunctionNode | undefined {
  const pending: TSESTree.Node[] = [ast];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isFunction(node) && node.range[1] === end && node.range[0] >= start) return node;
    pending.push(...childNodes(node, visitorKeys).filter(({ range }) => range[0] <= end && end <= range[1]));
  }
  return undefined;
}
