import { expect, it } from 'vitest';
import { settingsOf } from '../../src/settings.js';
import { SettingsError } from '../../src/settings/settings-error.js';

const root = "settings['backend-performance'].libraries";

function messageFor(libraries: unknown): string {
  try {
    settingsOf({ settings: { 'backend-performance': { libraries } } });
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return 'valid';
}

/** The message about one member of one type, without the path to it. */
function messageForMember(member: unknown): string {
  const message = messageFor([
    { modules: ['@acme/db'], types: { Database: { members: { query: member } } } },
  ]);
  return message.replace(`${root}[0].types.Database.members.query`, '…');
}

const roundTrip = { server: 'database', access: 'read' };
const cacheWrite = { purpose: 'cache', key: 0, wayOut: 'give it a time to live' };

it.each([
  [[]],
  [[{ modules: ['@acme/db'], exports: {} }]],
  [[{ modules: ['@acme/db'], types: { Database: {} } }]],
  [[{ modules: ['**/{a,b}', './c'], exports: { db: { like: { package: 'pg', type: 'Pool' } } } }]],
])('%j is valid', (libraries) => {
  expect(messageFor(libraries)).toBe('valid');
});

it('every word of the vocabulary may be used', () => {
  const bound = { keys: ['max'], default: 10 };
  const member = {
    gives: 'Database',
    is: { package: 'knex', type: 'Knex' },
    injects: 'Database',
    callback: [null, undefined, 'Database'],
    iterates: { source: 0, callback: 1, sequential: true },
    roundTrip: {
      ...roundTrip,
      sent: 'when-awaited',
      sql: { argument: 0, keys: ['text'] },
      rows: 'rows',
      forMany: 'ask once',
      mergedInTick: true,
      batch: { form: 'list-of-keys', member: 'getMany' },
    },
    acquires: {
      resource: 'client',
      releasedBy: { member: 'release', awaited: true },
      takes: 'at-once',
      callbackParameter: 1,
      callbackRelease: 2,
      selfReleasing: 'call `query()`',
      openers: ['begin'],
      endsAfterFailure: false,
      disposable: { since: '3.1', using: 'await using' },
    },
    releases: { argument: 0 },
    cacheWrite: {
      ...cacheWrite,
      ttl: { form: 'argument', argument: 2, unit: 's', zero: 'forever', keys: ['ttl'], write: 'ttl' },
      conditions: ['NX'],
      onRequest: false,
      fillsHash: false,
      expiresByDefault: false,
    },
    cacheRead: { key: 0 },
    expires: { key: 0 },
    counts: { key: 0 },
    sends: 'words',
    constructs: {
      options: 'any',
      bounds: ['max'],
      boundedByDefault: true,
      boundedKinds: ['lru'],
      boundArgument: 0,
    },
    onServer: roundTrip,
    isServer: true,
    serversAt: ['redis://'],
    tunes: {
      options: 0,
      connections: bound,
      acquireTimeout: { ...bound, default: 'none', unit: 'ms' },
      idleTimeout: bound,
      requestTimeout: bound,
      retention: bound,
    },
    enqueues: { options: 2, retention: ['removeOnComplete'], keepsFinished: true },
    blocks: { asyncForm: 'hash' },
    limits: { concurrency: { argument: 1, key: 'concurrency' }, boundedByDefault: true },
    atMost: 10,
    chunks: { size: 1 },
  };
  expect(messageForMember(member)).toBe('valid');
  expect(messageForMember({ roundTrip: { ...roundTrip, sql: 'template' }, releases: 'receiver' })).toBe(
    'valid',
  );
  expect(messageForMember({ callback: [], limits: { concurrency: 'always' } })).toBe('valid');
  for (const ttl of [
    { form: 'tokens', from: 2, words: ['EX'], write: 'EX', unit: 's' },
    { form: 'option', argument: 2, keys: ['ttl'], write: 'ttl', value: '#', unit: 'ms', zero: 'default' },
    { form: 'items', argument: 0, keys: ['ttl'], write: 'ttl', unit: 'ms' },
  ]) {
    expect(messageForMember({ cacheWrite: { ...cacheWrite, ttl } })).toBe('valid');
  }
});

it.each([
  ['an entry', [1], '[0] must be an object with modules, exports, types, but it is 1.'],
  [
    'no modules',
    [{ exports: {} }],
    '[0].modules is missing. It must be a list with at least one entry, each a text that is not empty.',
  ],
  [
    'an empty list',
    [{ modules: [], exports: {} }],
    '[0].modules must be a list with at least one entry, each a text that is not empty, but it is [].',
  ],
  [
    'an empty pattern',
    [{ modules: ['a', ''], exports: {} }],
    "[0].modules[1] must be a text that is not empty, but it is ''.",
  ],
  [
    'open braces',
    [{ modules: ['{a'], exports: {} }],
    "[0].modules[0] must be a pattern whose braces are closed and not nested, but it is '{a'.",
  ],
  [
    'nothing to say',
    [{ modules: ['a'] }],
    '[0] says nothing about its modules. It must have "exports", "types" or both.',
  ],
  [
    'an unknown key',
    [{ modules: ['a'], export: {} }],
    '[0].export is not a key of a library. Did you mean "exports"?',
  ],
  [
    'exports that are a list',
    [{ modules: ['a'], exports: [] }],
    '[0].exports must be an object, but it is [].',
  ],
  [
    'an export that is a text',
    [{ modules: ['a'], exports: { 'get-db': 'Pool' } }],
    "[0].exports['get-db'] must be an object with like, gives, answers, answersRow, is, injects, callback, iterates, roundTrip, sql, chooses, acquires, releases, subscribes, cacheWrite, cacheRead, expires, counts, sends, constructs, onServer, isServer, serversAt, tunes, enqueues, blocks, limits, atMost, chunks, but it is 'Pool'.",
  ],
  [
    'an unknown package',
    [{ modules: ['a'], exports: { db: { like: { package: 'pgg', type: 'Pool' } } } }],
    '[0].exports.db.like.package: "pgg" is not a package that is known. Did you mean "pg"?',
  ],
  [
    'an unknown type of a package',
    [{ modules: ['a'], exports: { db: { like: { package: 'pg', type: 'Pol' } } } }],
    '[0].exports.db.like.type: "Pol" is not a type of "pg". Did you mean "Pool"?',
  ],
  [
    'half a type',
    [{ modules: ['a'], exports: { db: { like: { package: 'pg' } } } }],
    '[0].exports.db.like.type is missing. It must be a text that is not empty.',
  ],
  [
    'two bases',
    [{ modules: ['a'], types: { A: {}, B: { extends: 'A', like: { package: 'pg', type: 'Pool' } } } }],
    '[0].types.B has both "like" and "extends". It must have one of them.',
  ],
  [
    'a base that is no type',
    [{ modules: ['a'], types: { Base: {}, Users: { extends: 'Bas' } } }],
    '[0].types.Users.extends: "Bas" is not one of its "types". Did you mean "Base"?',
  ],
  [
    'a second entry',
    [
      { modules: ['a'], exports: {} },
      { modules: ['b'], exports: { x: { gives: 'Y' } } },
    ],
    '[1].exports.x.gives: "Y" is not one of its "types". There is none.',
  ],
])('%s is refused', (_, libraries, message) => {
  expect(messageFor(libraries)).toBe(root + message);
});

it.each([
  [{ roundtrip: roundTrip }, '….roundtrip is not a fact about a member. Did you mean "roundTrip"?'],
  [
    { roundTrip: { ...roundTrip, server: 'databse' } },
    '….roundTrip.server must be one of "database", "cache", "search", "queue", "http", "file", "process", but it is \'databse\'. Did you mean "database"?',
  ],
  [
    { roundTrip: { server: 'database' } },
    '….roundTrip.access is missing. It must be one of "read", "write", "command".',
  ],
  [
    { roundTrip: true },
    '….roundTrip must be an object with server, access, sent, sql, rows, forMany, mixes, sameValues, mergedInTick, sendsCollected, sendsReturned, queuedByRuntime, batch, batchWrite, but it is true.',
  ],
  [
    { roundTrip: { ...roundTrip, forMany: '' } },
    "….roundTrip.forMany must be a text that is not empty, but it is ''.",
  ],
  [
    { roundTrip: { ...roundTrip, sql: { argument: -1 } } },
    '….roundTrip.sql.argument must be the index of an argument: 0, 1, 2, …, but it is -1.',
  ],
  [
    { roundTrip: { ...roundTrip, batch: { form: 'rowss' } } },
    '….roundTrip.batch.form must be one of "list-of-keys", "sql", "compared", "items", "rows", but it is \'rowss\'. Did you mean "rows"?',
  ],
  [
    { cacheWrite: { ...cacheWrite, ttl: { form: 'tokens' } } },
    '….cacheWrite.ttl.from is missing. It must be the index of an argument: 0, 1, 2, ….',
  ],
  [
    { cacheWrite: { ...cacheWrite, ttl: { unit: 's' } } },
    '….cacheWrite.ttl.form must be one of "tokens", "argument", "option", "items", but it is undefined.',
  ],
  [
    { releases: 'reciever' },
    '….releases must be "receiver", but it is \'reciever\'. Did you mean "receiver"?',
  ],
  [{ releases: 1 }, '….releases must be an object with argument, but it is 1.'],
  [{ gives: 'Databse' }, '….gives: "Databse" is not one of its "types". Did you mean "Database"?'],
  [
    { gives: 1 },
    '….gives must be a name from "types", or { "package", "type" } of a known library, but it is 1.',
  ],
  [{ callback: ['Database', 'Tx'] }, '….callback[1]: "Tx" is not one of its "types". Valid names: Database.'],
  [
    { callback: 'Database' },
    '….callback must be a list with at least one entry, each a name from "types", or { "package", "type" } of a known library, or null, but it is \'Database\'.',
  ],
  [
    { is: 'Database', like: { package: 'pg', type: 'Pool' } },
    '… has both "like" and "is". It must have one of them.',
  ],
])('the member %j is refused', (member, message) => {
  expect(messageForMember(member)).toBe(message);
});

it('settings with names of Object.prototype are like any others', () => {
  const libraries = JSON.parse(
    '[{ "modules": ["a"], "exports": { "__proto__": {}, "constructor": { "gives": "toString" } } }]',
  );
  expect(messageFor(libraries)).toBe(
    `${root}[0].exports.constructor.gives: "toString" is not one of its "types". There is none.`,
  );
});
