import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a channel of another package
import { connect } from 'my-amqp';
const connection = await connect(url);
await connection.createChannel();
    `,
    `
// acknowledging waits for nothing
import type { Channel } from 'amqplib';
export const done = (channel: Channel, message) => channel.ack(message);
    `,
  ],
  invalid: [
    `
import amqp from 'amqplib';
const connection = await amqp.connect(url);
const channel = await connection.createChannel();
                      ~~~~~~~~~~~~~~~~~~~~~~~~ acquire
await channel.assertQueue('mails');
      ~~~~~~~~~~~~~~~~~~~ round-trip
channel.sendToQueue('mails', body);
~~~~~~~~~~~~~~~~~~~ enqueue
await channel.close();
      ~~~~~~~~~~~~~ release
    `,
    `
import { type ConfirmChannel } from 'amqplib';
export async function flush(channel: ConfirmChannel) {
  channel.publish('mails', '', body);
  ~~~~~~~~~~~~~~~ enqueue
  await channel.waitForConfirms();
        ~~~~~~~~~~~~~~~~~~~~~~~ round-trip
}
    `,
  ],
});
