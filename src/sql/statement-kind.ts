import { isSign, readSql, statementsOf, withClauseOf, wordAt, type SqlTokens } from './statements.js';

export type StatementKind =
  'select' | 'insert' | 'update' | 'delete' | 'merge' | 'ddl' | 'transaction' | 'session' | 'call' | 'other';

const firstWords: Readonly<Record<StatementKind, readonly string[]>> = {
  select: ['select', 'values', 'table'],
  insert: ['insert', 'replace', 'upsert'],
  update: ['update'],
  delete: ['delete'],
  merge: ['merge'],
  ddl: ['create', 'alter', 'drop', 'truncate', 'comment', 'grant', 'revoke', 'reindex', 'rename', 'optimize'],
  transaction: [
    'begin',
    'start',
    'commit',
    'rollback',
    'savepoint',
    'release',
    'abort',
    'end',
    'lock',
    'unlock',
  ],
  session: [
    ...[
      'set',
      'reset',
      'show',
      'use',
      'listen',
      'unlisten',
      'notify',
      'discard',
      'pragma',
      'describe',
      'desc',
    ],
    ...[
      'analyze',
      'vacuum',
      'checkpoint',
      'kill',
      'flush',
      'attach',
      'detach',
      'refresh',
      'cluster',
      'system',
    ],
  ],
  call: ['call', 'exec', 'execute', 'do'],
  other: [
    'explain',
    'copy',
    'declare',
    'fetch',
    'prepare',
    'deallocate',
    'load',
    'unload',
    'import',
    'handler',
  ],
};

const kinds = new Map(
  Object.entries(firstWords).flatMap(([kind, words]) => words.map((word) => [word, kind as StatementKind])),
);

/** What does this text, known to be SQL, do? Judged by its first statement; `undefined` where no SQL begins. */
export function statementKind(sql: string): StatementKind | undefined {
  const read = readSql(sql);
  const first = statementsOf(read)[0];
  return first && kindOf(read, withClauseOf(read, first)?.main ?? first.from);
}

/** The kind of the statement that begins with the word at this place. */
export function kindOf(read: SqlTokens, start: number): StatementKind | undefined {
  let at = start;
  while (isSign(read, at, '(')) at++;
  return kinds.get(wordAt(read, at));
}
