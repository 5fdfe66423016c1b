import type { Convention } from './conventions.js';
import { className, mikroOrm, typeorm } from './conventions-orms.js';
import { words } from './each.js';

/** Names that stand for the models of an ORM, and for their rows and documents. */

const sequelizeModel = { package: 'sequelize', type: 'ModelStatic' };
const mongooseModel = { package: 'mongoose', type: 'Model' };
const objectionRow = { package: 'objection', type: 'Model' };

const otherRows = /^(?:bookshelf|objection|@sequelize\/core|sequelize(?:-typescript)?)$/u;

/** A module of the project that has a model: `../models/User`, `./user.model`, `@/schemas/user`. */
const modelModule = /(?:^|[/.-])(?:models?|schemas?)(?:[/.]|$)|[a-z](?:Model|Schema)(?:\.[jt]s)?$/u;
const otherModelsThanMongoose =
  /^(?:bookshelf|objection|@sequelize\/core|sequelize(?:-typescript)?)$|(?:^|[/-])typeorm$|^@mikro-orm\//u;

/** A file that has to do with documents of mongoose: it imports that, or a model. */
const usesMongoose = new RegExp(`(?:^|/)mongoose$|${modelModule.source}`, 'u');

export const modelConventions: readonly Convention[] = [
  {
    example: 'await User.findByPk(id)',
    is: sequelizeModel,
    receiver: className,
    names: words('findByPk findAndCountAll findOrCreate bulkCreate'),
    use: 'promise',
  },
  {
    example: 'await db.users.findByPk(id)',
    is: { package: 'sequelize', type: 'Models' },
    receiver: /^(?:db|models)$/u,
    called: 'model',
    names: words('findByPk findAndCountAll'),
    use: 'promise',
  },
  {
    example: 'await User.findAll({ limit: 10 })',
    is: sequelizeModel,
    receiver: className,
    names: ['findAll'],
    use: 'promise',
    given: 'at-most-one',
  },
  {
    example: 'await User.destroy({ where: { id } })',
    is: sequelizeModel,
    receiver: /^(?:[A-Z]\w*[a-z]\w*|\w+Model)$/u,
    names: words('findOne findAll count max min sum update destroy restore increment decrement'),
    use: 'promise',
    given: 'where',
    unless: typeorm,
  },
  {
    example: 'await User.findOne({ order })',
    is: sequelizeModel,
    receiver: className,
    names: words('findOne count'),
    use: 'promise',
    given: 'options',
    unless: typeorm,
  },
  {
    example: "await Document.scope('published').findOne({ where: { slug } })",
    is: sequelizeModel,
    receiver: className,
    names: words('scope unscoped'),
    then: {
      names: words(
        'findByPk findOne findAll findAndCountAll findOrCreate count max min sum update destroy scope unscoped',
      ),
    },
  },
  {
    example: 'class User extends Base { static load(id) { return this.findByPk(id); } }',
    is: sequelizeModel,
    receiver: /^this$/u,
    names: words('findByPk findAndCountAll findOrCreate bulkCreate'),
    use: 'promise',
  },
  {
    example: 'await User.create({ email }, { transaction })',
    is: sequelizeModel,
    receiver: /^(?:this|[A-Z]\w*[a-z]\w*)$/u,
    names: words('create upsert update destroy restore findOne findAll count increment decrement'),
    use: 'promise',
    given: 'transaction',
    unless: typeorm,
  },
  {
    example: "await user.$get('team')",
    is: { package: 'sequelize-typescript', type: 'Model' },
    receiver: /./u,
    names: words('$get $count'),
    use: 'promise',
    given: 'table',
  },
  {
    example: 'await user.destroy({ transaction })',
    is: { package: 'sequelize', type: 'Model' },
    receiver: /^[a-z]\w*$/u,
    names: words('save update destroy restore reload increment decrement'),
    use: 'promise',
    given: 'transaction',
    unless: typeorm,
  },
  {
    example: 'await sequelize.query(sql)',
    is: { package: 'sequelize', type: 'Sequelize' },
    receiver: /^sequelize$/u,
    names: words('query transaction'),
  },
  {
    example: 'await User.findByIdAndUpdate(id, change)',
    is: mongooseModel,
    receiver: className,
    names:
      words(`findById findByIdAndUpdate findByIdAndDelete findOneAndUpdate findOneAndDelete findOneAndReplace
      countDocuments estimatedDocumentCount insertMany updateOne updateMany deleteOne deleteMany`),
    use: 'promise',
    unless: otherRows,
  },
  {
    example: "import User from '../models/User'; await User.findOne({ email })",
    is: mongooseModel,
    receiver: className,
    from: modelModule,
    names: words('find findOne exists'),
    given: 'object',
    unless: otherModelsThanMongoose,
  },
  {
    example: 'await Payment.aggregate([{ $match: { team } }])',
    is: mongooseModel,
    receiver: /^(?:[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*|[a-z]\w*Model|model_?)$/u,
    names: ['aggregate'],
    use: 'promise',
    given: 'stages',
    unless: otherRows,
  },
  {
    example: 'await this.userModel.findOne({ email })',
    is: mongooseModel,
    receiver: /^[a-z]\w*Model$/u,
    names:
      words(`find findOne findOneAndUpdate findOneAndDelete countDocuments insertMany updateOne updateMany
      deleteOne deleteMany`),
    use: 'promise',
    unless: otherRows,
    given: 'object',
  },
  {
    example: "import type { Model } from 'mongoose'; await this.model.findOne({ email })",
    is: mongooseModel,
    receiver: /^model_?$/u,
    names:
      words(`findOne findById findOneAndUpdate findByIdAndUpdate findByIdAndDelete findOneAndDelete countDocuments
      exists updateOne updateMany deleteOne deleteMany insertMany`),
    use: 'promise',
    given: 'something',
    imports: /(?:^|[/])mongoose$/u,
  },
  {
    example: 'await this.userModel.findById(id)',
    is: mongooseModel,
    receiver: /^[a-z]\w*Model$/u,
    names: words('findById findByIdAndUpdate findByIdAndDelete'),
    use: 'promise',
    unless: otherRows,
  },
  {
    example:
      "import { Model } from 'mongoose'; async function keep(users: UserDocument[]) { for (const user of users) await user.save(); }",
    is: { package: 'mongoose', type: 'HydratedDocument' },
    receiver: /^[a-z]/u,
    names: ['save'],
    use: 'promise',
    annotated: /[a-z]Doc(?:ument)?$/u,
    imports: usesMongoose,
  },
  {
    example:
      "import { Team } from '../models/team'; async function show(teams) { for (const team of teams) await team.populate('owner'); }",
    is: { package: 'mongoose', type: 'HydratedDocument' },
    receiver: /^(?!.*(?:em|index|manager|orm|q|query|repo|repository|service|store)$)[a-z]/iu,
    names: ['populate'],
    use: 'awaited',
    given: 'something',
    imports: usesMongoose,
    unless: mikroOrm,
  },
  {
    example: "await user.$relatedQuery('pets')",
    is: objectionRow,
    receiver: /./u,
    names: words('$relatedQuery $fetchGraph'),
  },
];
