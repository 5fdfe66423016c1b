import { defineLibrary } from './schema.js';
import { typeorm, typeormTuning } from './typeorm.js';

export const nestjsTypeorm = defineLibrary<string>({
  packages: ['@nestjs/typeorm', 'typeorm-typedi-extensions'],
  source: {
    url: 'https://docs.nestjs.com/techniques/database',
    version: '12.0.2 and typeorm-typedi-extensions 0.4.1',
  },
  module: {
    InjectRepository: { injects: 'Repository' },
    InjectDataSource: { injects: 'DataSource' },
    InjectEntityManager: { injects: 'EntityManager' },
    InjectManager: { injects: 'EntityManager' }, // of typeorm-typedi-extensions
    InjectConnection: { injects: 'DataSource' },
    getRepositoryToken: { injects: 'Repository' },
    getDataSourceToken: { injects: 'DataSource' },
    getEntityManagerToken: { injects: 'EntityManager' },
    TypeOrmModule: { is: 'TypeOrmModuleStatic' },
  },
  types: { ...typeorm.types, TypeOrmModuleStatic: { members: { forRoot: { tunes: typeormTuning } } } },
});
