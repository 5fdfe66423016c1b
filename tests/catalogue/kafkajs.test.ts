import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a client of another package
import { Kafka } from 'my-kafka';
await new Kafka({}).producer().send({ topic: 'mails', messages });
    `,
    `
// connecting and consuming are no messages sent
import { Kafka } from 'kafkajs';
export async function start(kafka: Kafka) {
  const consumer = kafka.consumer({ groupId: 'mails' });
  await consumer.connect();
  await consumer.run({ eachMessage: send });
}
    `,
  ],
  invalid: [
    `
import { Kafka, type Producer } from 'kafkajs';
const kafka = new Kafka({ brokers });
const producer = kafka.producer();
await producer.send({ topic: 'mails', messages });
      ~~~~~~~~~~~~~ round-trip, enqueue
await producer.sendBatch({ topicMessages });
      ~~~~~~~~~~~~~~~~~~ round-trip, enqueue
const transaction = await producer.transaction();
                          ~~~~~~~~~~~~~~~~~~~~ round-trip
await transaction.send({ topic: 'mails', messages });
      ~~~~~~~~~~~~~~~~ round-trip, enqueue
await kafka.admin().listTopics();
      ~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
export async function again(sender: Producer) {
  await sender.send({ topic: 'mails', messages });
        ~~~~~~~~~~~ round-trip, enqueue
}
    `,
  ],
});
