import { defineLibrary, type Member } from './schema.js';

const write: Member = { roundTrip: { server: 'queue', access: 'write' } };

const requests: Readonly<Record<string, Member>> = {
  publish: {
    roundTrip: {
      server: 'queue',
      access: 'write',
      mixes: true,
      forMany:
        'publish up to 10 messages of a topic with one `PublishBatchCommand`, and look at its `Failed`',
    },
  },
  publishBatch: write,
};

const commands = Object.entries(requests).map(
  ([name, send]) => [`${name.charAt(0).toUpperCase()}${name.slice(1)}Command`, send] as const,
);

/** A command alone sends nothing; handing it to `send` does. */
export const sns = defineLibrary<string>({
  packages: ['@aws-sdk/client-sns'],
  source: {
    url: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/sns/',
    version: '3.1162.0',
  },
  module: {
    SNSClient: { gives: 'SNSClient' },
    SNS: { gives: 'SNS' },
    ...Object.fromEntries(commands.map(([name]): [string, Member] => [name, { gives: name }])),
  },
  types: {
    SNSClient: { members: { send: { roundTrip: { server: 'queue', access: 'command' } } } },
    SNS: { extends: 'SNSClient', members: requests },
    ...Object.fromEntries(commands.map(([name, send]) => [name, { handedTo: { send } }])),
  },
});
