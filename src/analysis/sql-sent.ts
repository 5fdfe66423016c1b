import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { databaseWords } from '../catalogue/database-names.js';
import type { Member, SqlPosition } from '../catalogue/schema.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare } from '../resolve/syntax.js';
import type { CallNode } from '../resolve/value.js';
import { isSqlTag, lastName } from './sql-syntax.js';

/** Why we believe that a call sends a text to a database: the catalogue says so, or the call is named like one. */
export type SentBy = 'library' | 'name';

/** Does this call send the text in this argument, or under this key of an object in it? */
export function isSentBy(
  { callAt }: Resolution,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: TSESTree.Node,
  key?: string,
): SentBy | undefined {
  const index = call.arguments.indexOf(argument as TSESTree.CallExpressionArgument);
  const known = callAt(call);
  if (known && isAt(sqlPositionOf(known.member), index, key)) return 'library';
  if (known && known.evidence !== 'convention') return undefined;
  return (key === undefined || textKeys.has(key)) && isNamedLikeQuery(call) ? 'name' : undefined;
}

/** Does this tag send the template, as the catalogue knows it? */
export function isSentByTag({ callAt }: Resolution, node: TSESTree.TaggedTemplateExpression): boolean {
  const known = callAt(node);
  return known !== undefined && sqlPositionOf(known.member) !== undefined;
}

/** Where does the text stand that a call sends, or that it prepares or runs in the process? */
export function sqlPositionOf({ sql, roundTrip }: Member): SqlPosition | undefined {
  return sql ?? roundTrip?.sql;
}

/** Is this template SQL, by the catalogue or by the name of its tag? */
export function isSqlTemplate(resolution: Resolution, node: TSESTree.TaggedTemplateExpression): boolean {
  return isSqlTag(node.tag) || isSentByTag(resolution, node);
}

function isAt(position: SqlPosition | undefined, index: number, key: string | undefined): boolean {
  if (position === undefined || position === 'template' || position.argument !== index) return false;
  return key === undefined || (position.keys?.includes(key) ?? false);
}

/** Keys under which options of a query hold its text. */
export const textKeys: ReadonlySet<string> = new Set([
  'text',
  'sql',
  'query',
  'statement',
  'sqlText',
  'sqlQuery',
  'rawQuery',
  'queryText',
  'queryString',
  'QueryString',
  'Statement',
]);

/**
 * Words in the names of functions that take SQL: `query`, `executeSql`, `$queryRawUnsafe`, `oneOrNone`, `fetchAll`.
 * A name alone would be nothing; handed a whole statement of SQL, it is evidence enough.
 */
const sendingWords = new Set([
  ...[
    'q',
    'query',
    'queries',
    'sql',
    'statement',
    'raw',
    'unsafe',
    'execute',
    'exec',
    'run',
    'prepare',
    'stream',
    'cursor',
  ],
  ...[
    'all',
    'any',
    'one',
    'none',
    'many',
    'each',
    'get',
    'first',
    'rows',
    'fetch',
    'read',
    'select',
    'iterate',
  ],
]);

/** First words of names of functions that look at SQL, or make other SQL of it. */
const readingWords = new Set([
  ...[
    'parse',
    'format',
    'validate',
    'highlight',
    'is',
    'to',
    'build',
    'explain',
    'lint',
    'normalize',
    'hash',
    'log',
  ],
  ...[
    'escape',
    'describe',
    'count',
    'strip',
    'print',
    'render',
    'use',
    'assert',
    'expect',
    'compile',
    'wrap',
    'add',
  ],
  ...['with', 'set', 'transform', 'convert', 'extract', 'split', 'get'],
]);

/** Last words of names of values that are given SQL, and send none: `logger`, `queryCache`, `promptBuilder`. */
const noDatabases =
  /(?:^|[._$])(?:console|debug|log|logs|logger|logging|trace|tracer|span|metrics|prompt|prompts)$|(?:cache|memo|map|registry)$/iu;

const noQueries = new Set([
  'error',
  'exception',
  'event',
  'key',
  'hash',
  'name',
  'label',
  'parser',
  'builder',
]);

function isNamedLikeQuery(call: CallNode): boolean {
  if (call.type === AST_NODE_TYPES.TaggedTemplateExpression) return false;
  const callee = bare(call.callee);
  const words = wordsOf(lastName(callee) ?? '');
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined || (words.length > 1 && noQueries.has(last))) return false;
  const receiver = callee.type === AST_NODE_TYPES.MemberExpression ? lastName(callee.object) : undefined;
  if (receiver !== undefined && noDatabases.test(receiver)) return false;
  if (readingWords.has(first) && (words.length > 1 || !sendingWords.has(first))) return false;
  return (
    words.some((word) => sendingWords.has(word)) ||
    wordsOf(receiver ?? '').some((word) => databaseWords.has(word))
  );
}

/** The words of a name, in lower case: `$queryRaw`, `QUERY_RAW` and `query-raw` have two. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/(?<lower>[a-z\d])(?<upper>[A-Z])/gu, '$<lower> $<upper>')
    .toLowerCase()
    .split(/[^a-z\d]+/u)
    .filter((word) => word !== '');
}
