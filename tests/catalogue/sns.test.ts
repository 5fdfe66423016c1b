import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a client of the same name from elsewhere
import { SNSClient } from './clients.js';
await new SNSClient({}).send(message);
    `,
  ],
  invalid: [
    `
import { PublishCommand, SNS, SNSClient } from '@aws-sdk/client-sns';
await new SNSClient({}).send(new PublishCommand({ TopicArn, Message }));
      ~~~~~~~~~~~~~~~~~~~~~~ round-trip
await new SNS({}).publish({ TopicArn, Message });
      ~~~~~~~~~~~~~~~~~~~ round-trip
    `,
  ],
});
