import { bullTypes } from './bull.js';
import { defineLibrary } from './schema.js';

export const nestjsBull = defineLibrary({
  packages: ['@nestjs/bull'],
  source: { url: 'https://docs.nestjs.com/techniques/queues', version: '12.0.0' },
  module: { InjectQueue: { injects: 'Queue' }, getQueueToken: { injects: 'Queue' } },
  types: bullTypes,
});
