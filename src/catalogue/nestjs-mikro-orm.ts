import { mikroOrmTypes } from './mikro-orm.js';
import { defineLibrary } from './schema.js';

export const nestjsMikroOrm = defineLibrary({
  packages: ['@mikro-orm/nestjs'],
  source: { url: 'https://mikro-orm.io/docs/usage-with-nestjs', version: '7.1.0' },
  module: {
    InjectRepository: { injects: 'EntityRepository' },
    InjectEntityManager: { injects: 'EntityManager' },
    InjectMikroORM: { injects: 'MikroORM' },
  },
  types: mikroOrmTypes,
});
