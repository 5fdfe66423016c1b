import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { assignedOnce } from './assigned-once.js';

/** What makes the text of a statement says what is asked: `execute(queuesForEvent(schema), [event])`. */
export function statementMaker(
  resolution: Resolution,
  { arguments: [text] }: TSESTree.CallExpression,
): TSESTree.CallExpression | undefined {
  if (text?.type !== AST_NODE_TYPES.Identifier || !/sql|query|statement/iu.test(text.name)) return undefined;
  const made = assignedOnce(resolution, text);
  return made.type === AST_NODE_TYPES.CallExpression ? made : undefined;
}
