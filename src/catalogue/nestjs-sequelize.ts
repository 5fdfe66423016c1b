import { defineLibrary } from './schema.js';
import { sequelizeTypes } from './sequelize.js';

export const nestjsSequelize = defineLibrary({
  packages: ['@nestjs/sequelize'],
  source: { url: 'https://docs.nestjs.com/techniques/database#sequelize-integration', version: '12.0.0' },
  module: { InjectModel: { injects: 'ModelStatic' }, InjectConnection: { injects: 'Sequelize' } },
  types: sequelizeTypes,
});
