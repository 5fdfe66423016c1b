import type { BatchRead, BatchRows, BatchSqlRead, BatchWrite } from './batch-forms.js';
import type { RoundTrip } from './schema.js';

/**
 * How many keys or rows an edit puts into one statement: few enough for each server, of which SQL Server takes 2,100
 * values, Oracle 1,000 in a list, SQLite 32,766 and PostgreSQL 65,535, and for MySQL to use its index.
 */
export const perStatement = 1000;

/** What a database library says about a call that asks the server something. */
export interface DatabaseCall {
  readonly roundTrip: RoundTrip;
}

/** A call that reads; `forMany` ends a sentence that starts with "Instead, ". */
export function reads(forMany?: string): DatabaseCall {
  return call('read', forMany);
}

/** A call that writes, or that opens or ends a transaction. */
export function writes(forMany?: string): DatabaseCall {
  return call('write', forMany);
}

/** A call that runs what its text says; `text` says where SQL stands, and where the rows are in the answer. */
export function runs(forMany?: string, text?: Pick<RoundTrip, 'sql' | 'rows'>): DatabaseCall {
  return { roundTrip: { ...call('command', forMany).roundTrip, ...text } };
}

/** A call that writes, where the batch form takes another change for each element. */
export function writesMixed(forMany: string): DatabaseCall {
  return { roundTrip: { ...call('write', forMany).roundTrip, mixes: true } };
}

/** A call that changes rows, where the batch form gives all of them the same values. */
export function writesSame(forMany: string, values: NonNullable<RoundTrip['sameValues']>): DatabaseCall {
  return { roundTrip: { ...call('write', forMany).roundTrip, sameValues: values } };
}

/** The same call of a library that sends nothing until somebody awaits the answer. */
export function whenAwaited({ roundTrip }: DatabaseCall): DatabaseCall {
  return { roundTrip: { ...roundTrip, sent: 'when-awaited' } };
}

/** The same call, with what an edit has to know to read the rows of all keys at once. */
export function batched<Call extends DatabaseCall>(call: Call, batch: Omit<BatchRows, 'form'>): Call {
  return { ...call, roundTrip: { ...call.roundTrip, batch: { form: 'rows', ...batch } } };
}

/** The same call of a builder, with how it compares a column with the keys. */
export function batchedBuilder<Call extends DatabaseCall>(
  call: Call,
  batch: Omit<Extract<BatchRead, { readonly form: 'compared' }>, 'form'>,
): Call {
  return { ...call, roundTrip: { ...call.roundTrip, batch: { form: 'compared', ...batch } } };
}

/** The same call of SQL text, with how a condition compares a column with the list at a placeholder. */
export function batchedSql<Call extends DatabaseCall>(call: Call, batch: Omit<BatchSqlRead, 'form'>): Call {
  return { ...call, roundTrip: { ...call.roundTrip, batch: { form: 'sql', ...batch } } };
}

/** The same call, with what an edit has to know to write all of it at once. */
export function together<Call extends DatabaseCall>(
  call: Call,
  ...batchWrite: readonly [BatchWrite, ...BatchWrite[]]
): Call {
  return { ...call, roundTrip: { ...call.roundTrip, batchWrite } };
}

function call(access: RoundTrip['access'], forMany: string | undefined): DatabaseCall {
  return { roundTrip: { server: 'database', access, ...(forMany === undefined ? {} : { forMany }) } };
}
