import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { statementKind } from '../sql/statement-kind.js';
import { HOLE } from '../sql/tokens.js';
import { sentSql } from './sql-text.js';

const data = new Set(['select', 'insert', 'update', 'delete', 'merge']);
const openTable = new RegExp(`\\b(?:from|into|update|table|join)\\s+["\`]?${HOLE}`, 'iu');

/**
 * Does a call read or write rows that could be read or written together?
 * Not so for transaction control, DDL and statements whose table changes; where the text is not known, it does.
 */
export function isDataStatement(resolution: Resolution, call: LibraryCall): boolean {
  const text = sentSql(resolution, call)?.text;
  if (text === undefined) return true;
  const kind = statementKind(text);
  if (kind !== undefined && !data.has(kind)) return false;
  return call.node.type === AST_NODE_TYPES.TaggedTemplateExpression || !openTable.test(text);
}

/** Does a call only read, as far as its member or the text of its statement says? */
export function isRead(resolution: Resolution, call: LibraryCall): boolean {
  const { roundTrip } = call.member;
  if (roundTrip?.access !== 'command') return roundTrip?.access === 'read';
  const text = sentSql(resolution, call)?.text;
  return text !== undefined && statementKind(text) === 'select';
}
