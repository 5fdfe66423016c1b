import { agenda } from './agenda.js';
import { amqplib } from './amqplib.js';
import { async } from './async.js';
import { asyncMutex } from './async-mutex.js';
import { axios } from './axios.js';
import { bcrypts } from './bcrypt.js';
import { beeQueue } from './bee-queue.js';
import { bentocache } from './bentocache.js';
import { betterSqlite3 } from './better-sqlite3.js';
import { bluebird } from './bluebird.js';
import { bookshelf } from './bookshelf.js';
import { bottleneck } from './bottleneck.js';
import { bull } from './bull.js';
import { bullmq } from './bullmq.js';
import { cacheManager } from './cache-manager.js';
import { cacheManagerStores } from './cache-manager-stores.js';
import { cacheable } from './cacheable.js';
import { cacheableNodeCache } from './cacheable-node-cache.js';
import { cassandraDriver } from './cassandra-driver.js';
import { catbox } from './catbox.js';
import { clickhouse } from './clickhouse.js';
import { cloudflareKv } from './cloudflare-kv.js';
import { databasesMysql, databasesPg, databasesSqlite, databasesSqliteSync } from './databases.js';
import { dataloader } from './dataloader.js';
import { drizzle } from './drizzle.js';
import { drizzleInProcess } from './drizzle-in-process.js';
import { duckdb } from './duckdb.js';
import { dynamodb } from './dynamodb.js';
import { elasticsearch } from './elasticsearch.js';
import { esToolkit, esToolkitCompat } from './es-toolkit.js';
import { execa } from './execa.js';
import { fetch } from './fetch.js';
import { firestore } from './firestore.js';
import { flatCache } from './flat-cache.js';
import { fsExtra } from './fs-extra.js';
import { genericPool } from './generic-pool.js';
import { got } from './got.js';
import { graphileWorker } from './graphile-worker.js';
import { ioredis } from './ioredis.js';
import { kafkajs } from './kafkajs.js';
import { keyv } from './keyv.js';
import { keyvServers, keyvStores } from './keyv-stores.js';
import { knex } from './knex.js';
import { ky } from './ky.js';
import { kysely } from './kysely.js';
import { libsql } from './libsql.js';
import { lodash, lodashMethods } from './lodash.js';
import { lruCache } from './lru-cache.js';
import { mariadb } from './mariadb.js';
import { memcached } from './memcached.js';
import { memjs } from './memjs.js';
import { mikroOrm } from './mikro-orm.js';
import { mongodb } from './mongodb.js';
import { mongoose } from './mongoose.js';
import { mssql } from './mssql.js';
import { mysql } from './mysql.js';
import { mysql2 } from './mysql2.js';
import { neo4j } from './neo4j.js';
import { neonServerless } from './neon-serverless.js';
import { nestjsAxios } from './nestjs-axios.js';
import { nestjsBull } from './nestjs-bull.js';
import { nestjsBullmq } from './nestjs-bullmq.js';
import { nestjsCacheManager } from './nestjs-cache-manager.js';
import { nestjsMikroOrm } from './nestjs-mikro-orm.js';
import { nestjsMongoose } from './nestjs-mongoose.js';
import { nestjsSequelize } from './nestjs-sequelize.js';
import { nestjsTypeorm } from './nestjs-typeorm.js';
import { nodeCache } from './node-cache.js';
import { nodeChildProcess } from './node-child-process.js';
import { nodeCrypto } from './node-crypto.js';
import { nodeDns, nodeDnsPromises } from './node-dns.js';
import { nodeFetch } from './node-fetch.js';
import { nodeHttp } from './node-http.js';
import { nodeNet } from './node-net.js';
import { nodeStreamPromises } from './node-stream.js';
import { nodeFs } from './node-fs.js';
import { nodeFsPromises } from './node-fs-promises.js';
import { nodeZlib } from './node-zlib.js';
import { objection } from './objection.js';
import { oracledb } from './oracledb.js';
import { ownRepository } from './own-repository.js';
import { ownTransaction } from './own-transaction.js';
import { pFunctions } from './p-functions.js';
import { pLimit } from './p-limit.js';
import { pMap } from './p-map.js';
import { pQueue } from './p-queue.js';
import { pRetry } from './p-retry.js';
import { pThrottle } from './p-throttle.js';
import { pg } from './pg.js';
import { pgBoss } from './pg-boss.js';
import { pgPool } from './pg-pool.js';
import { pgPromise } from './pg-promise.js';
import { planetscaleDatabase } from './planetscale-database.js';
import { postgres } from './postgres.js';
import { prisma } from './prisma.js';
import { promisePool } from './promise-pool.js';
import { quickLru } from './quick-lru.js';
import { redis } from './redis.js';
import { redlock } from './redlock.js';
import { rxjs } from './rxjs.js';
import type { Library } from './schema.js';
import { sequelize } from './sequelize.js';
import { sequelizeTypescript } from './sequelize-typescript.js';
import { sharp } from './sharp.js';
import { slonik } from './slonik.js';
import { sns } from './sns.js';
import { sqlite } from './sqlite.js';
import { sqlite3 } from './sqlite3.js';
import { sqs } from './sqs.js';
import { supabase } from './supabase.js';
import { supabaseSsr } from './supabase-ssr.js';
import { superagent } from './superagent.js';
import { tarn } from './tarn.js';
import { throat } from './throat.js';
import { tinyLru } from './tiny-lru.js';
import { typegoose } from './typegoose.js';
import { typeorm } from './typeorm.js';
import { undici } from './undici.js';
import { unstorage } from './unstorage.js';
import { upstashRedis, vercelKv } from './upstash-redis.js';
import { vercelPostgres } from './vercel-postgres.js';
import { zx } from './zx.js';

/** Every library that the rules know. */
export const libraries: readonly Library[] = [
  agenda,
  amqplib,
  async,
  asyncMutex,
  axios,
  ...bcrypts,
  beeQueue,
  bentocache,
  betterSqlite3,
  bluebird,
  bookshelf,
  bottleneck,
  bull,
  bullmq,
  cacheable,
  cacheableNodeCache,
  cacheManager,
  cacheManagerStores,
  cassandraDriver,
  catbox,
  clickhouse,
  cloudflareKv,
  databasesMysql,
  databasesPg,
  databasesSqlite,
  databasesSqliteSync,
  dataloader,
  drizzle,
  drizzleInProcess,
  duckdb,
  dynamodb,
  elasticsearch,
  esToolkit,
  esToolkitCompat,
  execa,
  fetch,
  fsExtra,
  firestore,
  flatCache,
  genericPool,
  got,
  graphileWorker,
  ioredis,
  kafkajs,
  keyv,
  keyvServers,
  keyvStores,
  knex,
  ky,
  kysely,
  libsql,
  lodash,
  ...lodashMethods,
  lruCache,
  mariadb,
  memcached,
  memjs,
  mikroOrm,
  mongodb,
  mongoose,
  mssql,
  mysql,
  mysql2,
  neo4j,
  neonServerless,
  nestjsAxios,
  nestjsBull,
  nestjsBullmq,
  nestjsCacheManager,
  nestjsMikroOrm,
  nestjsMongoose,
  nestjsSequelize,
  nestjsTypeorm,
  nodeCache,
  nodeChildProcess,
  nodeCrypto,
  nodeDns,
  nodeDnsPromises,
  nodeFetch,
  nodeFs,
  nodeHttp,
  nodeNet,
  nodeStreamPromises,
  nodeFsPromises,
  nodeZlib,
  objection,
  oracledb,
  ownRepository,
  ownTransaction,
  ...pFunctions,
  pg,
  pgBoss,
  pgPool,
  pgPromise,
  planetscaleDatabase,
  pLimit,
  pMap,
  postgres,
  pQueue,
  pRetry,
  prisma,
  promisePool,
  pThrottle,
  quickLru,
  redis,
  redlock,
  rxjs,
  sequelize,
  sequelizeTypescript,
  sharp,
  slonik,
  sns,
  sqlite,
  sqlite3,
  sqs,
  supabase,
  supabaseSsr,
  superagent,
  tarn,
  throat,
  tinyLru,
  typegoose,
  typeorm,
  undici,
  unstorage,
  upstashRedis,
  vercelKv,
  vercelPostgres,
  zx,
];
