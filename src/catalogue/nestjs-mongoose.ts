import { mongodbTuning } from './mongodb.js';
import { mongoose } from './mongoose.js';
import { defineLibrary } from './schema.js';

export const nestjsMongoose = defineLibrary<string>({
  packages: ['@nestjs/mongoose'],
  source: { url: 'https://docs.nestjs.com/techniques/mongodb', version: '12.0.0' },
  module: {
    InjectModel: { injects: 'Model' },
    InjectConnection: { injects: 'Connection' },
    getModelToken: { injects: 'Model' },
    getConnectionToken: { injects: 'Connection' },
    MongooseModule: { is: 'MongooseModuleStatic' },
  },
  types: {
    ...mongoose.types,
    MongooseModuleStatic: { members: { forRoot: { tunes: mongodbTuning.since4 } } },
  },
});
