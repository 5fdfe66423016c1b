import { defineLibrary } from './schema.js';
import { associations, sequelizeClasses, sequelizeModels, sequelizeTypes } from './sequelize.js';

/** Sequelize with classes, whose rows reach their associations by name. */
export const sequelizeTypescript = defineLibrary({
  packages: ['sequelize-typescript'],
  source: { url: 'https://github.com/sequelize/sequelize-typescript#readme', version: '2.1.6' },
  module: sequelizeClasses,
  models: sequelizeModels,
  types: {
    ...sequelizeTypes,
    Sequelize: {
      members: { ...sequelizeTypes.Sequelize.members, getRepository: { gives: 'Repository' } },
    },
    ModelCtor: { extends: 'ModelStatic', call: { gives: 'Model' } },
    Repository: { extends: 'ModelStatic', call: { gives: 'Model' } },
    Model: {
      isRow: true,
      members: {
        ...sequelizeTypes.Model.members,
        $get: associations.get,
        $count: associations.count,
        $has: associations.has,
        $add: associations.add,
        $set: associations.set,
        $remove: associations.remove,
        $create: associations.create,
      },
    },
  },
});
