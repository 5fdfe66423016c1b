import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { enclosingFunction } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';

/**
 * Does code run only as the file is loaded, as that of a script does: at its top, or in functions that nothing but its
 * top calls? What calls the functions of a file from elsewhere may do so again and again.
 */
export function runsOnce(resolution: Resolution, node: TSESTree.Node, hops = 4): boolean {
  const host = enclosingFunction(node);
  if (!host) return true;
  if (hops === 0) return false;
  const uses = usesOf(resolution, host);
  return uses.length > 0 && uses.every((use) => isCalled(use) && runsOnce(resolution, use, hops - 1));
}

/** Where a function is spoken of: where it stands, or each place that has its name. */
function usesOf({ sourceCode }: Resolution, host: FunctionNode): readonly TSESTree.Node[] {
  const { parent } = host;
  const isNamed = parent.type === AST_NODE_TYPES.VariableDeclarator && parent.init === host;
  if (host.type !== AST_NODE_TYPES.FunctionDeclaration && !isNamed) return [host];
  const declaration = isNamed ? parent.parent : host;
  if (/^Export/u.test(declaration.parent?.type ?? '')) return [];
  const [variable] = sourceCode.getDeclaredVariables(isNamed ? parent : host);
  const reads = variable?.references.filter((reference) => reference.isRead()) ?? [];
  return reads.map(({ identifier }) => identifier);
}

function isCalled(node: TSESTree.Node): boolean {
  return node.parent?.type === AST_NODE_TYPES.CallExpression && node.parent.callee === node;
}
