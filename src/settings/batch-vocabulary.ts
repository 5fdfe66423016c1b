import type {
  BatchComparison,
  BatchGroups,
  BatchInsert,
  BatchItems,
  BatchRead,
  BatchRows,
  BatchSql,
  BatchWrite,
  BuilderCount,
  BuilderEnd,
} from '../catalogue/batch-forms.js';
import {
  amount,
  byForm,
  flag,
  formed,
  listOf,
  object,
  oneOf,
  optional,
  position,
  text,
  wordOr,
} from './checks.js';

const words = optional(listOf(text));
const keys = { atMost: optional(amount), splitsUnless: words, nullMatches: optional(flag) };
const notes = { isAtomic: optional(flag), note: optional(text) };
const keyed = (name: string) =>
  optional(object<NonNullable<BatchInsert['adds']>>(name, { key: text, value: text }));

const comparisons = listOf(
  object<BatchComparison>('a key there', { from: listOf(text), to: listOf(text), uses: optional(flag) }),
);

const ends = listOf(object<BuilderEnd>('a key there', { one: text, all: optional(text) }));

const counts = optional(
  object<BuilderCount>('a key there', {
    call: text,
    adds: text,
    addsLast: optional(flag),
    puts: optional(text),
    isNumber: optional(flag),
    ends,
  }),
);

/** How a user says that reads by a key can be one read of all keys. */
export const batchRead = byForm<BatchRead['form']>({
  'list-of-keys': formed<BatchRead, 'list-of-keys'>('list-of-keys', { member: text }),
  sql: formed<BatchRead, 'sql'>('sql', { ...keys, list: text, anyRows: optional(text) }),
  compared: formed<BatchRead, 'compared'>('compared', {
    ...keys,
    comparisons,
    chain: listOf(text),
    ends,
    counts,
  }),
  items: formed<BatchRead, 'items'>('items', {
    member: text,
    isCommand: optional(flag),
    atMost: amount,
    table: text,
    key: text,
    keeps: listOf(text),
    selects: object<BatchItems['selects']>('a key there', { names: text, aliases: text }),
    item: text,
    input: text,
    found: text,
    left: text,
  }),
  rows: formed<BatchRead, 'rows'>('rows', {
    ...keys,
    member: text,
    argument: position,
    under: optional(text),
    column: optional(text),
    list: text,
    uses: optional(text),
    keeps: words,
    chain: words,
    run: optional(text),
    reads: oneOf<BatchRows['reads']>({ one: true, first: true, all: true, count: true }),
    groups: optional(
      object<BatchGroups>('a key there', {
        asks: optional(text),
        builds: optional(text),
        count: text,
        isText: optional(flag),
      }),
    ),
    miss: oneOf<BatchRows['miss']>({ null: true, undefined: true }),
    ignoresMissing: optional(flag),
    isStrict: optional(flag),
  }),
});

/** How a user says that writes can be one write. */
const batchWriteForm = byForm<BatchWrite['form']>({
  insert: formed<BatchWrite, 'insert'>('insert', {
    ...notes,
    member: text,
    at: optional(text),
    argument: position,
    under: optional(text),
    isListed: optional(flag),
    keeps: words,
    adds: keyed('a key there'),
    notWith: words,
    noteUnless: keyed('a key there'),
    chain: words,
    atMost: optional(amount),
  }),
  change: formed<BatchWrite, 'change'>('change', {
    ...notes,
    ...keys,
    member: text,
    argument: position,
    under: optional(text),
    column: optional(wordOr(flag, text)),
    list: text,
    uses: optional(text),
    keeps: words,
    chain: words,
    isOne: optional(flag),
    ignoresMissing: optional(flag),
  }),
  compared: formed<BatchWrite, 'compared'>('compared', { ...notes, ...keys, comparisons }),
  operations: formed<BatchWrite, 'operations'>('operations', {
    ...notes,
    member: text,
    parts: listOf(text),
    chain: words,
  }),
  pipeline: formed<BatchWrite, 'pipeline'>('pipeline', {
    ...notes,
    open: text,
    run: text,
    listsErrors: optional(flag),
  }),
  sql: formed<BatchWrite, 'sql'>('sql', {
    ...notes,
    ...keys,
    list: text,
    rows: optional(oneOf<NonNullable<BatchSql['rows']>>({ named: true, nested: true, numbered: true })),
  }),
});

export const batchWrite = listOf(batchWriteForm);
