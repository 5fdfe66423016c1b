import { each, words } from './each.js';
import { defineLibrary, type CacheWrite, type Member, type RoundTrip } from './schema.js';

const key = { key: 0 } as const;

const set: CacheWrite = {
  purpose: 'store',
  key: 0,
  ttl: {
    form: 'option',
    argument: 2,
    keys: ['ex', 'px', 'exat', 'pxat', 'keepTtl'],
    write: 'ex',
    unit: 's',
  },
  conditions: ['nx'],
  wayOut: 'give the entry a time to live with `set(key, value, { ex: seconds })`',
};

const setMany: CacheWrite = {
  purpose: 'store',
  key: 0,
  wayOut: 'queue `set(key, value, { ex: seconds })` for each key on one `pipeline()`',
};

/** Writes only where nothing is, and takes no time to live. */
const setIfMissing: CacheWrite = {
  purpose: 'store',
  key: 0,
  isConditional: true,
  wayOut: 'write it with `set(key, value, { nx: true, ex: seconds })`',
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
  ...each('get getex exists mget hget hmget hgetall hexists', { cacheRead: key }),
  set: { cacheWrite: set },
  mset: { cacheWrite: setMany },
  ...each('expire pexpire expireat pexpireat hexpire hpexpire hexpireat hpexpireat', { expires: key }),
  ...each('incr incrby incrbyfloat decr decrby hincrby', { counts: key, cacheWrite: fill }),
  hincrbyfloat: { counts: key },
  ...each('hset hmset', { cacheWrite: fillHash }),
  setnx: { cacheWrite: setIfMissing },
  ...each('msetnx getset append setbit hsetnx sadd lpush rpush', {
    cacheWrite: fill,
  }),
  ...each('zadd zincrby xadd geoadd pfadd', { cacheWrite: fill }),
};

const reads = words(`
  get mget getrange strlen exists type ttl pttl
  hget hmget hgetall hexists hkeys hvals hlen hstrlen hrandfield httl hpttl hexpiretime hpexpiretime
  lrange llen lindex lpos smembers sismember smismember scard srandmember sinter sunion sdiff sintercard
  zrange zrank zrevrank zscore zmscore zcard zcount zlexcount zunion
  xrange xrevrange xlen xpending xinfo bitcount bitpos getbit geopos geodist geohash geosearch pfcount
`);

const writes = words(`
  set setex psetex setnx getset getdel getex append setrange mset msetnx del unlink rename renamenx copy touch
  expire pexpire expireat pexpireat persist incr incrby incrbyfloat decr decrby
  hset hmset hsetnx hdel hincrby hincrbyfloat hexpire hpexpire hexpireat hpexpireat hpersist hsetex hgetex hgetdel
  lpush rpush lpushx rpushx lpop rpop lmpop lset lrem ltrim linsert lmove
  sadd srem spop smove sinterstore sunionstore sdiffstore
  zadd zrem zincrby zremrangebyscore zremrangebyrank zremrangebylex zpopmin zpopmax
  zunionstore zinterstore zdiffstore
  xadd xdel xack xtrim xclaim xautoclaim xgroup setbit bitop geoadd geosearchstore pfadd pfmerge publish
`);

/** Commands that go through all keys, or are scripts: nothing to send many at once for. */
const others = words(`
  eval evalsha evalRo evalshaRo scriptLoad keys scan sscan hscan zscan dbsize randomkey time ping
  xread xreadgroup flushall flushdb
`);

const forMany: Readonly<Record<string, string>> = {
  exists: 'pass all keys to one `exists(...keys)`',
  del: 'pass all keys to one `del(...keys)`',
  unlink: 'pass all keys to one `unlink(...keys)`',
};

const pipeline = 'queue the commands on one `pipeline()` and send them with one `exec()`';

/** Each request goes over HTTP; what is asked in one tick goes in one request. */
const ofTick = { server: 'cache', mergedInTick: true } as const;

const accessOf = new Map<string, RoundTrip['access']>([
  ...reads.map((name) => [name, 'read'] as const),
  ...writes.map((name) => [name, 'write'] as const),
]);

const commands = Object.fromEntries(
  [...accessOf].map(([name, access]) => [
    name,
    { ...entries[name], roundTrip: { ...ofTick, access, forMany: forMany[name] ?? pipeline } },
  ]),
);

const queued = Object.fromEntries(
  [...accessOf.keys(), ...others].map((name) => [name, { ...entries[name], gives: 'Pipeline' } as const]),
);

const redisTypes = {
  Redis: {
    members: {
      ...commands,
      ...each(others.join(' '), { roundTrip: { server: 'cache', access: 'command' } }),
      get: {
        cacheRead: key,
        roundTrip: {
          ...ofTick,
          access: 'read',
          forMany: 'read all keys with one `mget(keys)`',
          batch: { form: 'list-of-keys', member: 'mget' },
        },
      },
      ...each('pipeline multi', { gives: 'Pipeline' }),
    },
  },
  Pipeline: { members: { ...queued, exec: { roundTrip: { server: 'cache', access: 'command' } } } },
} as const;

export const upstashRedis = defineLibrary({
  packages: ['@upstash/redis', '@upstash/redis/*'],
  source: { url: 'https://upstash.com/docs/redis/sdks/ts/overview', version: '1.39.0' },
  module: { Redis: { is: 'RedisStatic', gives: 'Redis' } },
  types: { ...redisTypes, RedisStatic: { members: { fromEnv: { gives: 'Redis' } } } },
});

/** The same client, also ready-made. */
export const vercelKv = defineLibrary({
  packages: ['@vercel/kv'],
  source: { url: 'https://www.npmjs.com/package/@vercel/kv', version: '3.0.0' },
  module: {
    default: { is: 'VercelKV' },
    kv: { is: 'VercelKV' },
    createClient: { gives: 'VercelKV' },
    VercelKV: { gives: 'VercelKV' },
  },
  types: { ...redisTypes, VercelKV: { extends: 'Redis' } },
});
