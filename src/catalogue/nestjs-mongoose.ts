import { mongoose } from './mongoose.js';
import { defineLibrary } from './schema.js';

export const nestjsMongoose = defineLibrary({
  packages: ['@nestjs/mongoose'],
  source: { url: 'https://docs.nestjs.com/techniques/mongodb', version: '12.0.0' },
  module: { InjectModel: { injects: 'Model' }, InjectConnection: { injects: 'Connection' } },
  types: mongoose.types,
});
