import { axios } from './axios.js';
import { bentocache } from './bentocache.js';
import { bull } from './bull.js';
import { bullmq } from './bullmq.js';
import { cacheManager } from './cache-manager.js';
import { cacheable } from './cacheable.js';
import { cacheableNodeCache } from './cacheable-node-cache.js';
import { catbox } from './catbox.js';
import { dataloader } from './dataloader.js';
import { drizzle } from './drizzle.js';
import { drizzleInProcess } from './drizzle-in-process.js';
import { dynamodb } from './dynamodb.js';
import { esToolkit, esToolkitCompat } from './es-toolkit.js';
import { fetch } from './fetch.js';
import { flatCache } from './flat-cache.js';
import { ioredis } from './ioredis.js';
import { keyv } from './keyv.js';
import { keyvStores } from './keyv-stores.js';
import { knex } from './knex.js';
import { kysely } from './kysely.js';
import { lodash, lodashMethods } from './lodash.js';
import { lruCache } from './lru-cache.js';
import { memcached } from './memcached.js';
import { memjs } from './memjs.js';
import { mongodb } from './mongodb.js';
import { mongoose } from './mongoose.js';
import { mysql2 } from './mysql2.js';
import { nestjsBull } from './nestjs-bull.js';
import { nestjsBullmq } from './nestjs-bullmq.js';
import { nestjsCacheManager } from './nestjs-cache-manager.js';
import { nestjsMongoose } from './nestjs-mongoose.js';
import { nestjsTypeorm } from './nestjs-typeorm.js';
import { nodeCache } from './node-cache.js';
import { nodeFs } from './node-fs.js';
import { nodeFsPromises } from './node-fs-promises.js';
import { ownRepository } from './own-repository.js';
import { pLimit } from './p-limit.js';
import { pMap } from './p-map.js';
import { pg } from './pg.js';
import { pgPool } from './pg-pool.js';
import { postgres } from './postgres.js';
import { prisma } from './prisma.js';
import { quickLru } from './quick-lru.js';
import { redis } from './redis.js';
import type { Library } from './schema.js';
import { sequelize } from './sequelize.js';
import { tinyLru } from './tiny-lru.js';
import { typeorm } from './typeorm.js';
import { undici } from './undici.js';
import { unstorage } from './unstorage.js';
import { upstashRedis, vercelKv } from './upstash-redis.js';

/** Every library that the rules know. */
export const libraries: readonly Library[] = [
  axios,
  bentocache,
  bull,
  bullmq,
  cacheable,
  cacheableNodeCache,
  cacheManager,
  catbox,
  dataloader,
  drizzle,
  drizzleInProcess,
  dynamodb,
  esToolkit,
  esToolkitCompat,
  fetch,
  flatCache,
  ioredis,
  keyv,
  keyvStores,
  knex,
  kysely,
  lodash,
  ...lodashMethods,
  lruCache,
  memcached,
  memjs,
  mongodb,
  mongoose,
  mysql2,
  nestjsBull,
  nestjsBullmq,
  nestjsCacheManager,
  nestjsMongoose,
  nestjsTypeorm,
  nodeCache,
  nodeFs,
  nodeFsPromises,
  ownRepository,
  pg,
  pgPool,
  pLimit,
  pMap,
  postgres,
  prisma,
  quickLru,
  redis,
  sequelize,
  tinyLru,
  typeorm,
  undici,
  unstorage,
  upstashRedis,
  vercelKv,
];
