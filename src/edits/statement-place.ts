import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { hostOf } from './batch-place.js';

const directive = /^\s*(?:eslint-|@ts-|prettier-ignore|biome-ignore|oxlint-|istanbul|v8|c8)/u;

/** The statement of the same function that a node is in, if other statements can be put before it. */
export function statementAround({ sourceCode }: Resolution, node: TSESTree.Node): TSESTree.Node | undefined {
  let statement = node;
  while (!isListed(statement)) {
    if (!statement.parent || hostOf(statement) !== hostOf(node)) return undefined;
    statement = statement.parent;
  }
  if (hostOf(statement) !== hostOf(node)) return undefined;
  const comments = sourceCode.getCommentsBefore(statement);
  return comments.some(({ value }) => directive.test(value)) ? undefined : statement;
}

function isListed({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.BlockStatement || parent?.type === AST_NODE_TYPES.Program;
}

/** Are all comments within a range inside of parts that are kept as they are? */
export function keepsComments(
  { sourceCode }: Resolution,
  [start, end]: TSESTree.Range,
  kept: readonly (TSESTree.Node | undefined)[],
): boolean {
  return sourceCode
    .getAllComments()
    .filter(({ range }) => range[0] >= start && range[1] <= end)
    .every(({ range }) =>
      kept.some((part) => part && part.range[0] <= range[0] && range[1] <= part.range[1]),
    );
}
