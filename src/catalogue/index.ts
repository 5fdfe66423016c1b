import { axios } from './axios.js';
import { bull } from './bull.js';
import { bullmq } from './bullmq.js';
import { cacheManager } from './cache-manager.js';
import { dataloader } from './dataloader.js';
import { drizzle } from './drizzle.js';
import { drizzleInProcess } from './drizzle-in-process.js';
import { esToolkit, esToolkitCompat } from './es-toolkit.js';
import { fetch } from './fetch.js';
import { ioredis } from './ioredis.js';
import { keyv } from './keyv.js';
import { knex } from './knex.js';
import { kysely } from './kysely.js';
import { lodash, lodashMethods } from './lodash.js';
import { lruCache } from './lru-cache.js';
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
import { redis } from './redis.js';
import type { Library } from './schema.js';
import { sequelize } from './sequelize.js';
import { typeorm } from './typeorm.js';
import { undici } from './undici.js';

/** Every library that the rules know. */
export const libraries: readonly Library[] = [
  axios,
  bull,
  bullmq,
  cacheManager,
  dataloader,
  drizzle,
  drizzleInProcess,
  esToolkit,
  esToolkitCompat,
  fetch,
  ioredis,
  keyv,
  knex,
  kysely,
  lodash,
  ...lodashMethods,
  lruCache,
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
  redis,
  sequelize,
  typeorm,
  undici,
];
