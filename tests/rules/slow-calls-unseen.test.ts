import { noSequentialAwait } from '../../rules/no-sequential-await.js';
import { noUnboundedConcurrency } from '../../rules/no-unbounded-concurrency.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Shapes that people who had never seen the rules wrote into back ends of theirs. */
testRule(withoutSuggestion(noSequentialAwait, 'runAtMost'), {
  valid: [
    `
// what is done so far is marked, whatever happens
export async function relay(events, store) {
  const sent = [];
  try {
    for (const event of events) {
      await fetch(event.url, { method: 'POST' });
      sent.push(event.id);
    }
  } finally {
    await store.markSent(sent);
  }
}
    `,
    `
// what is kept in memory, and made by a function where it is missing
import { names } from './memory';
export async function decorate(tasks, labels) {
  const out = [];
  for (const task of tasks) out.push(await names.fetch(task.column, () => labels[task.column]));
  return out;
}
    `,
  ],
  invalid: [
    `
// something else is done at the end
export async function relay(events, client) {
  const sent = [];
  try {
    for (const event of events) {
      await fetch(event.url, { method: 'POST' });
            ~~~~~ sequentialAwait
      sent.push(event.id);
    }
  } finally {
    client.close();
  }
  return sent;
}
    `,
    `
// what is fetched by a key alone
import { names } from './memory';
export async function decorate(tasks) {
  const out = [];
  for (const task of tasks) out.push(await names.fetch(task.column));
                                           ~~~~~~~~~~~ sequentialAwait
  return out;
}
    `,
  ],
});

testRule(withoutSuggestion(noUnboundedConcurrency, 'startAtMost'), {
  valid: [
    `
// a field that the class keeps short
export class Digest {
  private mails = [];
  add(mail) {
    this.mails.push(mail);
    if (this.mails.length >= 20) return this.flush();
  }
  async flush() {
    await Promise.all(this.mails.map((mail) => fetch(mail.url)));
    this.mails = [];
  }
}
    `,
    `
// a field that is filled where the object is made
export class Digest {
  constructor(first, second) {
    this.mails = [];
    this.mails.push(first, second);
  }
  async flush() {
    const pending = [];
    for (const mail of this.mails) pending.push(transport.sendMail(mail));
    await Promise.all(pending);
  }
}
    `,
  ],
  invalid: [
    `
// a field that holds as many as were added since
export class Digest {
  private mails = new Map();
  add(mail) {
    if (this.mails.size === 0) this.start();
    this.mails.set(mail.to, mail);
  }
  async flush() {
    const pending = [];
    for (const [to, mail] of this.mails) pending.push(transport.sendMail({ to, ...mail }));
    this.mails.clear();
    await Promise.all(pending);
          ~~~~~~~~~~~ unboundedConcurrency
  }
}
    `,
  ],
});
