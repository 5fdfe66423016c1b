import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import { dependsOnTurn } from '../analysis/references.js';
import type { BatchSql } from '../catalogue/batch-forms.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { insertedRow, keyedChange } from '../sql/keyed-change.js';
import { indexOf } from './batch-sql-read.js';
import type { TurnWrite } from './batch-written-call.js';
import { styleOf } from './file-style.js';
import { isSteady } from './steady.js';
import { writtenSql, type WrittenSql } from './written-sql.js';

/** A statement with the values that are given beside it, or in it. */
interface Statement {
  readonly resolution: Resolution;
  readonly iteration: Iteration;
  readonly call: LibraryCall;
  readonly fact: BatchSql;
  readonly sql: WrittenSql;
  readonly values: readonly TSESTree.Expression[];
  /** The text of the request with another statement and other values. */
  readonly request: (statement: string, values: readonly string[]) => string;
}

/** What does SQL text write in each turn, if one statement can write all of it? */
export function sqlWrite(
  resolution: Resolution,
  iteration: Iteration,
  call: LibraryCall,
): TurnWrite | undefined {
  const fact = call.member.roundTrip?.batchWrite?.find(({ form }) => form === 'sql');
  if (fact?.form !== 'sql') return undefined;
  const statement =
    call.node.type === AST_NODE_TYPES.TaggedTemplateExpression
      ? tagged(resolution, iteration, call, call.node, fact)
      : called(resolution, iteration, call, fact);
  return statement && (changeOf(statement) ?? insertOf(statement));
}

/** `pool.query('…', [id])` */
function called(
  resolution: Resolution,
  iteration: Iteration,
  call: LibraryCall,
  fact: BatchSql,
): Statement | undefined {
  const { node, name } = call;
  if (node.type !== AST_NODE_TYPES.CallExpression || node.optional || fact.list.includes('${'))
    return undefined;
  const { callee } = node;
  const [text, values, ...others] = node.arguments;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.optional || others.length > 0)
    return undefined;
  if (!text || values?.type !== AST_NODE_TYPES.ArrayExpression) return undefined;
  const given = values.elements.filter(
    (value): value is TSESTree.Expression => value !== null && value.type !== AST_NODE_TYPES.SpreadElement,
  );
  const sql = writtenSql(resolution, text);
  if (!sql || sql.holes.length > 0 || given.length !== values.elements.length) return undefined;
  if (!isSteady(resolution, iteration, callee.object, new Set())) return undefined;
  const receiver = resolution.sourceCode.getText(callee.object);
  return {
    resolution,
    iteration,
    call,
    fact,
    sql,
    values: given,
    request: (statement, list) => `${receiver}.${name}(${statement}, [${list.join(', ')}])`,
  };
}

/** The tag of a template: its values stand in the text. */
function tagged(
  resolution: Resolution,
  iteration: Iteration,
  call: LibraryCall,
  { quasi, tag }: TSESTree.TaggedTemplateExpression,
  fact: BatchSql,
): Statement | undefined {
  const sql = writtenSql(resolution, quasi);
  if (!sql || !fact.list.includes('${') || !isSteady(resolution, iteration, tag, new Set())) return undefined;
  const name = resolution.sourceCode.getText(tag);
  const named: BatchSql = { ...fact, list: fact.list.replace('sql(', () => `${name}(`) };
  return { resolution, iteration, call, fact: named, sql, values: sql.holes, request: (text) => name + text };
}

function changeOf(statement: Statement): TurnWrite | undefined {
  const { resolution, iteration, fact, request, sql, values } = statement;
  const change = keyedChange(sql.raw);
  const changing = values.filter((value) => dependsOnTurn(resolution, iteration, value));
  const [key, ...others] = changing;
  if (!change || !key || others.length > 0) return undefined;
  const index = values.indexOf(key);
  const found = change.keys.find((one) => (indexOf(one.placeholder || '?', one.index) ?? -1) === index);
  if (
    !found ||
    !values.every((value) => value === key || isSteady(resolution, iteration, value, new Set()))
  ) {
    return undefined;
  }
  const { placeholder } = found;
  // `$1` in two places would be a list in both.
  if (placeholder.startsWith('$') && sql.raw.split(placeholder).length > 2) return undefined;
  const text = (value: TSESTree.Expression) => resolution.sourceCode.getText(value);
  const list = (name: string) => fact.list.replace('#', () => placeholder || name);
  return {
    item: { node: key },
    of: { column: found.column },
    send: (name) =>
      request(
        sql.withPart(found.comparison, list(name)),
        values.map((value) => (value === key ? name : text(value))),
      ),
    member: /^\s*(\w+)/u.exec(sql.raw)?.[1]?.toUpperCase() ?? '',
    fact,
    notes: fact.atMost === undefined ? ['all of them or none'] : [],
    atMost: fact.atMost,
  };
}

function insertOf(statement: Statement): TurnWrite | undefined {
  const { resolution, fact, request, sql, values } = statement;
  const row = insertedRow(sql.raw);
  if (!row || !fact.rows || row.placeholders.length !== values.length || values.length === 0)
    return undefined;
  const inOrder = row.placeholders.every(
    (placeholder, index) => (indexOf(placeholder || '?', index) ?? -1) === index,
  );
  if (!inOrder) return undefined;
  const text = (value: TSESTree.Expression) => resolution.sourceCode.getText(value);
  const common = { of: 'rows', member: 'INSERT', fact, notes: [] } as const;
  const list = `[${values.map((value) => text(value)).join(', ')}]`;
  const { quote } = styleOf(resolution.sourceCode, statement.call.node);
  switch (fact.rows) {
    case 'nested':
      return {
        ...common,
        notes: fact.atMost === undefined ? ['all of them or none'] : [],
        atMost: fact.atMost,
        item: { text: () => list },
        send: (name) => request(sql.withPart(row.values, '?'), [name]),
      };
    case 'named': {
      const tag = fact.list.slice(fact.list.indexOf('${') + 2, fact.list.indexOf('('));
      const columns = row.columns.map((column) => quote + column + quote);
      const entries = values.map((value, index) => entry(row.columns[index] ?? '', text(value)));
      return {
        ...common,
        item: { text: () => `{ ${entries.join(', ')} }` },
        send: (name) =>
          request(sql.withPart(row.whole, `\${${[`${tag}(${name}`, ...columns].join(', ')})}`), []),
        atMost: values.length > 32 ? 100 : 1000,
      };
    }
    default: {
      if (/[`$]\{?/u.test(sql.raw.replace(/\$\d+/gu, ''))) return undefined;
      const count = values.length;
      const start = count === 1 ? 'index' : `${count} * index`;
      const place = values.map((_, at) => `$\${${start} + ${at + 1}}`).join(', ');
      const places = `part.map((_, index) => \`(${place})\`)`;
      const whole = sql.withPart(row.values, "${places.join(', ')}").slice(1, -1);
      return {
        ...common,
        item: { text: () => list },
        send: () => request(`\`${whole}\``, []).replace(/\[\]\)$/u, 'part.flat())'),
        parts: (part) => [`const part = ${part};`, `const places = ${places};`],
        atMost: values.length > 32 ? 100 : 1000,
      };
    }
  }
}

function entry(column: string, value: string): string {
  return column === value ? column : `${column}: ${value}`;
}
