import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// an agenda of another package
import { Agenda } from 'my-agenda';
await new Agenda().now('mail', {});
    `,
    `
// saying what a job does, and making one, sends nothing
import { Agenda } from 'agenda';
export function define(agenda: Agenda) {
  agenda.define('mail', send);
  return agenda.create('mail', {}).priority('high');
}
    `,
  ],
  invalid: [
    `
import { Agenda } from 'agenda';
const agenda = new Agenda({ backend, removeOnComplete: true });
await agenda.now('mail', {});
      ~~~~~~~~~~ round-trip, enqueue
await agenda.create('mail', {}).unique({ id: 1 }).save();
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip, enqueue
const job = await agenda.schedule('tomorrow', 'mail', {});
                  ~~~~~~~~~~~~~~~ round-trip, enqueue
await job.remove();
      ~~~~~~~~~~ round-trip
await agenda.purge();
      ~~~~~~~~~~~~ round-trip
    `,
    `
// up to 5
const Agenda = require('agenda');
const agenda = new Agenda();
await agenda.jobs({});
      ~~~~~~~~~~~ round-trip
    `,
  ],
});
