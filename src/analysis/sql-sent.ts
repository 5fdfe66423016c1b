import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
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
  if (known) return isAt(sqlPositionOf(known.member), index, key) ? 'library' : undefined;
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
  'queryText',
]);

/**
 * Words in the names of functions that take SQL: `query`, `executeSql`, `$queryRawUnsafe`, `oneOrNone`, `fetchAll`.
 * A name alone would be nothing; handed a whole statement of SQL, it is evidence enough.
 */
const sendingWords = new Set([
  ...[
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
  ...['with', 'create', 'set', 'transform', 'convert', 'extract', 'split', 'get'],
]);

const logs =
  /(?:^|[._$])(?:console|debug|log|logs|logger|logging|trace|tracer|span|metrics|prompt|prompts)$/iu;

function isNamedLikeQuery(call: CallNode): boolean {
  if (call.type === AST_NODE_TYPES.TaggedTemplateExpression) return false;
  const callee = bare(call.callee);
  const words = wordsOf(lastName(callee) ?? '');
  const [first] = words;
  if (first === undefined || !words.some((word) => sendingWords.has(word))) return false;
  if (words.length > 1 && readingWords.has(first)) return false;
  const receiver = callee.type === AST_NODE_TYPES.MemberExpression ? lastName(callee.object) : undefined;
  return receiver === undefined || !logs.test(receiver);
}

/** The words of a name, in lower case: `$queryRaw`, `QUERY_RAW` and `query-raw` have two. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/(?<lower>[a-z\d])(?<upper>[A-Z])/gu, '$<lower> $<upper>')
    .toLowerCase()
    .split(/[^a-z\d]+/u)
    .filter((word) => word !== '');
}
