import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a command that is only made
import { SendMessageCommand } from '@aws-sdk/client-sqs';
const command = new SendMessageCommand({ QueueUrl, MessageBody });
log(command);
    `,
  ],
  invalid: [
    `
import { ReceiveMessageCommand, SendMessageCommand, SQS, SQSClient } from '@aws-sdk/client-sqs';
const client = new SQSClient({});
await client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
      ~~~~~~~~~~~ round-trip
await client.send(new ReceiveMessageCommand({ QueueUrl }));
      ~~~~~~~~~~~ round-trip
await new SQS({}).sendMessage({ QueueUrl, MessageBody });
      ~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
  ],
});
