import { defineLibrary } from './schema.js';
import { typeorm } from './typeorm.js';

export const nestjsTypeorm = defineLibrary({
  packages: ['@nestjs/typeorm'],
  source: { url: 'https://docs.nestjs.com/techniques/database', version: '12.0.2' },
  module: {
    InjectRepository: { injects: 'Repository' },
    InjectDataSource: { injects: 'DataSource' },
    InjectEntityManager: { injects: 'EntityManager' },
    InjectConnection: { injects: 'DataSource' },
  },
  types: typeorm.types,
});
