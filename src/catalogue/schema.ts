import type { BatchRead, BatchWrite } from './batch-forms.js';

/**
 * The vocabulary in which libraries are described and rules speak.
 * A new word here is a design decision; a new library is not. Users write it too: src/settings/vocabulary.ts checks it.
 */

/** What one call does. A member has an effect when it carries the facts of that effect. */
export type Effect =
  | 'round-trip' // sends one request to a server and waits for its answer
  | 'acquire' // takes a resource that has to be given back
  | 'release' // gives a resource back
  | 'cache-write' // stores a value under a key
  | 'cache-read' // looks a value up by its key
  | 'expire' // sets the time to live of a key
  | 'construct' // makes a client, pool, queue or cache
  | 'enqueue' // hands a job or message to a queue
  | 'block' // keeps the event loop busy until it returns
  | 'limit' // bounds how much runs at once
  | 'chunk'; // splits a list into parts of bounded size

/** Facts that changed between major versions: the first entry whose `before` is above the installed major holds. */
export type ByMajor<Facts> = Facts | readonly [...(Facts & { readonly before: number })[], Facts];

/** What answers a round trip. */
export type Server = 'database' | 'cache' | 'search' | 'queue' | 'http' | 'file' | 'process';

export interface RoundTrip {
  readonly server: Server;
  /** `command`: the text of the call decides, as with `query(sql)`. */
  readonly access: 'read' | 'write' | 'command';
  /** `at-once` (the default) runs when called; `when-awaited` is a lazy thenable, such as a builder. */
  readonly sent?: 'at-once' | 'when-awaited';
  /** Where SQL text stands: an argument, keys of an object argument, or the template itself. */
  readonly sql?: SqlPosition;
  /** Where the rows are in what it answers: under `.rows` or `.recordset`, first in a list, the list itself; or it is one row. */
  readonly rows?: RowsShape;
  /**
   * How to do the work for many items at once; ends a sentence that starts with "Instead, ".
   * Without it there is no batch form, and `no-query-in-loop` is silent.
   */
  readonly forMany?: string;
  /** The batch form takes another change or question for each element: `bulkWrite`, `msearch`, as opposed to one `UPDATE`. */
  readonly mixes?: boolean;
  /**
   * All rows that the batch form changes get the same values. Where those stand: in the first or last argument, or last
   * in `set`, `update` and the like of its chain.
   */
  readonly sameValues?: 'first' | 'last' | 'chained';
  /** Calls that are made in the same tick are sent as one request. */
  readonly mergedInTick?: boolean;
  /** It sends what other calls have collected: each turn sends something of its own, though no argument says so. */
  readonly sendsCollected?: boolean;
  /** A list of lazy requests that its callback returns is sent as a whole, without a wait for each answer. */
  readonly sendsReturned?: boolean;
  /** Holds nothing open and runs on few threads of the runtime, so that it does not matter how many are started. */
  readonly queuedByRuntime?: boolean;
  /** A batch form of a read that an edit can write. */
  readonly batch?: BatchRead;
  /** Batch forms of a write that an edit can write, of which the first that fits is written. */
  readonly batchWrite?: readonly BatchWrite[];
}

export type RowsShape = 'rows' | 'recordset' | 'first' | 'array' | 'row';

/** An argument holds the text in a call; as the tag of a template, such a member is given it in the template. */
export type SqlPosition =
  | {
      readonly argument: number;
      /** Keys of an object argument that hold the text. */ readonly keys?: readonly string[];
    }
  | 'template';

export interface Acquisition {
  /** What is held, as a noun for the message: `client`, `connection`, `query runner`, `session`, `transaction`. */
  readonly resource: string;
  /** The method of the resource that gives it back in a `finally`; left out where success and failure end differently. */
  readonly releasedBy?: { readonly member: string; /** It returns a promise. */ readonly awaited?: boolean };
  /** How a transaction ends, where success and failure end differently: `commit` and `rollback` of the resource. */
  readonly endsWith?: {
    readonly success: string;
    readonly failure: string;
    /** What runs the statement that each of them only builds. */
    readonly run?: string;
  };
  /**
   * A transaction that is begun on the resource and open when it is given back: the release ends it, or `undo` does,
   * which throws unless `asks` says that there is one.
   */
  readonly begun?:
    'ends-with-release' | { readonly begin: string; readonly undo: string; readonly asks: string };
  /** The call takes for the object that it is called on, which is also what gives back: `em.begin()`. */
  readonly forReceiver?: boolean;
  /** `on-use`: making the object takes nothing yet; its first use does (TypeORM's `createQueryRunner`). */
  readonly takes?: 'at-once' | 'on-use';
  /** With a callback argument, the index of the callback's parameter that holds the resource; without it, the callback form releases by itself. */
  readonly callbackParameter?: number;
  /** With a callback argument, the index of the callback's parameter that is called to release. */
  readonly callbackRelease?: number;
  /** The form that needs no release; ends a sentence that starts with "Instead, ". */
  readonly selfReleasing?: string;
  /** The property of the answer that is the resource or a promise of it, as in `pool.acquire().promise`; in a list, its index. */
  readonly under?: string;
  /** What is taken is a function, which is called to give it back; a releasing method of what it was taken on does so too. */
  readonly isReleaser?: boolean;
  /** It ends by itself after a time, so that never giving it back can be meant. */
  readonly endsByItself?: boolean;
  /** It comes from no pool, so that keeping it can be meant: only who closes it on one path has to on all. */
  readonly isOwn?: boolean;
  /** What is asked on it says `end` after an error too, unlike a stream. */
  readonly endsAfterFailure?: boolean;
  /** What it costs to lose it; ends a sentence after ", so ". Without it: it is missing from a pool. */
  readonly cost?: string;
  /** Members of the resource that only open it, and that documented examples call before the `try`. */
  readonly openers?: readonly string[];
  /** Disposable with `using` or `await using` from this version on, as `major.minor`. */
  readonly disposable?: { readonly since: string; readonly using: 'using' | 'await using' };
}

/** Which value a call gives back: the receiver (`client.release()`) or an argument (`pool.release(client)`). */
export type Release = 'receiver' | { readonly argument: number };

export type TimeUnit = 's' | 'ms';

/** Where the time to live of a cache write stands, and in which unit. */
export type TtlForm =
  /** Words among the arguments, as in `set(key, value, 'EX', 60)`. Upper or lower case. */
  | {
      readonly form: 'tokens';
      readonly from: number;
      readonly words: readonly string[];
      readonly write: string;
      readonly unit: TimeUnit;
    }
  /** One positional argument, as in `set(key, value, 60)`. */
  | {
      readonly form: 'argument';
      readonly argument: number;
      readonly unit: TimeUnit;
      readonly zero: Zero;
      /** Keys when an object is given there instead. */ readonly keys?: readonly string[];
      /** The key in which a suggestion writes it; without it, the bare number. */ readonly write?: string;
    }
  /** A key of an options object, as in `set(key, value, { EX: 60 })`. `write` is the key that a suggestion adds. */
  | {
      readonly form: 'option';
      readonly argument: number;
      readonly keys: readonly string[];
      readonly write: string;
      /** What a suggestion writes as its value, with `#` for the number; without it, the number. */ readonly value?: string;
      readonly unit: TimeUnit;
      readonly zero?: Zero;
    }
  /** A key of each item of a list, as in `mset([{ key, value, ttl }])`. */
  | {
      readonly form: 'items';
      readonly argument: number;
      readonly keys: readonly string[];
      readonly write: string;
      readonly unit: TimeUnit;
      readonly zero?: Zero;
    };

/** What a time to live of `0` means; where it is left out, `0` is an error. */
export type Zero = 'forever' | 'default' | 'at-once';

export interface CacheWrite {
  /** `cache`: the library's only purpose is caching. `store`: it holds primary data as often, so a write must look like a cache. */
  readonly purpose: 'cache' | 'store';
  /** Index of the argument that is the key. */
  readonly key: number;
  /** Where the time to live goes; left out where this call cannot carry one. */
  readonly ttl?: TtlForm;
  /** Index of the argument that is the value, where it does not follow the key. */
  readonly value?: number;
  /** Words that make the write conditional, as an argument, option or value of an option: it is a lock then. */
  readonly conditions?: readonly string[];
  /** It only writes where nothing is, without a word that says so: `setnx`. */
  readonly isConditional?: boolean;
  /** It fills a list, set, stream or counter: judged only when the user asks for it by name. */
  readonly onRequest?: boolean;
  /** It fills fields of a hash, which is a copy only where it is filled after a miss, whatever it is called. */
  readonly fillsHash?: boolean;
  /** An entry without a time to live of its own expires all the same. */
  readonly expiresByDefault?: boolean;
  /** The server drops entries when its memory is full: what stays is old, but does not add up. */
  readonly evicts?: boolean;
  /** How to write with an expiry; ends a sentence that starts with "Instead, ". */
  readonly wayOut: string;
}

/** What a constructor or factory says about the bounds of what it makes. */
export interface Construction {
  /** Index of the options argument; `any` looks at every argument. */
  readonly options: number | 'any';
  /** Options that give entries a time to live or bound their number; a truthy one makes every write expire or evict. */
  readonly bounds: readonly string[];
  /** Those among the bounds that a time to live of `0`, where it means forever, overrides. */
  readonly lifetimes?: readonly string[];
  /** What it makes is bounded when no option says otherwise. */
  readonly boundedByDefault?: boolean;
  /** Words that choose a kind which is bounded by default, as an argument or as the value of an option. */
  readonly boundedKinds?: readonly string[];
  /** Index of a number argument that bounds it, as in `new LRU(500)`. */
  readonly boundArgument?: number;
}

/** The bounds that a constructor or factory of a pool, client or queue can be given as options. */
export interface Tuning {
  /** Index of the options argument; `any` looks at every argument. */
  readonly options: number | 'any';
  /** How many connections, sockets or workers it has at most. */
  readonly connections?: Bound;
  /** How long a caller waits for a free connection, or for one to be opened. */
  readonly acquireTimeout?: Bound;
  /** How long an unused connection stays open. */
  readonly idleTimeout?: Bound;
  /** How long one request or statement may take. */
  readonly requestTimeout?: Bound;
  /** How long, or how many, finished jobs are kept. */
  readonly retention?: Bound;
}

/** One bound, and what holds without it. */
export interface Bound {
  /** Keys of the options; a dot leads into a nested object: `defaultJobOptions.removeOnComplete`. */
  readonly keys: readonly [string, ...string[]];
  /** What holds when none of them is given; `driver`: what the driver underneath says. */
  readonly default: number | 'none' | 'driver';
  /** Left out for counts. */
  readonly unit?: TimeUnit;
}

/** How a job or message is handed over. */
export interface Enqueue {
  /** Index of the argument with the options of this one job; `any` looks at every argument. */
  readonly options?: number | 'any';
  /** Keys of those options, or of the items of a list, that say how long, or how many, finished jobs are kept; dots lead into nested objects. */
  readonly retention?: readonly string[];
  /** Finished jobs are kept for ever unless an option of the job or the queue says otherwise. */
  readonly keepsFinished?: boolean;
}

/** A call that stops everything else in the process until it returns. */
export interface Blocking {
  /** The member to await instead, as a user would write it: `fs.promises.readFile`. */
  readonly asyncForm: string;
}

/** Where the bound on how much runs at once stands; without it, everything runs at once. */
export interface Limit {
  /** `always`: the call itself goes through a limiter that was made before. */
  readonly concurrency: 'always' | { readonly argument: number; readonly key?: string };
  /** Bounded even without the option. */
  readonly boundedByDefault?: boolean;
  /** Does it start more after one has failed? `always`, or where an option of this name is given; else not. */
  readonly goesOnAfterFailure?: 'always' | { readonly key: string };
}

/** What is known about one member of a module or of one of its types. */
export interface Member<TypeName extends string = string> {
  /** Calling, constructing or awaiting this member gives a value of this type. */
  readonly gives?: TypeName;
  /** Awaiting it gives a value of this type, or a list of them, where that is not what calling it gives: a builder's rows. */
  readonly answers?: { readonly type: TypeName; readonly many?: boolean };
  /**
   * Awaiting it gives a row of the class that this argument is, or a list of them; not where an option `along`, which is given
   * after the condition, loads with it what the row would else be asked for.
   */
  readonly answersRow?: { readonly of: number; readonly many?: boolean; readonly along?: string };
  /** This member is itself a value of this type, as `prisma.user` is. For a class: the type of its static side. */
  readonly is?: TypeName;
  /** As a decorator, it injects a value of this type. */
  readonly injects?: TypeName;
  /** A function argument is called once, with values of these types (`undefined`: not ours); `[]` when it gets nothing known. */
  readonly callback?: readonly (TypeName | undefined)[];
  /** A function argument is called once per element of another argument, as in `pMap(items, fn)`. */
  readonly iterates?: {
    /** Index of the argument with the elements; `chained`: the first argument of an earlier call of the chain. */
    readonly source: number | { readonly chained: string };
    readonly callback: number;
    /** One call at a time. */ readonly sequential?: boolean;
    /** All calls at once, whatever the options. */ readonly startsAll?: boolean;
  };

  readonly roundTrip?: RoundTrip;
  /** Where SQL text stands in a call that sends it to no server: a database in the process, or a statement for later. */
  readonly sql?: SqlPosition;
  /** In a query builder: what its arguments name, or the index of the one that names the table; `table`: that of what it is called on. */
  readonly chooses?: 'columns' | 'table' | { readonly table: number };
  readonly acquires?: Acquisition;
  readonly releases?: Release;
  /** What it is called on stays in use after the call, for a callback that gets what arrives: `channel.consume(queue, fn)`. */
  readonly subscribes?: boolean;
  readonly cacheWrite?: ByMajor<CacheWrite>;
  /** Index of the argument that is the key. */
  readonly cacheRead?: { readonly key: number };
  /** Index of the argument that is the key. */
  readonly expires?: { readonly key: number };
  /**
   * It sends a command that is a word among its arguments, by the name of another member in any case: `words` for
   * `call('SET', key, value)`, `list` for `sendCommand(['SET', key, value])`, `lists` for `pipeline([['set', key, value]])`.
   */
  readonly sends?: 'words' | 'list' | 'lists';
  /** Changes a number in place: what that key holds is a counter. Index of the argument that is the key. */
  readonly counts?: { readonly key: number };
  readonly constructs?: ByMajor<Construction>;
  /** The round trip that it makes where what it is called on is known to be kept by a server, as opposed to in memory. */
  readonly onServer?: ByMajor<RoundTrip>;
  /** What it makes, or is as a function that something else calls, is a store that is kept by a server. */
  readonly isServer?: boolean;
  /** So is what it makes when it is given an address that begins like this: `redis://`. */
  readonly serversAt?: readonly string[];
  readonly tunes?: ByMajor<Tuning>;
  readonly enqueues?: Enqueue;
  readonly blocks?: Blocking;
  readonly limits?: Limit;
  /** The lists in its answer have at most so many elements, whatever it is asked for. */
  readonly atMost?: number;
  /** Splits a list into parts; index of the argument that is the size of a part. */
  readonly chunks?: { readonly size: number };
}

/** Members by name; `*` stands for every name that is not listed. `{}` says: known, and without effect. */
export type Members<TypeName extends string = string> = Readonly<Record<string, Member<TypeName>>>;

/** What is known about the values of one type. */
export interface TypeFacts<TypeName extends string = string> {
  /** It is one row or document, with members that write it, as opposed to a client or model. */
  readonly isRow?: boolean;
  /**
   * What it is asked goes over one connection, one thing after another, as in a transaction. `false` where that is so of
   * the type that it extends.
   */
  readonly oneConnection?: boolean;
  /** How declarations name such types, where they are made from the user's schema or by a plugin. */
  readonly declaredAs?: RegExp;
  /** Another type of the same library whose members this one has too. */
  readonly extends?: TypeName;
  readonly members?: Members<TypeName>;
  /** Calling the value itself, as in ``knex('users')`` or `limit(fn)`. */
  readonly call?: Member<TypeName>;
  /** The value as the tag of a template, as in ``sql`SELECT 1` ``. */
  readonly tag?: Member<TypeName>;
  /** What a method of this name does that is handed the value, whoever has it: `client.send(new GetCommand(…))`. */
  readonly handedTo?: Members<TypeName>;
  /** Functions that people add to what it is made of: it has them, and is their `this`. */
  readonly added?: AddedFunctions<TypeName>;
}

/** Where people put functions that a value has: `schema.statics.latest = function () { … }`, `schema.static('latest', …)`. */
export interface AddedFunctions<TypeName extends string = string> {
  /** The type of what they are added to, and which argument it is of the call that makes the value. */
  readonly to: TypeName;
  readonly argument: number;
  /** The property that holds them, also among the options of what they are added to. */
  readonly under: string;
  /** The method that adds them. */
  readonly by: string;
}

export interface Library<TypeName extends string = string> {
  /** Import specifiers that load this library; a trailing `/*` stands for any subpath. */
  readonly packages: readonly [string, ...string[]];
  /** Where the facts below were read, and for which version. */
  readonly source: { readonly url: string; readonly version: string };
  /** What the module itself exports. `default` is the default export; without it, the default export is the module. */
  readonly module: Members<NoInfer<TypeName>>;
  /** Types by the name the package exports, so that `(pool: Pool)` resolves too. A dot is a namespace: `Knex.Transaction`. */
  readonly types: Readonly<Record<TypeName, TypeFacts<NoInfer<TypeName>>>>;
  /** Types of other libraries, by the names that members here call them. */
  readonly borrows?: Readonly<Record<string, { readonly library: Library; readonly type: string }>>;
  /** How the text of a file looks in which models are declared; edits that call them in another way ask it. */
  readonly models?: {
    /** A model runs code of its own for single rows. */
    readonly hooks?: RegExp;
    /** The same of rows that are only read, where that is less; or it reads no more than so many rows. */
    readonly readHooks?: RegExp;
    /** The column that is the key, as the first group that took part. */
    readonly keys?: RegExp;
  };
  /** A user described it, in the settings. */
  readonly isOwn?: boolean;
  /** It stands for code that every project writes itself, so how much one call does is not known. */
  readonly isStandIn?: boolean;
  /** Exports that are known by their name alone, because users import them from a generated file of their own. */
  readonly anywhere?: readonly string[];
  /** Types that exist without an import. */
  readonly ambient?: readonly NoInfer<TypeName>[];
  /** Names that exist without an import. */
  readonly globals?: Members<NoInfer<TypeName>>;
}

/** Checks a library at compile time: every type that is named must be one of its `types`. */
export function defineLibrary<const TypeName extends string>(library: Library<TypeName>): Library {
  return library;
}

/** The effects that a member has, in the order of the vocabulary. */
export function effectsOf(member: Member): readonly Effect[] {
  const known = effectFacts.filter(([fact]) => member[fact] !== undefined);
  return [...new Set(known.map(([, effect]) => effect))];
}

const effectFacts = [
  ['roundTrip', 'round-trip'],
  ['acquires', 'acquire'],
  ['releases', 'release'],
  ['cacheWrite', 'cache-write'],
  ['cacheRead', 'cache-read'],
  ['expires', 'expire'],
  ['constructs', 'construct'],
  ['tunes', 'construct'],
  ['enqueues', 'enqueue'],
  ['blocks', 'block'],
  ['limits', 'limit'],
  ['chunks', 'chunk'],
] as const satisfies readonly (readonly [keyof Member, Effect])[];
