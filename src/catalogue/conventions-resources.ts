import type { Convention } from './conventions.js';

/** Names that stand for something that is taken and has to be given back; what is done with it is the evidence. */

const mysql = { package: 'mysql2/promise', type: 'Pool' };
const pg = { package: 'pg', type: 'Pool' };
const knex = { package: 'knex', type: 'Knex' };

const anything = /./u;
const getsClient = /^(?:acquire|get|reserve|take)[a-z]*(?:client|conn(?:ection)?)$/iu;
const queried = /^(?:execute|query)$/u;
const released = /^release$/u;
const ended = /^(?:commit|rollback)$/u;
const redlock = { package: 'redlock', type: 'Redlock' };
const unlocked = /^(?:release|unlock)$/u;
const ownTransaction = { package: 'own transaction', type: 'Beginner' };
const beginsTransaction = /^(?:begin|open|start)_?(?:transaction|trx|tx|unit_?of_?work|uow)$/iu;
const unitOfWork = /unit_?of_?work|uow|(?:transactions?|trx|tx)_?(?:factory|manager|provider)$/iu;
const database = /^(?:database|db)$/iu;

export const resourceConventions: readonly Convention[] = [
  {
    example: 'pool.connect((error, client, release) => release())',
    is: pg,
    receiver: /pool$/iu,
    names: ['connect'],
    given: 'callback',
  },
  {
    example: 'pool.getConnection((error, connection) => connection.release())',
    is: mysql,
    receiver: /pool$/iu,
    names: ['getConnection'],
    given: 'callback',
  },
  {
    example: 'db.getConnection((error, connection) => connection.release())',
    is: mysql,
    receiver: anything,
    names: ['getConnection'],
    given: 'callback',
    result: [released],
  },
  {
    example: 'const connection = await db.getConnection(); connection.release()',
    is: mysql,
    receiver: anything,
    names: ['getConnection'],
    use: 'promise',
    result: [released],
  },
  {
    example: 'const connection = await db.getConnection(); await connection.beginTransaction()',
    is: mysql,
    receiver: anything,
    names: ['getConnection'],
    use: 'promise',
    result: [/^beginTransaction$/u],
  },
  {
    example: 'const connection = await getConnection(); connection.release()',
    is: mysql,
    receiver: /^getConnection$/u,
    called: 'itself',
    means: 'getConnection',
    use: 'promise',
    result: [released],
  },
  {
    example: "const client = await db.connect(); await client.query('BEGIN'); client.release()",
    is: pg,
    receiver: anything,
    names: ['connect'],
    use: 'promise',
    result: [queried, released],
  },
  {
    example: "const client = await db.getClient(); await client.query('BEGIN'); client.release()",
    is: pg,
    receiver: anything,
    names: getsClient,
    means: 'connect',
    use: 'promise',
    result: [queried, released],
  },
  {
    example: "const client = await getClient(); await client.query('BEGIN'); client.release()",
    is: pg,
    receiver: getsClient,
    called: 'itself',
    means: 'connect',
    use: 'promise',
    result: [queried, released],
  },
  {
    example: 'const trx = await db.transaction(); await trx.commit()',
    is: knex,
    receiver: anything,
    names: ['transaction'],
    use: 'awaited',
    given: 'nothing',
    result: [ended],
  },
  {
    example: 'const trx = await this.db.beginTransaction(); await trx.commit()',
    is: ownTransaction,
    receiver: anything,
    names: beginsTransaction,
    means: 'begin',
    use: 'awaited',
    result: [ended],
  },
  {
    example: 'const tx = await beginTransaction(); await tx.commit()',
    is: ownTransaction,
    receiver: beginsTransaction,
    called: 'function',
    means: 'begin',
    use: 'awaited',
    result: [ended],
  },
  {
    example: 'const uow = await UnitOfWork.begin(); await uow.commit()',
    is: ownTransaction,
    receiver: unitOfWork,
    names: /^(?:begin|open|start)$/u,
    means: 'begin',
    use: 'awaited',
    result: [ended],
  },
  {
    example: 'const tx = await db.begin(); await tx.commit()',
    is: ownTransaction,
    receiver: database,
    names: ['begin'],
    use: 'awaited',
    result: [ended],
  },
  {
    example: "const lock = await redlock.acquire(['seats'], 5000); await lock.release()",
    is: redlock,
    receiver: /redlock$/iu,
    names: ['acquire', 'lock'],
    use: 'awaited',
    result: [unlocked],
  },
  {
    example: "const lock = await acquireLock('seats', 5000); await lock.release()",
    is: redlock,
    receiver: /^(?:acquire|obtain)\w*Lock$/u,
    called: 'itself',
    means: 'lock',
    use: 'awaited',
    result: [unlocked],
  },
  {
    example: "const lock = await locks.acquireLock('seats', 5000); await lock.release()",
    is: redlock,
    receiver: anything,
    names: /^(?:acquire|obtain)\w*Lock$/u,
    means: 'lock',
    use: 'awaited',
    result: [unlocked],
  },
  {
    example: 'const session = await connection.startSession(); session.startTransaction()',
    is: { package: 'mongoose', type: 'Connection' },
    receiver: anything,
    names: ['startSession'],
    use: 'awaited',
    result: [/^(?:endSession|startTransaction|withTransaction)$/u],
  },
  {
    example: 'const session = client.startSession(); session.startTransaction()',
    is: { package: 'mongodb', type: 'MongoClient' },
    receiver: anything,
    names: ['startSession'],
    use: 'not-awaited',
    result: [/^(?:endSession|startTransaction|withTransaction)$/u],
  },
];
