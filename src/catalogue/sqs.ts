import { defineLibrary, type Member } from './schema.js';

const read: Member = { roundTrip: { server: 'queue', access: 'read' } };
const write: Member = { roundTrip: { server: 'queue', access: 'write' } };

const requests: Readonly<Record<string, Member>> = {
  sendMessage: {
    roundTrip: {
      server: 'queue',
      access: 'write',
      mixes: true,
      forMany: 'send up to 10 messages with one `SendMessageBatchCommand`, and look at its `Failed`',
    },
  },
  sendMessageBatch: write,
  // What was worked on is taken from the queue at once, or another worker gets it again.
  deleteMessage: write,
  deleteMessageBatch: write,
  changeMessageVisibility: write,
  changeMessageVisibilityBatch: write,
  purgeQueue: write,
  createQueue: write,
  deleteQueue: write,
  receiveMessage: { ...read, atMost: 10 },
  getQueueAttributes: read,
  getQueueUrl: read,
  listQueues: read,
};

const commands = Object.entries(requests).map(
  ([name, send]) => [`${name.charAt(0).toUpperCase()}${name.slice(1)}Command`, send] as const,
);

/** A command alone sends nothing; handing it to `send` does. */
export const sqs = defineLibrary<string>({
  packages: ['@aws-sdk/client-sqs'],
  source: {
    url: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/sqs/',
    version: '3.1162.0',
  },
  module: {
    SQSClient: { gives: 'SQSClient' },
    SQS: { gives: 'SQS' },
    ...Object.fromEntries(commands.map(([name]): [string, Member] => [name, { gives: name }])),
  },
  types: {
    SQSClient: { members: { send: { roundTrip: { server: 'queue', access: 'command' } } } },
    SQS: { extends: 'SQSClient', members: requests },
    ...Object.fromEntries(commands.map(([name, send]) => [name, { handedTo: { send } }])),
  },
});
