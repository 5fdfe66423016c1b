import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import type { Iteration } from './iteration.js';

/** How a message speaks of an iteration: `` `orders` ``, or `this loop` where its source is long. */
export function iterationName(resolution: Resolution, { node, source }: Iteration): string {
  const isHere = source && resolution.at(source) === resolution;
  const text = isHere ? resolution.sourceCode.getText(source) : undefined;
  if (text !== undefined && text.length <= 40 && !/[\n`]/u.test(text)) return `\`${text}\``;
  return node.type === AST_NODE_TYPES.CallExpression ? 'this list' : 'this loop';
}
