import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import { stringOf } from '../resolve/imports.js';
import type { Resolution } from '../resolve/resolution.js';
import { statementKind } from '../sql/statement-kind.js';
import { HOLE } from '../sql/tokens.js';

const data = new Set(['select', 'insert', 'update', 'delete', 'merge']);
const openTable = new RegExp(`\\b(?:from|into|update|table|join)\\s+["\`]?${HOLE}`, 'iu');

/**
 * Does a call read or write rows that could be read or written together?
 * Not so for transaction control, DDL and statements whose table changes; where the text is not known, it does.
 */
export function isDataStatement(_resolution: Resolution, call: LibraryCall): boolean {
  const sql = call.member.roundTrip?.sql;
  if (sql === undefined) return true;
  const text = sql === 'template' ? templateText(call.node) : argumentText(call.node, sql.argument);
  if (text === undefined) return true;
  const kind = statementKind(text);
  if (kind !== undefined && !data.has(kind)) return false;
  return sql === 'template' || !openTable.test(text);
}

function templateText(node: LibraryCall['node']): string | undefined {
  if (node.type !== AST_NODE_TYPES.TaggedTemplateExpression) return undefined;
  return textOf(node.quasi);
}

function argumentText(node: LibraryCall['node'], index: number): string | undefined {
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return undefined;
  const argument = node.arguments[index];
  return argument && textOf(argument);
}

function textOf(node: TSESTree.Node): string | undefined {
  if (node.type !== AST_NODE_TYPES.TemplateLiteral) return stringOf(node);
  return node.quasis.map((quasi) => quasi.value.raw).join(HOLE);
}
