import { each } from './each.js';
import { defineLibrary } from './schema.js';

const read = { roundTrip: { server: 'queue', access: 'read' } } as const;
const write = { roundTrip: { server: 'queue', access: 'write' } } as const;

export const amqplib = defineLibrary({
  packages: ['amqplib'],
  source: { url: 'https://amqp-node.github.io/amqplib/channel_api.html', version: '2.3.1' },
  module: { connect: { gives: 'ChannelModel' } },
  types: {
    ChannelModel: {
      members: {
        createChannel: {
          gives: 'Channel',
          acquires: { resource: 'channel', releasedBy: { member: 'close', awaited: true } },
        },
        createConfirmChannel: {
          gives: 'ConfirmChannel',
          acquires: { resource: 'channel', releasedBy: { member: 'close', awaited: true } },
        },
        close: {},
      },
    },
    Channel: {
      members: {
        // These two write into a buffer and answer at once.
        ...each('publish sendToQueue', { enqueues: {} }),
        ...each('assertExchange assertQueue bindExchange bindQueue cancel prefetch recover', write),
        consume: { ...write, subscribes: true },
        ...each('deleteExchange deleteQueue purgeQueue unbindExchange unbindQueue', write),
        ...each('checkExchange checkQueue get', read),
        close: { releases: 'receiver' },
      },
    },
    ConfirmChannel: { extends: 'Channel', members: { waitForConfirms: write } },
  },
});
