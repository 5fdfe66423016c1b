import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import type { Iteration } from './iteration.js';

/** How a message speaks of an iteration: `` `orders` ``, or `this loop` where its source is long. */
export function iterationName({ sourceCode }: Resolution, { node, source }: Iteration): string {
  const text = source && sourceCode.getText(source);
  if (text !== undefined && text.length <= 40 && !/[\n`]/u.test(text)) return `\`${text}\``;
  return node.type === AST_NODE_TYPES.CallExpression ? 'this list' : 'this loop';
}
