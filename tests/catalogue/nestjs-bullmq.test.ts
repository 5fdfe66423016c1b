import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a decorator of another package
import { InjectQueue } from './queues.js';
export class Mails {
  @InjectQueue('mails') private readonly queue;
  async send() {
    await this.queue.add('mail', {});
  }
}
    `,
  ],
  invalid: [
    `
import { InjectFlowProducer, InjectQueue } from '@nestjs/bullmq';
export class Mails {
  @InjectFlowProducer() private readonly flows;
  constructor(@InjectQueue('mails') private readonly queue) {}
  async send() {
    await this.queue.add('mail', {});
          ~~~~~~~~~~~~~~ round-trip, enqueue
    await this.flows.add({});
          ~~~~~~~~~~~~~~ round-trip, enqueue
  }
}
    `,
  ],
});
