import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { assignedOnce } from './assigned-once.js';
import type { Iteration } from './iteration.js';
import { isCapped, isSmallNumber } from './number-bound.js';

/** Does a loop count up to a number that can be large: `for (let page = 0; page < pages; page++)`? */
export function countsFar(resolution: Resolution, { node }: Iteration): boolean {
  if (node.type !== AST_NODE_TYPES.ForStatement || node.test?.type !== AST_NODE_TYPES.BinaryExpression)
    return false;
  if (node.update?.type !== AST_NODE_TYPES.UpdateExpression || !/^<=?$/u.test(node.test.operator))
    return false;
  const end = assignedOnce(resolution, node.test.right);
  return !(end.type === AST_NODE_TYPES.Literal ? isSmallNumber(end) : isCapped(end));
}
