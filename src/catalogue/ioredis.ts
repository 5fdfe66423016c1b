import type { BatchWrite } from './batch-forms.js';
import { each, words } from './each.js';
import { defineLibrary, type CacheWrite, type Member } from './schema.js';

const key = { key: 0 } as const;

const set: CacheWrite = {
  purpose: 'store',
  key: 0,
  ttl: { form: 'tokens', from: 2, words: ['EX', 'PX', 'EXAT', 'PXAT', 'KEEPTTL'], write: 'EX', unit: 's' },
  conditions: ['NX', 'IFEQ', 'IFNE', 'IFDEQ', 'IFDNE'],
  wayOut: "give the entry a time to live with `set(key, value, 'EX', seconds)`",
};

const setMany: CacheWrite = {
  purpose: 'store',
  key: 0,
  wayOut: "queue `set(key, value, 'EX', seconds)` for each key on one `pipeline()`",
};

/** Gives what was there before, and takes no time to live. */
const exchange: CacheWrite = {
  purpose: 'store',
  key: 0,
  wayOut: "write it with `set(key, value, 'EX', seconds, 'GET')`",
};

/** Writes only where nothing is, and takes no time to live. */
const setIfMissing: CacheWrite = {
  purpose: 'store',
  key: 0,
  isConditional: true,
  wayOut: "write it with `set(key, value, 'EX', seconds, 'NX')`",
};

const fill: CacheWrite = {
  purpose: 'store',
  key: 0,
  onRequest: true,
  wayOut: 'call `expire(key, seconds)` on the same key right after it',
};

const fillHash: CacheWrite = { purpose: 'store', key: 0, fillsHash: true, wayOut: fill.wayOut };

/** What a command does to the entry under its key, in whatever way it is sent. */
const entries: Readonly<Record<string, Member<never>>> = {
  ...each('get getBuffer getex exists mget mgetBuffer hget hgetBuffer hmget hgetall hexists', {
    cacheRead: key,
  }),
  set: { cacheWrite: set },
  mset: { cacheWrite: setMany },
  ...each('expire pexpire expireat pexpireat hexpire hpexpire', { expires: key }),
  ...each('incr incrby incrbyfloat decr decrby hincrby', { counts: key, cacheWrite: fill }),
  hincrbyfloat: { counts: key },
  ...each('hset hmset', { cacheWrite: fillHash }),
  setnx: { cacheWrite: setIfMissing },
  getset: { cacheWrite: exchange },
  ...each('msetnx append setbit hsetnx sadd lpush rpush', {
    cacheWrite: fill,
  }),
  ...each('zadd zincrby xadd geoadd pfadd', { cacheWrite: fill }),
};

const reads = words(`
  get getBuffer mget mgetBuffer getrange strlen exists type ttl pttl expiretime dump
  hget hgetBuffer hmget hgetall hexists hkeys hvals hlen hstrlen hrandfield httl
  lrange llen lindex lpos smembers sismember smismember scard srandmember sinter sunion sdiff sintercard
  zrange zrangebyscore zrangebylex zrevrange zrevrangebyscore zrevrangebylex zrank zrevrank zscore zmscore
  zcard zcount zlexcount zrandmember zunion zinter zdiff xrange xrevrange xlen xpending xinfo
  bitcount bitpos getbit geopos geodist geohash geosearch pfcount
`);

const writes = words(`
  set setex psetex setnx getset getdel getex append setrange mset msetnx del unlink rename copy
  expire pexpire expireat pexpireat persist incr incrby incrbyfloat decr decrby
  hset hmset hsetnx hdel hincrby hincrbyfloat hexpire hpexpire hsetex hgetex hgetdel
  lpush rpush lpushx rpushx lpop rpop lset lrem ltrim linsert lmove rpoplpush
  sadd srem spop smove sinterstore sunionstore sdiffstore
  zadd zrem zincrby zremrangebyscore zremrangebyrank zremrangebylex zpopmin zpopmax zunionstore zinterstore
  xadd xdel xack xtrim xclaim xautoclaim xgroup setbit bitfield bitop geoadd geosearchstore pfadd pfmerge
  publish spublish
`);

/** Commands that wait on purpose, go through all keys, or are scripts: nothing to send many at once for. */
const others = words(`
  eval evalsha fcall call script keys scan sscan hscan zscan dbsize randomkey time info ping
  blpop brpop blmove bzpopmin bzpopmax xread xreadgroup wait flushall flushdb config
`);

/** Where there is something better than a pipeline for many keys. */
const forMany: Readonly<Record<string, string>> = {
  getBuffer: 'read all keys with one `mgetBuffer(keys)`',
  exists: 'pass all keys to one `exists(...keys)`',
  del: 'pass all keys to one `del(...keys)`',
  unlink: 'pass all keys to one `unlink(...keys)`',
};

const note = 'where one that fails does not stop the others';

const pipeline = 'queue the commands on one `pipeline()` and send them with one `exec()`';

const accessOf = new Map([
  ...reads.map((name) => [name, 'read'] as const),
  ...writes.map((name) => [name, 'write'] as const),
  ...others.map((name) => [name, 'command'] as const),
]);

/** A cluster sends a pipeline to one node only, so what both have in common has no form for many keys. */
const commands = Object.fromEntries(
  [...accessOf].map(([name, access]) => [
    name,
    { ...entries[name], roundTrip: { server: 'cache', access } as const },
  ]),
);

const oneCall = new Set(['del', 'unlink']);

/** Several keys at once, or a pipeline, whose answer lists errors instead of throwing them. */
function batchWrite(name: string): readonly BatchWrite[] {
  const list = { form: 'change', member: name, argument: 0, column: true, list: '#' } as const;
  const queue = { form: 'pipeline', open: 'pipeline()', run: 'exec()', listsErrors: true, note } as const;
  return oneCall.has(name) ? [list, queue] : [queue];
}

const batchable = Object.fromEntries(
  [...accessOf]
    .filter(([, access]) => access !== 'command')
    .map(([name, access]) => {
      const roundTrip = {
        server: 'cache',
        access,
        forMany: forMany[name] ?? pipeline,
        ...(access === 'write' ? { batchWrite: batchWrite(name) } : {}),
      } as const;
      return [name, { ...entries[name], roundTrip }];
    }),
);

const readByKey = {
  cacheRead: key,
  roundTrip: {
    server: 'cache',
    access: 'read',
    forMany: 'read all keys with one `mget(keys)`',
    batch: { form: 'list-of-keys', member: 'mget' },
  },
} as const;

const queued = Object.fromEntries(
  [...accessOf.keys()].map((name) => [name, { ...entries[name], gives: 'ChainableCommander' } as const]),
);

/** One socket each: there is nothing to wait for but the connection and the answer. */
const tunes = {
  options: 'any', // after the port or the address, or instead of it
  acquireTimeout: { keys: ['connectTimeout'], default: 10_000, unit: 'ms' },
  requestTimeout: { keys: ['commandTimeout'], default: 'none', unit: 'ms' },
} as const;

const cluster = {
  gives: 'Cluster',
  tunes: {
    options: 1,
    acquireTimeout: { keys: ['redisOptions.connectTimeout'], default: 10_000, unit: 'ms' },
    requestTimeout: { keys: ['redisOptions.commandTimeout'], default: 'none', unit: 'ms' },
  },
} as const;

/** A connection of one's own beside that of the client. */
const another = {
  resource: 'client',
  isOwn: true,
  releasedBy: { member: 'quit', awaited: true },
  openers: ['connect'],
} as const;

const ends = each('quit disconnect', { releases: 'receiver' });

export const ioredis = defineLibrary({
  packages: ['ioredis'],
  source: { url: 'https://redis.github.io/ioredis/classes/Redis.html', version: '6.0.0' },
  module: {
    ...each('default Redis', { gives: 'Redis', is: 'RedisConstructor', tunes }),
    Cluster: cluster,
  },
  types: {
    RedisConstructor: { members: { Cluster: cluster, createClient: { gives: 'Redis', tunes } } },
    Commander: {
      members: {
        ...commands,
        ...each('pipeline multi', { gives: 'ChainableCommander', sends: 'lists' }),
        call: { sends: 'words', roundTrip: { server: 'cache', access: 'command' } },
      },
    },
    Redis: {
      extends: 'Commander',
      members: {
        ...batchable,
        ...ends,
        end: { releases: 'receiver' },
        get: readByKey,
        duplicate: { gives: 'Redis', acquires: another },
      },
    },
    Cluster: {
      extends: 'Commander',
      members: { ...ends, duplicate: { gives: 'Cluster', acquires: another } },
    },
    ChainableCommander: {
      members: {
        ...queued,
        call: { sends: 'words', gives: 'ChainableCommander' },
        exec: { roundTrip: { server: 'cache', access: 'command' } },
      },
    },
  },
});
