import type { BatchWrite } from './batch-forms.js';
import { each, words } from './each.js';
import { defineLibrary, type ByMajor, type CacheWrite, type Member } from './schema.js';

const key = { key: 0 } as const;

const option = {
  form: 'option',
  argument: 2,
  keys: ['EX', 'PX', 'EXAT', 'PXAT', 'KEEPTTL', 'expiration'],
  unit: 's',
} as const;

const set: ByMajor<CacheWrite> = [
  {
    before: 4,
    purpose: 'store',
    key: 0,
    ttl: { form: 'tokens', from: 2, words: ['EX', 'PX', 'EXAT', 'PXAT', 'KEEPTTL'], write: 'EX', unit: 's' },
    conditions: ['NX'],
    wayOut: "give the entry a time to live with `set(key, value, 'EX', seconds)`",
  },
  {
    before: 5,
    purpose: 'store',
    key: 0,
    ttl: { ...option, write: 'EX' },
    conditions: ['NX'],
    wayOut: 'give the entry a time to live with `set(key, value, { EX: seconds })`',
  },
  {
    purpose: 'store',
    key: 0,
    ttl: { ...option, write: 'expiration', value: "{ type: 'EX', value: # }" },
    conditions: ['NX', 'condition'],
    wayOut:
      "give the entry a time to live with `set(key, value, { expiration: { type: 'EX', value: seconds } })`",
  },
];

const setMany: CacheWrite = {
  purpose: 'store',
  key: 0,
  wayOut: 'queue `setEx(key, seconds, value)` for each key on one `multi()`',
};

/** Gives what was there before, and takes no time to live. */
const exchange: CacheWrite = {
  purpose: 'store',
  key: 0,
  wayOut: 'write it with `set`, with an expiry and `GET` among its options',
};

/** Writes only where nothing is, and takes no time to live. */
const setIfMissing: CacheWrite = {
  purpose: 'store',
  key: 0,
  isConditional: true,
  wayOut: 'write it with `set`, with an expiry and `NX` among its options',
};

const fill: CacheWrite = {
  purpose: 'store',
  key: 0,
  onRequest: true,
  wayOut: 'call `expire(key, seconds)` on the same key right after it',
};

const fillHash: CacheWrite = { purpose: 'store', key: 0, fillsHash: true, wayOut: fill.wayOut };

const sinceVersion4 = new Set(
  words('hExpire hSetEx hGetEx hGetDel sInterCard fCall expireTime sPublish zRangeWithScores xGroupCreate'),
);

/** What a command does to the entry under its key, in whatever way it is sent. */
const entries: Readonly<Record<string, Member<never>>> = {
  ...each('get getEx exists mGet hGet hmGet hGetAll hExists', { cacheRead: key }),
  set: { cacheWrite: set },
  mSet: { cacheWrite: setMany },
  ...each('expire pExpire expireAt pExpireAt hExpire', { expires: key }),
  ...each('incr incrBy incrByFloat decr decrBy hIncrBy', { counts: key, cacheWrite: fill }),
  hIncrByFloat: { counts: key },
  hSet: { cacheWrite: fillHash },
  setNX: { cacheWrite: setIfMissing },
  getSet: { cacheWrite: exchange },
  ...each('mSetNX append setBit hSetNX sAdd lPush rPush', { cacheWrite: fill }),
  ...each('zAdd zIncrBy xAdd geoAdd pfAdd', { cacheWrite: fill }),
};

const reads = words(`
  get mGet getRange strLen exists type ttl pTTL expireTime dump
  hGet hmGet hGetAll hExists hKeys hVals hLen hStrLen hRandField
  lRange lLen lIndex lPos sMembers sIsMember smIsMember sCard sRandMember sInter sUnion sDiff sInterCard
  zRange zRangeByScore zRangeByLex zRangeWithScores zRank zRevRank zScore zmScore zCard zCount zLexCount
  zUnion zInter zDiff xRange xRevRange xLen xPending
  bitCount bitPos getBit geoPos geoDist geoHash geoSearch pfCount
`);

const writes = words(`
  set setEx pSetEx setNX getSet getDel getEx append setRange mSet mSetNX del unlink rename copy
  expire pExpire expireAt pExpireAt persist incr incrBy incrByFloat decr decrBy
  hSet hSetNX hDel hIncrBy hIncrByFloat hExpire hSetEx hGetEx hGetDel
  lPush rPush lPushX rPushX lPop rPop lSet lRem lTrim lInsert lMove rPopLPush
  sAdd sRem sPop sMove sInterStore sUnionStore sDiffStore
  zAdd zRem zIncrBy zRemRangeByScore zRemRangeByRank zRemRangeByLex zPopMin zPopMax zUnionStore zInterStore
  xAdd xDel xAck xTrim xClaim xAutoClaim xGroupCreate setBit bitField bitOp geoAdd geoSearchStore pfAdd pfMerge
  publish sPublish
`);

/** Commands that wait on purpose, go through all keys, or are scripts: nothing to send many at once for. */
const others = words(`
  eval evalSha fCall keys scan sScan hScan zScan dbSize randomKey time info ping
  blPop brPop blMove bzPopMin bzPopMax xRead xReadGroup wait flushAll flushDb
`);

/** Where there is something better than `multi()` for many keys. */
const forMany: Readonly<Record<string, string>> = {
  exists: 'pass all keys to one `exists(keys)`',
  del: 'pass all keys to one `del(keys)`',
  unlink: 'pass all keys to one `unlink(keys)`',
};

const multi = 'queue the commands on one `multi()` and send them with one `execAsPipeline()`';

const accessOf = new Map([
  ...reads.map((name) => [name, 'read'] as const),
  ...writes.map((name) => [name, 'write'] as const),
  ...others.map((name) => [name, 'command'] as const),
]);

/** A cluster and a pool of clients split a batch, so what all have in common has no form for many keys. */
const commands = inBothCases(
  [...accessOf].map(([name, access]) => [
    name,
    { ...entries[name], roundTrip: { server: 'cache', access } as const },
  ]),
);

const note = 'where one that fails does not stop the others';

/** Several keys at once, or a batch, which fails with the first error in it. Version 3, of names in lower case, had neither. */
function batchWrite(name: string): readonly BatchWrite[] {
  const queue = { form: 'pipeline', open: 'multi()', run: 'execAsPipeline()', note } as const;
  return /^(?:del|unlink)$/iu.test(name)
    ? [{ form: 'change', member: name, argument: 0, column: true, list: '#' }, queue]
    : [queue];
}

const batchable = Object.fromEntries(
  [...accessOf]
    .filter(([, access]) => access !== 'command')
    .flatMap(([name, access]) => {
      const roundTrip = { server: 'cache', access, forMany: forMany[name] ?? multi } as const;
      return Object.keys(inBothCases([[name, undefined]])).map((written) => {
        const isOld = written !== name && written === name.toLowerCase();
        const batch = access === 'write' && !isOld ? { batchWrite: batchWrite(written) } : {};
        return [written, { ...entries[name], roundTrip: { ...roundTrip, ...batch } }] as const;
      });
    }),
);

const readByKey = {
  cacheRead: key,
  roundTrip: {
    server: 'cache',
    access: 'read',
    forMany: 'read all keys with one `mGet(keys)`',
    batch: { form: 'list-of-keys', member: 'mGet' },
  },
} as const;

const queued = inBothCases(
  [...accessOf.keys()].map((name) => [
    name,
    { ...entries[name], gives: 'RedisClientMultiCommandType' } as const,
  ]),
);

/**
 * Every command exists as `hGetAll` and as `HGETALL`, its variants as `zRangeWithScores` and `ZRANGE_WITHSCORES`.
 * Up to version 3 it is `hgetall`, of the commands that the server had then.
 */
function inBothCases<Facts>(members: readonly (readonly [string, Facts])[]): Record<string, Facts> {
  return Object.fromEntries(
    members.flatMap(([name, facts]) => [
      [name, facts],
      ...(sinceVersion4.has(name) ? [] : [[name.toLowerCase(), facts] as const]),
      [name.replace(/(?=With|Create)/u, '_').toUpperCase(), facts],
    ]),
  );
}

/** One document of the JSON module. */
const readsJson = {
  roundTrip: { server: 'cache', access: 'read', forMany: 'read all keys with one `json.mGet(keys, path)`' },
} as const;

const writesJson = { roundTrip: { server: 'cache', access: 'write', forMany: multi } } as const;

const setJson: CacheWrite = {
  purpose: 'store',
  key: 0,
  value: 2, // after the path in the document
  wayOut: 'call `expire(key, seconds)` on the same key right after it',
};

const sameClient = { gives: 'RedisClientType' } as const;

/** A connection of one's own beside that of the client; making it takes nothing yet. */
const anotherClient = {
  ...sameClient,
  acquires: {
    resource: 'client',
    isOwn: true,
    takes: 'on-use',
    releasedBy: { member: 'quit', awaited: true },
    openers: ['connect'],
  },
} as const;

const batches = each('multi MULTI', { gives: 'RedisClientMultiCommandType' });

const requestTimeout = {
  keys: ['commandOptions.timeout', 'socket.socketTimeout'],
  default: 'none',
  unit: 'ms',
} as const;

const connectTimeout = { keys: ['socket.connectTimeout'], default: 5000, unit: 'ms' } as const;

export const redis = defineLibrary({
  packages: ['redis', '@redis/client'],
  source: {
    url: 'https://redis.io/docs/latest/develop/clients/nodejs/',
    version: '6.3.1, 4.7.0 and 3.1.1, types 2.8.32',
  },
  module: {
    createClient: {
      gives: 'RedisClientType',
      tunes: [
        {
          before: 4,
          options: 'any',
          acquireTimeout: { keys: ['connect_timeout'], default: 3_600_000, unit: 'ms' },
        },
        { options: 0, acquireTimeout: connectTimeout, requestTimeout },
      ],
    },
    createClientPool: {
      gives: 'RedisClientPoolType',
      tunes: {
        options: 'any', // those of its clients, then those of the pool
        connections: { keys: ['maximum'], default: 100 },
        acquireTimeout: { keys: ['acquireTimeout'], default: 3000, unit: 'ms' },
        idleTimeout: { keys: ['cleanupDelay'], default: 3000, unit: 'ms' },
        requestTimeout,
      },
    },
    createCluster: {
      gives: 'RedisClusterType',
      tunes: {
        options: 0,
        acquireTimeout: { ...connectTimeout, keys: ['defaults.socket.connectTimeout'] },
        requestTimeout: {
          ...requestTimeout,
          keys: ['commandOptions.timeout', 'defaults.socket.socketTimeout'],
        },
      },
    },
    createSentinel: {
      gives: 'RedisSentinelType',
      tunes: {
        options: 0,
        connections: { keys: ['masterPoolSize'], default: 1 },
        acquireTimeout: { ...connectTimeout, keys: ['nodeClientOptions.socket.connectTimeout'] },
      },
    },
  },
  types: {
    RedisCommands: { members: { ...commands, ...batches } },
    RedisClientType: {
      extends: 'RedisCommands',
      members: {
        ...batchable,
        ...each('get GET', readByKey),
        ...each('connect on once', sameClient),
        duplicate: anotherClient,
        ...each('subscribe pSubscribe sSubscribe', { subscribes: true }),
        ...each('quit QUIT disconnect close destroy end', { releases: 'receiver' }),
        ...each('withCommandOptions withTypeMapping withAbortSignal asap', sameClient),
        v4: { is: 'RedisClientType' },
        json: { is: 'RedisJson' },
        sendCommand: { sends: 'list', roundTrip: { server: 'cache', access: 'command' } },
        batch: { gives: 'RedisClientMultiCommandType' }, // version 3 only
        executeIsolated: { callback: ['RedisClientType'] }, // version 4 only
      },
    },
    RedisClient: { extends: 'RedisClientType' }, // version 3 only
    RedisJson: {
      members: {
        get: { ...readsJson, cacheRead: key },
        ...each('type strLen arrLen objKeys', readsJson),
        set: { ...writesJson, cacheWrite: setJson },
        ...each(
          'del forget merge numIncrBy strAppend arrAppend arrInsert arrPop arrTrim toggle clear',
          writesJson,
        ),
        ...each('mGet mSet', { roundTrip: { server: 'cache', access: 'command' } }),
      },
    },
    RedisClientPoolType: {
      extends: 'RedisCommands',
      members: {
        execute: { callback: ['RedisClientType'] },
        ...each('connect on once', { gives: 'RedisClientPoolType' }),
      },
    },
    RedisClusterType: {
      extends: 'RedisCommands',
      members: each('connect on once', { gives: 'RedisClusterType' }),
    },
    RedisSentinelType: {
      extends: 'RedisCommands',
      members: each('connect on once', { gives: 'RedisSentinelType' }),
    },
    RedisClientMultiCommandType: {
      members: {
        ...queued,
        ...each('exec EXEC execTyped execAsPipeline execAsPipelineTyped', {
          roundTrip: { server: 'cache', access: 'command' },
        }),
      },
    },
  },
});
