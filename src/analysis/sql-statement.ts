import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import { stringOf } from '../resolve/imports.js';
import type { Resolution } from '../resolve/resolution.js';
import { statementKind } from '../sql/statement-kind.js';
import { HOLE } from '../sql/tokens.js';
import { assignedOnce } from './assigned-once.js';

const data = new Set(['select', 'insert', 'update', 'delete', 'merge']);
const openTable = new RegExp(`\\b(?:from|into|update|table|join)\\s+["\`]?${HOLE}`, 'iu');

/**
 * Does a call read or write rows that could be read or written together?
 * Not so for transaction control, DDL and statements whose table changes; where the text is not known, it does.
 */
export function isDataStatement(resolution: Resolution, call: LibraryCall): boolean {
  const text = sentText(resolution, call);
  if (text === undefined) return true;
  const kind = statementKind(text);
  if (kind !== undefined && !data.has(kind)) return false;
  return call.member.roundTrip?.sql === 'template' || !openTable.test(text);
}

/** Does a call only read, as far as its member or the text of its statement says? */
export function isRead(resolution: Resolution, call: LibraryCall): boolean {
  const { roundTrip } = call.member;
  if (roundTrip?.access !== 'command') return roundTrip?.access === 'read';
  const text = sentText(resolution, call);
  return text !== undefined && statementKind(text) === 'select';
}

/** The text of the statement that a call sends, with a hole for each value that is not known. */
function sentText(resolution: Resolution, { member, node }: LibraryCall): string | undefined {
  const sql = member.roundTrip?.sql;
  if (sql === undefined) return undefined;
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return textOf(node.quasi);
  const argument = sql === 'template' ? undefined : node.arguments[sql.argument];
  return argument && textOf(assignedOnce(resolution, argument));
}

function textOf(node: TSESTree.Node): string | undefined {
  if (node.type !== AST_NODE_TYPES.TemplateLiteral) return stringOf(node);
  return node.quasis.map((quasi) => quasi.value.raw).join(HOLE);
}
