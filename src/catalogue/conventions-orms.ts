import type { Convention } from './conventions.js';
import { words } from './each.js';

/** Names that stand for an ORM: its client, manager, repository or active record. */

const prisma = { package: '@prisma/client', type: 'PrismaClient' };
const typeormRepository = { package: 'typeorm', type: 'Repository' };
const typeormManager = { package: 'typeorm', type: 'EntityManager' };
const dataSource = { package: 'typeorm', type: 'DataSource' };
const activeRecord = { package: 'typeorm', type: 'BaseEntityStatic' };

/** A class, and so a model or active record. */
export const className = /^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$/u;
const repository = /^(?!.*mikro).*Repo(?:sitory)?_?$/iu;
const entityManager = /(?:^|[a-z])entityManager_?$/iu;

export const mikroOrm = /^@mikro-orm\//u;
export const typeorm = /(?:^|[/-])typeorm$/u;

/** Where other ORMs are imported, their models have such methods too. */
const otherModels = /^(?:mongoose|objection|typeorm)$|sequelize|mikro-orm|drizzle/u;

const modelMembers = words(`findUnique findUniqueOrThrow findFirst findFirstOrThrow findMany create createMany
  createManyAndReturn update updateMany updateManyAndReturn upsert delete deleteMany count aggregate groupBy`);

export const ormConventions: readonly Convention[] = [
  {
    example: 'await this.prisma.user.findUnique({ where: { id } })',
    is: prisma,
    receiver: /prisma(?:client|service|repository)?_?$/iu,
    called: 'model',
    names: modelMembers,
  },
  {
    example: 'await ctx.db.user.findFirst({ where: { email } })',
    is: prisma,
    receiver: /^(?:db|database|tx|trx|transaction|txClient)$/iu,
    called: 'model',
    names: modelMembers,
    given: 'options',
  },
  {
    example: 'await client.user.findUnique({ where: { id } })',
    is: prisma,
    receiver: /./u,
    called: 'model',
    names:
      words(`findUnique findUniqueOrThrow findFirst findFirstOrThrow findMany createMany createManyAndReturn
      updateMany deleteMany upsert`),
    given: 'options',
    unless: otherModels,
  },
  {
    example: 'await client.user.create({ data: { email } })',
    is: prisma,
    receiver: /(?:client|conn(?:ection)?|orm|prisma|[dD]b|database|tx|trx|transaction)_?$/iu,
    called: 'model',
    names: words('create update delete'),
    given: 'options',
    unless: otherModels,
  },
  {
    example: 'await tx.$queryRaw`SELECT name FROM users`',
    is: prisma,
    receiver: /./u,
    names: words('$queryRaw $queryRawUnsafe $executeRaw $executeRawUnsafe $transaction'),
  },
  {
    example: "const runner = this.createQueryRunner('master'); await runner.release()",
    is: dataSource,
    receiver: /./u,
    names: ['createQueryRunner'],
    use: 'not-awaited',
    result: [/^release$/u],
    unless: mikroOrm,
  },
  {
    example: 'const runner = this.dataSource.createQueryRunner()',
    is: dataSource,
    receiver: /./u,
    names: ['createQueryRunner'],
    use: 'not-awaited',
    unless: mikroOrm,
  },
  {
    example: 'await AppDataSource.getRepository(User).findOneBy({ id })',
    is: dataSource,
    receiver: /(?:^|[a-z_])(?:dataSource|connection|manager)_?$|entityManager_?$/iu,
    names: ['getRepository'],
    unless: mikroOrm,
  },
  {
    example: "await dataSource.createQueryBuilder(User, 'user').getMany()",
    is: dataSource,
    receiver: /dataSource_?$/iu,
    names: words('createQueryBuilder transaction'),
  },
  {
    example: 'await manager.save(User, user)',
    is: typeormManager,
    receiver: /^(?:manager|\w*entityManager_?)$/iu,
    names:
      words(`find findBy findOne findOneBy findOneOrFail findOneByOrFail findAndCount findAndCountBy count countBy
      exists existsBy save insert update upsert delete remove softDelete softRemove increment decrement
      createQueryBuilder`),
    given: 'entity',
    unless: mikroOrm,
  },
  {
    example: 'await em.findOneOrFail(User, { where: { id } })',
    is: typeormManager,
    receiver: /^em_?$/u,
    names: words('find findOne findOneOrFail findAndCount count'),
    use: 'promise',
    given: 'entity-where',
    unless: mikroOrm,
  },
  {
    example: 'await em.save(User, user)',
    is: typeormManager,
    receiver: /^em_?$/u,
    names: words(
      'findBy findOneBy findOneByOrFail countBy existsBy save insert update delete softDelete increment',
    ),
    use: 'promise',
    given: 'entity',
    unless: mikroOrm,
  },
  {
    example: 'await entityManager.save(user)',
    is: typeormManager,
    receiver: entityManager,
    names: words('save softRemove createQueryBuilder'),
    unless: mikroOrm,
  },
  {
    example: "import { In } from 'typeorm'; await manager.save(user)",
    is: typeormManager,
    receiver: /^manager$/u,
    names: words('save remove softRemove query createQueryBuilder'),
    imports: typeorm,
  },
  {
    example: 'await this.userRepository.findOneBy({ id })',
    is: typeormRepository,
    receiver: repository,
    names: words(
      `createQueryBuilder findBy findOneBy findOneByOrFail findAndCountBy countBy existsBy softRemove`,
    ),
    use: 'promise',
    unless: mikroOrm,
  },
  {
    example: 'await this.userRepository.find({ where: { teamId } })',
    is: typeormRepository,
    receiver: repository,
    names: words('find findOne findOneOrFail findAndCount count exists'),
    use: 'promise',
    given: 'options',
    unless: mikroOrm,
  },
  {
    example: "import { In } from 'typeorm'; await this.userRepository.save(user)",
    is: typeormRepository,
    receiver: repository,
    names: words(`find findOne findOneOrFail findAndCount count exists save insert update upsert delete remove
      softDelete increment decrement`),
    use: 'promise',
    imports: typeorm,
    unless: mikroOrm,
  },
  {
    example: "await queryRunner.query('SELECT name FROM users')",
    is: dataSource,
    receiver: /(?:dataSource|queryRunner|entityManager|^manager)_?$/iu,
    names: ['query'],
    use: 'promise',
    given: 'sql',
    unless: mikroOrm,
  },
  {
    example: "await qb.where('user.teamId = :teamId', { teamId }).getRawMany()",
    is: { package: 'typeorm', type: 'SelectQueryBuilder' },
    receiver: /./u,
    called: 'chain',
    names: words('getRawMany getManyAndCount getRawAndEntities getOneOrFail'),
    use: 'promise',
    given: 'nothing',
  },
  {
    example: "await query.andWhere('user.age > 18').getMany()",
    is: { package: 'typeorm', type: 'SelectQueryBuilder' },
    receiver: /(?:qb|query|builder)\d?$/iu,
    called: 'chain',
    names: words('getMany getOne getRawOne getCount'),
    use: 'promise',
    given: 'nothing',
  },
  {
    example: 'await User.findOneByOrFail({ id })',
    is: activeRecord,
    receiver: className,
    names: words('findOneBy findOneByOrFail findOneOrFail findBy'),
    use: 'promise',
    unless: mikroOrm,
  },
  {
    example: "import { In } from 'typeorm'; await User.find({ where: { id: In(ids) } })",
    is: activeRecord,
    receiver: className,
    names: words('find findOne findAndCount count'),
    use: 'promise',
    given: 'options',
    imports: typeorm,
  },
];
