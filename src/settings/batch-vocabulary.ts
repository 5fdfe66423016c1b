import type {
  BatchComparedRead,
  BatchComparison,
  BatchInsert,
  BatchRead,
  BatchRows,
  BatchSql,
  BatchWrite,
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
const notes = { isAtomic: optional(flag), note: optional(text) };
const keyed = (name: string) =>
  optional(object<NonNullable<BatchInsert['adds']>>(name, { key: text, value: text }));

const comparisons = listOf(
  object<BatchComparison>('a key there', { from: listOf(text), to: listOf(text), uses: optional(flag) }),
);

const ends = listOf(
  object<BatchComparedRead['ends'][number]>('a key there', { one: text, all: optional(text) }),
);

/** How a user says that reads by a key can be one read of all keys. */
export const batchRead = byForm<BatchRead['form']>({
  'list-of-keys': formed<BatchRead, 'list-of-keys'>('list-of-keys', { member: text }),
  sql: formed<BatchRead, 'sql'>('sql', { list: text }),
  compared: formed<BatchRead, 'compared'>('compared', { comparisons, chain: listOf(text), ends }),
  rows: formed<BatchRead, 'rows'>('rows', {
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
    groups: optional(object<NonNullable<BatchRows['groups']>>('a key there', { asks: text, count: text })),
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
  compared: formed<BatchWrite, 'compared'>('compared', { ...notes, comparisons }),
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
    list: text,
    rows: optional(oneOf<NonNullable<BatchSql['rows']>>({ named: true, nested: true, numbered: true })),
  }),
});

export const batchWrite = listOf(batchWriteForm);
