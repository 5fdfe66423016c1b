import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import { dependsOnTurn } from '../analysis/references.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { keyedSelect } from '../sql/keyed-select.js';
import { isIdentifying, rowName, unchangingText, type KeyedRead } from './batch-keyed-read.js';
import type { Reads } from './batch-plain.js';
import { isSteady } from './steady.js';
import { writtenSql } from './written-sql.js';

/** By which key does SQL text read, if the rows of all keys can be read together and told apart? */
export function sqlRead(
  resolution: Resolution,
  iteration: Iteration,
  { member, name, node }: LibraryCall,
  reads: Reads,
  isTyped: boolean,
): KeyedRead | undefined {
  const batch = member.roundTrip?.batch;
  if (batch?.form !== 'sql' || node.type !== AST_NODE_TYPES.CallExpression || node.optional) return undefined;
  const { callee } = node;
  const shape = member.roundTrip?.rows;
  // Without a type of its own, such an answer is rows or a summary of a write.
  if (isTyped && shape === 'first' && !node.typeArguments) return undefined;
  const [text, values, ...others] = node.arguments;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.optional || others.length > 0)
    return undefined;
  if (!text || values?.type !== AST_NODE_TYPES.ArrayExpression) return undefined;
  const parts = { resolution, iteration, reads };
  const receiver = unchangingText(parts, callee.object);
  const sql = writtenSql(resolution, text);
  const select = sql && sql.holes.length === 0 ? keyedSelect(sql.raw) : undefined;
  if (receiver === undefined || !sql || !select) return undefined;

  // The one value that changes; the conditions on others hold for all keys alike.
  const changing = values.elements.filter((value) => value && dependsOnTurn(resolution, iteration, value));
  const [key] = changing;
  const index = values.elements.indexOf(key ?? null);
  const found = select.keys.find((one) => indexOf(one.placeholder, one.index) === index);
  if (!key || !found || changing.length > 1 || key.type === AST_NODE_TYPES.SpreadElement) return undefined;
  if (!isIdentifying(found.column, key)) return undefined;
  const given = values.elements.map((value) => (value === key ? '' : value && unchangingText(parts, value)));
  if (given.some((value) => typeof value !== 'string')) return undefined;
  const { column, placeholder } = found;
  // `$1` in two places would be a list in both.
  if (placeholder !== '?' && sql.raw.split(placeholder).length > 2) return undefined;

  const written = sql.withPart(
    found.comparison,
    batch.list.replace('#', () => placeholder),
  );
  const types = node.typeArguments ? resolution.sourceCode.getText(node.typeArguments) : '';
  return {
    key,
    member: name,
    readMany: (keys) => `${receiver}.${name}${types}(${written}, [${given.with(index, keys).join(', ')}])`,
    rows: { name: rowName(select.table), column, facts: { reads: 'all', miss: 'undefined' } },
    shape,
  };
}

/** The same for the tag of a template, whose values stand in the text. */
export function taggedRead(
  resolution: Resolution,
  iteration: Iteration,
  { member, node }: LibraryCall,
): KeyedRead | undefined {
  const batch = member.roundTrip?.batch;
  if (batch?.form !== 'sql' || node.type !== AST_NODE_TYPES.TaggedTemplateExpression) return undefined;
  const sql = writtenSql(resolution, node.quasi);
  const select = sql && keyedSelect(sql.raw);
  const changing = (sql?.holes ?? []).filter((value) => dependsOnTurn(resolution, iteration, value));
  const [key, ...others] = changing;
  if (!sql || !select || !key || others.length > 0) return undefined;
  const found = select.keys.find(({ index }) => sql.holes[index] === key);
  if (!found || !isIdentifying(found.column, key)) return undefined;
  if (!isSteady(resolution, iteration, node, new Set([key]))) return undefined;
  const tag = resolution.sourceCode.text.slice(node.range[0], node.quasi.range[0]);
  const name = resolution.sourceCode.getText(node.tag);
  const list = (keys: string) => batch.list.replace('sql(', () => `${name}(`).replace('#', () => keys);
  return {
    key,
    member: name,
    readMany: (keys) => tag + sql.withPart(found.comparison, list(keys)),
    rows: { name: rowName(select.table), column: found.column, facts: { reads: 'all', miss: 'undefined' } },
    shape: member.roundTrip?.rows,
  };
}

/** `$2` is the second value, a plain `?` the next. */
export function indexOf(placeholder: string, before: number): number | undefined {
  if (placeholder === '?') return before;
  const number = /^\$(\d+)$/u.exec(placeholder)?.[1];
  return number === undefined ? undefined : Number(number) - 1;
}
