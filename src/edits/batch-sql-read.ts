import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import { dependsOnTurn } from '../analysis/references.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import type { SqlKey } from '../sql/keyed-comparison.js';
import { keyedCount, type KeyedCount } from '../sql/keyed-count.js';
import { keyedSelect } from '../sql/keyed-select.js';
import { isIdentifying, unchangingText } from './batch-condition.js';
import { rowName, type KeyedRead } from './batch-keyed-read.js';
import type { Reads } from './batch-plain.js';
import { isSteady } from './steady.js';
import type { CountedRow } from './counted-row.js';
import { styleOf } from './file-style.js';
import { writtenSql, type WrittenSql } from './written-sql.js';

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
  const query = sql && sql.holes.length === 0 ? queryIn(sql) : undefined;
  if (receiver === undefined || !sql || !query) return undefined;

  // The one value that changes; the conditions on others hold for all keys alike.
  const changing = values.elements.filter((value) => value && dependsOnTurn(resolution, iteration, value));
  const [key] = changing;
  const index = values.elements.indexOf(key ?? null);
  const found = query.keys.find((one) => indexOf(one.placeholder, one.index) === index);
  if (!key || !found || changing.length > 1 || key.type === AST_NODE_TYPES.SpreadElement) return undefined;
  if (!isIdentifying(found.written, key)) return undefined;
  const given = values.elements.map((value) => (value === key ? '' : value && unchangingText(parts, value)));
  if (given.some((value) => typeof value !== 'string')) return undefined;
  const { placeholder } = found;
  const column = placeholder === '?' ? found.written : found.column;
  // `$1` in two places would be a list in both.
  if (placeholder !== '?' && sql.raw.split(placeholder).length > 2) return undefined;

  const list = batch.list.replace('#', () => placeholder);
  const types = node.typeArguments ? resolution.sourceCode.getText(node.typeArguments) : '';
  const { quote } = styleOf(resolution.sourceCode, node);
  const written = { anyRows: batch.anyRows, quote, types };
  const count = query.count && countedRow(query.count, { ...written, hasNames: placeholder === '?' });
  if (query.count && !count) return undefined;
  const addsColumn = query.addsColumn(found);
  const ofRows =
    (count !== undefined || addsColumn) && shape === 'rows'
      ? types.replace(/>$/u, ` & { ${column}: unknown }>`)
      : types;
  return {
    key,
    member: name,
    readMany: (keys) =>
      `${receiver}.${name}${ofRows}(${query.forMany(found, list)}, [${given.with(index, keys).join(', ')}])`,
    atMost: batch.atMost,
    rows: { name: rowName(query.table), column, addsColumn, ...rowsOf(count) },
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
  const query = sql && queryIn(sql);
  const changing = (sql?.holes ?? []).filter((value) => dependsOnTurn(resolution, iteration, value));
  const [key, ...others] = changing;
  if (!sql || !query || !key || others.length > 0) return undefined;
  const found = query.keys.find(({ index }) => sql.holes[index] === key);
  if (!found || !isIdentifying(found.column, key)) return undefined;
  if (!isSteady(resolution, iteration, node, new Set([key]))) return undefined;
  const tag = resolution.sourceCode.text.slice(node.range[0], node.quasi.range[0]);
  const name = resolution.sourceCode.getText(node.tag);
  const list = (keys: string) => batch.list.replace('sql(', () => `${name}(`).replace('#', () => keys);
  const { quote } = styleOf(resolution.sourceCode, node);
  const types = node.typeArguments ? resolution.sourceCode.getText(node.typeArguments) : '';
  const written = { anyRows: batch.anyRows, quote, types };
  const count = query.count && countedRow(query.count, { ...written, hasNames: false });
  const addsColumn = query.addsColumn(found);
  if ((query.count && !count) || ((query.count !== undefined || addsColumn) && types !== ''))
    return undefined;
  return {
    key,
    member: name,
    readMany: (keys) => tag + query.forMany(found, list(keys)),
    atMost: batch.atMost,
    rows: { name: rowName(query.table), column: found.column, addsColumn, ...rowsOf(count) },
    shape: member.roundTrip?.rows,
  };
}

/** A query that many keys can share, and its text for them. */
interface KeyedQuery {
  readonly table: string;
  readonly keys: readonly SqlKey[];
  readonly count?: KeyedCount;
  /** For many keys, the rows get a column more. */
  readonly addsColumn: (key: SqlKey) => boolean;
  /** The text in the code with another comparison, which takes many keys. */
  readonly forMany: (key: SqlKey, comparison: string) => string;
}

function queryIn(sql: WrittenSql): KeyedQuery | undefined {
  const select = keyedSelect(sql.raw);
  if (select) {
    const { keys, shows, start, table } = select;
    return {
      table,
      keys: keys.filter((key) => shows(key) !== 'otherwise'),
      addsColumn: (key) => shows(key) === 'not',
      forMany: (key, list) =>
        sql.withParts([
          { start, end: start, text: shows(key) === 'not' ? `${key.qualified}, ` : '' },
          { ...key.comparison, text: list },
        ]),
    };
  }
  const count = keyedCount(sql.raw);
  if (!count) return undefined;
  const { end, keys, start, table } = count;
  return {
    table,
    keys,
    count,
    addsColumn: () => false,
    forMany: ({ comparison, qualified }, list) =>
      sql.withParts([
        { start, end: start, text: `${qualified}, ` },
        { ...comparison, text: list },
        { start: end, end, text: ` GROUP BY ${qualified}` },
      ]),
  };
}

/** How a request is written. */
interface Written {
  /** Its answers call columns as they are written. */
  readonly hasNames: boolean;
  readonly quote: string;
  readonly types: string;
  readonly anyRows: string | undefined;
}

/** The number in a row of counts; undefined where nothing tells its name, or how the code declares it. */
function countedRow(
  { isNumber, name, written }: KeyedCount,
  { anyRows, hasNames, quote, types }: Written,
): CountedRow | undefined {
  const called = hasNames ? written : name;
  if (called === undefined) return undefined;
  const common = { name: called, isNumber, isRow: false };
  const isDeclared = (type: string) => new RegExp(`\\b${called}['"]?\\s*:\\s*${type}\\b`, 'u').test(types);
  const isOpen = types === '' || types.slice(1, -1).trim() === anyRows;
  if (isNumber || isDeclared('number') || (hasNames && isOpen)) return { ...common, none: '0' };
  return isOpen || isDeclared('string') ? { ...common, none: `${quote}0${quote}` } : undefined;
}

function rowsOf(counted: CountedRow | undefined) {
  const reads = counted ? 'count' : 'all';
  return { facts: { reads, miss: 'undefined' }, ...(counted ? { counted } : {}) } as const;
}

/** `$2` is the second value, a plain `?` the next. */
export function indexOf(placeholder: string, before: number): number | undefined {
  if (placeholder === '?') return before;
  const number = /^\$(\d+)$/u.exec(placeholder)?.[1];
  return number === undefined ? undefined : Number(number) - 1;
}
