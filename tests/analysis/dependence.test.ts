import { dependenceAt } from '../../src/analysis/dependence.js';
import { iterationAround } from '../../src/analysis/iteration.js';
import { testRule } from '../support/test-rule.js';
import { asksHere, loopProbe } from './loop-probe.js';

/** Marks each `here(…)` with what it needs of the turns before it. */
const probe = loopProbe('dependence', (resolution, node) => {
  const iteration = asksHere(node) && iterationAround(resolution, node);
  return iteration ? dependenceAt(resolution, iteration, node) : undefined;
});

testRule(probe, {
  valid: [
    `
// an answer is pushed, kept by key or added
const found = [], byId = new Map(), names = {};
let sum = 0;
for (const id of ids) {
  const answer = await here(id);
  found.push(answer);
  byId.set(id, answer);
  names[id] = answer;
  sum += answer;
}
    `,
    `
// the last answer is kept, and not asked with
let last;
for (const id of ids) last = await here(id);
    `,
    `
// a counter
let count = 0;
for (const id of ids) {
  count++;
  await here(id, count);
}
    `,
    `
// a variable of the turn
for (const id of ids) {
  let answer = await here(id);
  answer = await here(answer);
}
    `,
    `
// what ends the loop was known before
for (const row of rows) {
  if (row.isLast) break;
  await here(row);
}
    `,
    `
// the inner loop ends, or a switch, or a function
for (const row of rows) {
  const answer = await here(row);
  for (const part of row.parts) if (part === answer) break;
  switch (answer) {
    case 1:
      break;
  }
  row.parts.find((part) => {
    if (part === answer) return true;
  });
}
    `,
    `
// a turn that fails ends the loop, which is no search
export async function all() {
  for (const id of ids) {
    const answer = await here(id);
    if (!answer) return reply.notFound();
  }
}
    `,
    `
// a turn that is refused ends the loop, whatever it looked at
export async function all(res, c) {
  for (const id of ids) {
    const answer = await here(id);
    if (answer.owner !== owner) {
      res.status(403).json({ id });
      return;
    }
  }
  for (const id of ids) {
    const answer = await here(id);
    if (answer.isOld) return c.json({ id }, 409);
    if (answer.count > 3) return { status: 400, body: id };
    if (answer.isLost) return res.notFound();
  }
}
    `,
    `
// an error ends the loop, which is no search
for (const id of ids) {
  const answer = await here(id);
  if (!answer) throw new Error(id);
}
    `,
  ],
  invalid: [
    `
// the answer is what the next turn asks with
let parent;
for (const name of path) {
  const team = await here(name, parent);
                     ~~~~ fed back
  parent = team.id;
}
    `,
    `
// also directly
let last = 0;
for (const id of ids) last = await here(id, last);
                                   ~~~~ fed back
    `,
    `
// a break on the answer
for (const id of ids) {
  const answer = await here(id);
                       ~~~~ ends early
  if (answer) break;
}
    `,
    `
// a break on what follows from the answer
for (const id of ids) {
  const { rows } = await here(id);
                         ~~~~ ends early
  const isFound = rows.length > 0;
  if (isFound) break;
}
    `,
    `
// a break out of the outer loop
outer: for (const id of ids) {
  const answer = await here(id);
                       ~~~~ ends early
  for (const part of parts) if (part === answer) break outer;
}
    `,
    `
// a return of the answer
export async function first() {
  for (const id of ids) {
    const answer = await here(id);
                         ~~~~ ends early
    if (answer) return answer;
  }
}
    `,
    `
// a search that is answered with its hit, or only says where that is
export async function any(res, c) {
  for (const id of ids) {
    const answer = await here(id);
                         ~~~~ ends early
    if (answer.isReady) {
      res.status(200).json(answer);
      return;
    }
  }
}
export async function other(c, size) {
  for (const id of ids) {
    const answer = await here(id, 404);
                         ~~~~ ends early
    if (answer.isReady) return { size: 400, answer };
    if (answer.isOld) return take(answer, 404);
  }
}
    `,
    `
// the first that works
export async function any() {
  for (const id of ids) {
    try {
      return await here(id);
                   ~~~~ ends early
    } catch {}
  }
}
    `,
    `
// a case of a switch that returns
export async function any() {
  for (const id of ids) {
    switch (await here(id)) {
                  ~~~~ ends early
      case 'found':
        return id;
    }
  }
}
    `,
  ],
});
