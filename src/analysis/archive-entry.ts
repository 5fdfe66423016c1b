import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import type { Iteration } from './iteration.js';
import { dependsOnTurn } from './references.js';

/**
 * Does a call put an entry of its own into an archive in memory, which finds entries by their names: `zip.file(name, text)`?
 * An archive that is written as a stream takes them in order.
 */
export function addsEntry(
  resolution: Resolution,
  iteration: Iteration,
  { arguments: [name, content], callee: called, parent }: TSESTree.CallExpression,
): boolean {
  const callee = bare(called);
  return (
    parent.type === AST_NODE_TYPES.ExpressionStatement &&
    name !== undefined &&
    content !== undefined &&
    callee.type === AST_NODE_TYPES.MemberExpression &&
    /^(?:addFile|file)$/u.test(propertyName(callee) ?? '') &&
    assignedOnce(resolution, callee.object).type === AST_NODE_TYPES.NewExpression &&
    dependsOnTurn(resolution, iteration, name)
  );
}
