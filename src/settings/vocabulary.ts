import type {
  Acquisition,
  Blocking,
  Bound,
  CacheWrite,
  Construction,
  Enqueue,
  Limit,
  Member,
  RoundTrip,
  RowsShape,
  Server,
  SqlPosition,
  TimeUnit,
  TtlForm,
  Tuning,
  TypeFacts,
  Zero,
} from '../catalogue/schema.js';
import { batchRead, batchWrite } from './batch-vocabulary.js';
import {
  amount,
  byForm,
  flag,
  formed,
  listOf,
  namesTo,
  object,
  oneOf,
  onlyOneOf,
  optional,
  position,
  text,
  wordOr,
  type Check,
} from './checks.js';

/** What stands where a type is named: the name of one of the user's own, or a type of the catalogue. */
export interface TypeOfPackage {
  readonly package: string;
  readonly type: string;
}

/** A member as users write it: the catalogue's facts, and `like` for a value that is like one of a library. */
export interface OwnMember extends Member {
  readonly like?: TypeOfPackage;
}

/** A type as users write it. */
export interface OwnType extends Omit<TypeFacts, 'added' | 'declaredAs'> {
  readonly like?: TypeOfPackage;
}

const words = optional(listOf(text));
const unit = oneOf<TimeUnit>({ s: true, ms: true });
const zero = oneOf<Zero>({ forever: true, default: true, 'at-once': true });
const optionsAt = wordOr(oneOf({ any: true }), position);
const withKey = { key: position };

const sql = wordOr(
  oneOf<Extract<SqlPosition, string>>({ template: true }),
  object<Exclude<SqlPosition, string>>('a key there', { argument: position, keys: words }),
);

const roundTrip = object<RoundTrip>('a fact about a round trip', {
  server: oneOf<Server>({
    database: true,
    cache: true,
    search: true,
    queue: true,
    http: true,
    file: true,
    process: true,
  }),
  access: oneOf<RoundTrip['access']>({ read: true, write: true, command: true }),
  sent: optional(oneOf<NonNullable<RoundTrip['sent']>>({ 'at-once': true, 'when-awaited': true })),
  sql: optional(sql),
  rows: optional(oneOf<RowsShape>({ rows: true, recordset: true, first: true, array: true, row: true })),
  forMany: optional(text),
  mixes: optional(flag),
  sameValues: optional(
    oneOf<NonNullable<RoundTrip['sameValues']>>({ first: true, last: true, chained: true }),
  ),
  mergedInTick: optional(flag),
  sendsCollected: optional(flag),
  sendsReturned: optional(flag),
  queuedByRuntime: optional(flag),
  batch: optional(batchRead),
  batchWrite: optional(batchWrite),
});

const acquisition = object<Acquisition>('a fact about what is acquired', {
  resource: text,
  releasedBy: optional(
    object<NonNullable<Acquisition['releasedBy']>>('a key there', { member: text, awaited: optional(flag) }),
  ),
  endsWith: optional(
    object<NonNullable<Acquisition['endsWith']>>('a key there', {
      success: text,
      failure: text,
      run: optional(text),
    }),
  ),
  begun: optional(
    wordOr(
      oneOf({ 'ends-with-release': true }),
      object<Exclude<NonNullable<Acquisition['begun']>, string>>('a key there', {
        begin: text,
        undo: text,
        asks: text,
      }),
    ),
  ),
  forReceiver: optional(flag),
  takes: optional(oneOf<NonNullable<Acquisition['takes']>>({ 'at-once': true, 'on-use': true })),
  callbackParameter: optional(position),
  callbackRelease: optional(position),
  selfReleasing: optional(text),
  under: optional(text),
  isReleaser: optional(flag),
  endsByItself: optional(flag),
  isOwn: optional(flag),
  endsAfterFailure: optional(flag),
  cost: optional(text),
  openers: words,
  disposable: optional(
    object<NonNullable<Acquisition['disposable']>>('a key there', {
      since: text,
      using: oneOf<NonNullable<Acquisition['disposable']>['using']>({ using: true, 'await using': true }),
    }),
  ),
});

const ttl = byForm<TtlForm['form']>({
  tokens: formed<TtlForm, 'tokens'>('tokens', { from: position, words: listOf(text), write: text, unit }),
  argument: formed<TtlForm, 'argument'>('argument', {
    argument: position,
    unit,
    zero,
    keys: words,
    write: optional(text),
  }),
  option: formed<TtlForm, 'option'>('option', {
    argument: position,
    keys: listOf(text),
    write: text,
    value: optional(text),
    unit,
    zero: optional(zero),
  }),
  items: formed<TtlForm, 'items'>('items', {
    argument: position,
    keys: listOf(text),
    write: text,
    unit,
    zero: optional(zero),
  }),
});

const cacheWrite = object<CacheWrite>('a fact about a cache write', {
  purpose: oneOf<CacheWrite['purpose']>({ cache: true, store: true }),
  key: position,
  ttl: optional(ttl),
  value: optional(position),
  conditions: words,
  isConditional: optional(flag),
  onRequest: optional(flag),
  fillsHash: optional(flag),
  expiresByDefault: optional(flag),
  evicts: optional(flag),
  wayOut: text,
});

const construction = object<Construction>('a fact about what is made', {
  options: optionsAt,
  bounds: listOf(text),
  lifetimes: words,
  boundedByDefault: optional(flag),
  boundedKinds: words,
  boundArgument: optional(position),
});

const bound = object<Bound>('a key there', {
  keys: listOf(text),
  default: wordOr(oneOf({ none: true, driver: true }), amount),
  unit: optional(unit),
});

const tuning = object<Tuning>('a bound of a pool, client or queue', {
  options: optionsAt,
  connections: optional(bound),
  acquireTimeout: optional(bound),
  idleTimeout: optional(bound),
  requestTimeout: optional(bound),
  retention: optional(bound),
});

const limit = object<Limit>('a fact about a limit', {
  concurrency: wordOr(
    oneOf({ always: true }),
    object<Exclude<Limit['concurrency'], string>>('a key there', { argument: position, key: optional(text) }),
  ),
  boundedByDefault: optional(flag),
  goesOnAfterFailure: optional(
    wordOr(oneOf({ always: true }), object<{ readonly key: string }>('a key there', { key: text })),
  ),
});

const iterates = object<NonNullable<Member['iterates']>>('a key there', {
  source: position,
  callback: position,
  sequential: optional(flag),
  startsAll: optional(flag),
});

/** What may be said of one member; every fact of the catalogue's vocabulary. `type` checks the name of a type. */
export function memberCheck(type: Check): Check {
  const typeOrNothing: Check = {
    expects: `${type.expects}, or null`,
    check: (given, path) => (given === null || given === undefined ? undefined : type.check(given, path)),
  };
  const facts = object<OwnMember>('a fact about a member', {
    like: optional(type),
    gives: optional(type),
    answers: optional(
      object<NonNullable<OwnMember['answers']>>('a key there', { type, many: optional(flag) }),
    ),
    answersRow: optional(
      object<NonNullable<OwnMember['answersRow']>>('a key there', {
        of: position,
        many: optional(flag),
        along: optional(text),
      }),
    ),
    is: optional(type),
    injects: optional(type),
    callback: optional({
      expects: 'a list of types',
      check: (given, path) =>
        Array.isArray(given) && given.length === 0 ? undefined : listOf(typeOrNothing).check(given, path),
    }),
    iterates: optional(iterates),
    roundTrip: optional(roundTrip),
    sql: optional(sql),
    chooses: optional(
      wordOr(
        oneOf<Extract<NonNullable<Member['chooses']>, string>>({ columns: true, table: true }),
        object<{ table: number }>('a key there', { table: position }),
      ),
    ),
    acquires: optional(acquisition),
    releases: optional(
      wordOr(oneOf({ receiver: true }), object<{ argument: number }>('a key there', { argument: position })),
    ),
    subscribes: optional(flag),
    cacheWrite: optional(cacheWrite),
    cacheRead: optional(object<{ key: number }>('a key there', withKey)),
    expires: optional(object<{ key: number }>('a key there', withKey)),
    counts: optional(object<{ key: number }>('a key there', withKey)),
    sends: optional(oneOf<NonNullable<Member['sends']>>({ words: true, list: true, lists: true })),
    constructs: optional(construction),
    onServer: optional(roundTrip),
    isServer: optional(flag),
    serversAt: words,
    tunes: optional(tuning),
    enqueues: optional(
      object<Enqueue>('a fact about a job', {
        options: optional(position),
        retention: words,
        keepsFinished: optional(flag),
      }),
    ),
    blocks: optional(object<Blocking>('a key there', { asyncForm: text })),
    limits: optional(limit),
    atMost: optional(amount),
    chunks: optional(object<{ size: number }>('a key there', { size: position })),
  });
  return onlyOneOf('like', 'is', facts);
}

/** What may be said of one type. */
export function typeCheck(type: Check): Check {
  const member = memberCheck(type);
  const facts = object<OwnType>('a fact about a type', {
    like: optional(type),
    extends: optional(type),
    isRow: optional(flag),
    oneConnection: optional(flag),
    members: optional(namesTo(member)),
    call: optional(member),
    tag: optional(member),
    handedTo: optional(namesTo(member)),
  });
  return onlyOneOf('like', 'extends', facts);
}
