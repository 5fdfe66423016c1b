import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { pushChildren } from '../resolve/syntax.js';
import type { CallNode } from '../resolve/value.js';
import { assignedOnce } from './assigned-once.js';

/**
 * May columns of a row type be those of another table? They may where another query of the file gives rows of the same
 * type, and joins tables or gives one of the columns its name.
 */
export function mayBeOfOther(resolution: Resolution, call: CallNode, columns: readonly string[]): boolean {
  const type = call.typeArguments?.params[0];
  if (!type || call.typeArguments?.params.length !== 1) return false;
  const others = typedCalls(resolution).get(resolution.sourceCode.getText(type)) ?? [];
  return others.some(({ node, text }) => {
    if (node === call) return false;
    return /\bjoin\b/iu.test(text) || columns.some((column) => isNamed(text, column));
  });
}

/** `shard.key AS shard_key` */
function isNamed(text: string, column: string): boolean {
  return /^\w+$/u.test(column) && new RegExp(`\\bas\\s+["\`[\\\\]*${column}\\b`, 'iu').test(text);
}

interface TypedCall {
  readonly node: CallNode;
  /** Its text, with those of the constants that it is given. */
  readonly text: string;
}

const known = new WeakMap<TSESTree.Program, ReadonlyMap<string, readonly TypedCall[]>>();

/** The calls of a file that are told one type, by that type as it is written. */
function typedCalls(resolution: Resolution): ReadonlyMap<string, readonly TypedCall[]> {
  const { ast, visitorKeys } = resolution.sourceCode;
  let calls = known.get(ast);
  if (!calls) {
    const found = new Map<string, TypedCall[]>();
    const pending: TSESTree.Node[] = [ast];
    for (let node = pending.pop(); node; node = pending.pop()) {
      if (node.type === AST_NODE_TYPES.CallExpression && node.typeArguments?.params.length === 1) {
        const [type] = node.typeArguments.params;
        const key = type ? resolution.sourceCode.getText(type) : '';
        found.set(key, [...(found.get(key) ?? []), { node, text: textOf(resolution, node) }]);
      }
      pushChildren(pending, node, visitorKeys);
    }
    calls = found;
    known.set(ast, calls);
  }
  return calls;
}

function textOf(resolution: Resolution, call: TSESTree.CallExpression): string {
  const parts = [call, ...call.arguments.map((argument) => assignedOnce(resolution, argument))];
  return parts.map((part) => resolution.sourceCode.getText(part)).join(' ');
}
