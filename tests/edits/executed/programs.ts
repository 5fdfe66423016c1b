import { builders, prisma } from './programs/builders.js';
import { memoryCaches } from './programs/caches.js';
import { dynamo } from './programs/dynamo.js';
import { http } from './programs/http.js';
import { knex } from './programs/knex.js';
import { mongo } from './programs/mongo.js';
import { mysql } from './programs/mysql.js';
import { pg } from './programs/pg.js';
import { postgresJs } from './programs/postgres-js.js';
import { redis } from './programs/redis.js';
import { sequelize } from './programs/sequelize.js';
import { typeorm } from './programs/typeorm.js';
import { writes } from './programs/writes.js';
import type { Program } from './program.js';

/** Every program there is. */
export const programs: readonly Program[] = [
  ...pg,
  ...postgresJs,
  ...knex,
  ...typeorm,
  ...sequelize,
  ...builders,
  ...prisma,
  ...mysql,
  ...redis,
  ...mongo,
  ...dynamo,
  ...writes,
  ...memoryCaches,
  ...http,
];
