import type { Convention } from './conventions.js';
import { words } from './each.js';

/** Names that stand for a cache client or a queue. */

const redis = /redis(?:client|connection|cache)?_?$/iu;
const redisCommands =
  words(`get set setex psetex setnx getset mget mset del unlink exists expire pexpire expireat pexpireat ttl incr decr incrby
  hget hset hgetall hmget hmset hdel hexists hincrby sadd srem smembers sismember zadd zrem zrange
  lpush rpush lpop rpop lrange pipeline multi keys scan`);

export const cacheConventions: readonly Convention[] = [
  {
    example: "await client.hgetall('users')",
    is: { package: 'ioredis', type: 'Redis' },
    receiver: /^(?:(?:\w*[a-z])?[cC]lient|(?:\w*[a-z])?[cC]ache|kv|pub(?:lisher)?|conn(?:ection)?)_?$/u,
    names:
      words(`setex psetex setnx hget hset hgetall hmget hmset hdel hexists hincrby sadd srem smembers sismember
      zadd zrem zrange zscore lpush rpush lrange incrby pexpire`),
    use: 'promise',
    given: 'something',
  },
  {
    example: "await this.redis.get('key')",
    is: { package: 'ioredis', type: 'Redis' },
    receiver: redis,
    names: redisCommands,
  },
  {
    example: "await Redis.client.get('key')",
    is: { package: 'ioredis', type: 'Redis' },
    receiver: /^(?:default)?[cC]lient$/u,
    owner: redis,
    names: redisCommands,
  },
  {
    example: "await redisClient.setEx('key', 60, value)",
    is: { package: 'redis', type: 'RedisClientType' },
    receiver: redis,
    names:
      words(`setEx pSetEx expireAt pExpireAt setNX mGet mSet hGet hSet hGetAll hDel hExists sAdd sRem sMembers sIsMember
      zAdd zRem zRange lPush rPush lPop rPop lRange pExpire incrBy`),
  },
  {
    example: 'this.redis.duplicate()',
    is: { package: 'redis', type: 'RedisClientType' },
    receiver: redis,
    names: ['duplicate'],
  },
  {
    example: "await this.redis.json.get('key')",
    is: { package: 'redis', type: 'RedisJson' },
    receiver: /^json$/u,
    owner: redis,
    names: words('get set mGet mSet del'),
  },
  {
    example: "import client from './redis'; await client.get('key')",
    is: { package: 'ioredis', type: 'Redis' },
    receiver: /^(?:cache|client|store)$/iu,
    names: words('get set setex del mget expire incr'),
    imports: /(?:^|\/)redis(?:[-_.]?(?:client|config|connection|service))?(?:\.\w+)?$/iu,
  },
  {
    example: "await env.PAGE_CACHE.put('key', value)",
    is: { package: '@cloudflare/workers-types', type: 'KVNamespace' },
    receiver: /^(?:[A-Z\d]+_)*(?:CACHE|KV)(?:_(?!BUCKET|R2)[A-Z\d]+)*$/u,
    owner: /^env$/u,
    names: words('get getWithMetadata put'),
  },
  {
    example: "await this.cacheManager.set('key', value)",
    is: { package: 'cache-manager', type: 'Cache' },
    receiver: /^cacheManager$/u,
    names: words('set get mset mget wrap'),
    use: 'promise',
  },
  {
    example: 'await mailQueue.addBulk(jobs)',
    is: { package: 'bullmq', type: 'Queue' },
    receiver: /(?:^|[a-z_])[qQ]ueue_?$/u,
    names: ['addBulk'],
    use: 'promise',
  },
  {
    example: "await this.mailQueue.add('welcome', { id })",
    is: { package: 'bullmq', type: 'Queue' },
    receiver: /[a-z0-9]Queue_?$/u,
    names: ['add'],
    use: 'promise',
    given: 'job',
  },
];
