import { noUnboundedConcurrency } from '../../rules/no-unbounded-concurrency.js';
import { testRule } from '../support/test-rule.js';

/** Requests behind functions, by what each turn gives them. */
testRule(noUnboundedConcurrency, {
  valid: [
    `
// one call of a function for each group of rows
import { createClient } from '@clickhouse/client';
const client = createClient();
const usage = (ids: string[]) => client.query({ query: 'SELECT total FROM usage WHERE id IN {ids: Array(String)} LIMIT 10', query_params: { ids } });
export async function all() {
  const rows = await Project.findAll();
  const byDay = new Map<string, string[]>();
  for (const { id, day } of rows) {
    const group = byDay.get(day) ?? [];
    group.push(id);
    byDay.set(day, group);
  }
  return Promise.all(Array.from(byDay.entries()).map(([, ids]) => usage(ids)));
}
    `,
    `
// what is taken from a queue goes over its one connection
import { Queue } from 'bullmq';
const queue = new Queue('runs');
const cancel = (id: string) => queue.remove(id);
export async function cancelAll() {
  const runs = await Run.findAll();
  return Promise.all(runs.map((run) => cancel(run.id)));
}
    `,
  ],
  invalid: [
    `
// one call of a function for each row
import { createClient } from '@clickhouse/client';
const client = createClient();
const usage = (id: string) => client.query({ query: 'SELECT total FROM usage WHERE id = {id: String} LIMIT 10', query_params: { id } });
export async function all() {
  const rows = await Project.findAll();
  const running = [];
  for (const { id } of rows) {
    console.log(id);
    running.push(usage(id));
  }
  return Promise.all(running);
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
  ],
});
