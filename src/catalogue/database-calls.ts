import type { BatchRead, BatchRows, BatchWrite } from './batch-forms.js';
import type { RoundTrip } from './schema.js';

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

/** The same call of SQL text, with how a condition compares a column with the list at a placeholder, `#`. */
export function batchedSql<Call extends DatabaseCall>(call: Call, list: string): Call {
  return { ...call, roundTrip: { ...call.roundTrip, batch: { form: 'sql', list } } };
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
