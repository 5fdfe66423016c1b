import { each } from './each.js';
import { defineLibrary } from './schema.js';

const read = { roundTrip: { server: 'queue', access: 'read' } } as const;
const write = { roundTrip: { server: 'queue', access: 'write' } } as const;

const sender = {
  send: {
    roundTrip: {
      server: 'queue',
      access: 'write',
      forMany:
        'send all messages with one `send({ topic, messages })`, or those of several topics with one `sendBatch()`',
    },
    enqueues: {},
  },
  sendBatch: { ...write, enqueues: {} },
} as const;

export const kafkajs = defineLibrary({
  packages: ['kafkajs'],
  source: { url: 'https://kafka.js.org/docs/producing', version: '2.2.4' },
  module: {
    Kafka: {
      gives: 'Kafka',
      tunes: { options: 0, requestTimeout: { keys: ['requestTimeout'], default: 30_000, unit: 'ms' } },
    },
  },
  types: {
    Kafka: {
      members: {
        producer: { gives: 'Producer' },
        consumer: { gives: 'Consumer' },
        admin: { gives: 'Admin' },
      },
    },
    Producer: { members: { ...sender, transaction: { gives: 'Transaction', ...write } } },
    Transaction: { members: { ...sender, ...each('abort commit sendOffsets', write) } },
    Consumer: {
      members: { ...each('commitOffsets subscribe', write), describeGroup: read },
    },
    Admin: {
      members: {
        ...each('createAcls createPartitions createTopics deleteAcls deleteGroups', write),
        deleteTopics: {
          roundTrip: {
            server: 'queue',
            access: 'write',
            forMany: 'delete all topics with one `deleteTopics({ topics })`',
          },
        },
        ...each('alterConfigs deleteTopicRecords resetOffsets setOffsets', write),
        ...each('describeAcls describeCluster describeConfigs describeGroups fetchOffsets', read),
        ...each('fetchTopicMetadata fetchTopicOffsets fetchTopicOffsetsByTimestamp', read),
        ...each('listGroups listTopics', read),
      },
    },
  },
});
