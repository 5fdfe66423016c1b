import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, keyName } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';

/** `ids` of `where: { id: { in: ids } }`: as many rows as there are ids. */
export function askedList(condition: TSESTree.Node, depth = 3): TSESTree.Node | undefined {
  if (condition.type !== AST_NODE_TYPES.ObjectExpression || depth === 0) return undefined;
  for (const property of condition.properties) {
    if (property.type !== AST_NODE_TYPES.Property) continue;
    const value = bare(property.value);
    const isId = /^_?id$/u.test(keyName(property) ?? '');
    const list = isId ? listOfIds(value) : askedList(value, depth - 1);
    if (list) return list;
  }
  return undefined;
}

function listOfIds(condition: TSESTree.Node): TSESTree.Node | undefined {
  if (condition.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
  const [only] = condition.properties;
  return only?.type === AST_NODE_TYPES.Property && /^\$?in$/u.test(keyName(only) ?? '')
    ? only.value
    : undefined;
}

/** What makes the text of a statement says what is asked: `execute(queuesForEvent(schema), [event])`. */
export function statementMaker(
  resolution: Resolution,
  { arguments: [text] }: TSESTree.CallExpression,
): TSESTree.CallExpression | undefined {
  if (text?.type !== AST_NODE_TYPES.Identifier || !/sql|query|statement/iu.test(text.name)) return undefined;
  const made = assignedOnce(resolution, text);
  return made.type === AST_NODE_TYPES.CallExpression ? made : undefined;
}
