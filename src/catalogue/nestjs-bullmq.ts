import { bullmqTypes } from './bullmq.js';
import { defineLibrary } from './schema.js';

export const nestjsBullmq = defineLibrary({
  packages: ['@nestjs/bullmq'],
  source: { url: 'https://docs.nestjs.com/techniques/queues', version: '12.0.0' },
  module: {
    InjectQueue: { injects: 'Queue' },
    InjectFlowProducer: { injects: 'FlowProducer' },
    getQueueToken: { injects: 'Queue' },
    getFlowProducerToken: { injects: 'FlowProducer' },
  },
  types: bullmqTypes,
});
