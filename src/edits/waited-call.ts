import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { rootOf } from '../analysis/turn.js';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';

/**
 * Can what a call gives be a promise, as far as its use shows? Not so where it is used as a value at once: a function
 * that nobody waits for cannot have waited for a server.
 */
export function isWaitedFor({ sourceCode }: Resolution, node: TSESTree.Node): boolean {
  const { use, outermost } = promiseUse(node);
  if (use === 'awaited' || use === 'returned' || use === 'listed' || use === 'dropped') return true;
  if (use !== 'stored') return false;
  const { parent } = outermost;
  if (parent?.type !== AST_NODE_TYPES.VariableDeclarator || parent.id.type !== AST_NODE_TYPES.Identifier) {
    return false;
  }
  const variable = ASTUtils.findVariable(sourceCode.getScope(parent.id), parent.id.name);
  return (
    variable !== null &&
    variable.references.some(
      ({ identifier, init }) => init !== true && /^(?:awaited|listed)$/u.test(promiseUse(identifier).use),
    )
  );
}

/** `Promise.all([…])` and the like, whose own calls are judged by themselves. */
export function isNativeWait(callee: TSESTree.Node): boolean {
  const root = rootOf(callee);
  return root.type === AST_NODE_TYPES.Identifier && root.name === 'Promise';
}
