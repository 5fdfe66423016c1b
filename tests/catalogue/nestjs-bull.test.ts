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
    await this.queue.add({});
  }
}
    `,
  ],
  invalid: [
    `
import { InjectQueue } from '@nestjs/bull';
export class Mails {
  constructor(@InjectQueue('mails') private readonly queue) {}
  async send() {
    await this.queue.add({});
          ~~~~~~~~~~~~~~ round-trip, enqueue
  }
}
    `,
  ],
});
