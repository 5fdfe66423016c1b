import { setTimeout as sleep } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { noSequentialAwait } from '../../rules/no-sequential-await.js';
import { noUnboundedConcurrency } from '../../rules/no-unbounded-concurrency.js';

const limit = 3;
const urls = Array.from({ length: 8 }, (_, index) => `/${index}`);

/** What can be seen of a run from outside. */
interface Run {
  readonly result: unknown;
  readonly started: readonly string[];
  readonly mostAtOnce: number;
}

/** Runs the function `load` of a script; later requests are answered sooner, and the one for `/5` fails when asked to. */
async function run(script: string, fails: boolean): Promise<Run> {
  const started: string[] = [];
  let running = 0;
  let mostAtOnce = 0;
  async function fetch(url: string): Promise<{ url: string }> {
    started.push(url);
    running += 1;
    mostAtOnce = Math.max(mostAtOnce, running);
    await sleep(20 - 2 * Number(url.slice(1)));
    running -= 1;
    if (fails && url === '/5') throw new Error(`No ${url}.`);
    return { url };
  }
  const load = runInNewContext(`${script}\nload`, { fetch }) as (given: string[]) => unknown;
  let result: unknown;
  try {
    result = await load([...urls]);
  } catch (error) {
    result = (error as Error).message;
  }
  while (running > 0) await sleep(1); // what has started goes on after a failure
  return { result, started, mostAtOnce };
}

/** The script after the only suggestion of its only report. */
function suggested(rule: typeof noSequentialAwait | typeof noUnboundedConcurrency, script: string): string {
  const [report, ...others] = new Linter().verify(
    script,
    {
      files: ['**/*.js'],
      languageOptions: { sourceType: 'script' },
      plugins: { tried: { rules: { rule: rule as unknown as Rule.RuleModule } } },
      rules: { 'tried/rule': ['error', { limit }] },
    },
    'file.js',
  );
  const [suggestion, ...further] = report?.suggestions ?? [];
  expect([others, further]).toEqual([[], []]);
  if (!suggestion) throw new Error(`No suggestion for:\n${script}`);
  const { range, text } = suggestion.fix;
  return script.slice(0, range[0]) + text + script.slice(range[1]);
}

describe.each([
  {
    form: 'the results of Promise.all',
    script: `
async function load(urls) {
  const pages = await Promise.all(urls.map((url) => fetch(url)));
  return pages.map((page) => page.url);
}`,
  },
  {
    form: 'with the index of each element',
    script: `
async function load(urls) {
  return Promise.all(urls.map(async (url, index) => [index, (await fetch(url)).url]));
}`,
  },
  {
    form: 'without results',
    script: `
async function load(urls) {
  await Promise.all(urls.map((url) => fetch(url)));
}`,
  },
  {
    form: 'all outcomes',
    script: `
async function load(urls) {
  const outcomes = await Promise.allSettled(urls.map((url) => fetch(url)));
  return outcomes.map(({ status, value, reason }) => [status, value?.url, reason?.message]);
}`,
  },
  {
    form: 'an iterable that is no array',
    script: `
async function load(urls) {
  return Promise.all(Array.from(new Set(urls), (url) => fetch(url)));
}`,
  },
  {
    form: 'filled in a loop',
    script: `
async function load(urls) {
  const given = urls.filter(Boolean);
  const running = [];
  for (const url of given) running.push(fetch(url));
  return Promise.all(running);
}`,
  },
  {
    form: 'a list that the work changes',
    script: `
async function load(urls) {
  await Promise.all(urls.map(async (url) => {
    await fetch(url);
    urls.push('/0');
  }));
  return urls.length;
}`,
  },
])('Promise.all, $form', ({ script }) => {
  const edited = suggested(noUnboundedConcurrency, script);

  it('has the same results, and starts in the same order, but never too many', async () => {
    const before = await run(script, false);
    const after = await run(edited, false);
    expect(after.result).toEqual(before.result);
    expect(after.started).toEqual(before.started);
    expect(before.mostAtOnce).toBe(urls.length);
    expect(after.mostAtOnce).toBe(limit);
  });

  it('fails in the same way', async () => {
    const before = await run(script, true);
    const after = await run(edited, true);
    expect(after.result).toEqual(before.result);
    expect(after.started).toEqual(before.started.slice(0, after.started.length));
  });
});

describe.each([
  {
    form: 'no results',
    script: `
async function load(urls) {
  for (const url of urls) {
    await fetch(url);
  }
}`,
  },
  {
    form: 'results in the order of the elements',
    script: `
async function load(urls) {
  const pages = [];
  for (const url of urls) {
    const page = await fetch(url);
    pages.push({ of: url, page });
  }
  return pages;
}`,
  },
  {
    form: 'skipped elements',
    script: `
async function load(urls) {
  for (const url of urls) {
    if (url === '/2') continue;
    await fetch(url);
  }
}`,
  },
  {
    form: 'a failure that is handled in its turn',
    script: `
async function load(urls) {
  const pages = [];
  for (const url of urls) {
    let page;
    try {
      page = await fetch(url);
    } catch (error) {
      page = error.message;
    }
    pages.push(page);
  }
  return pages;
}`,
  },
  {
    form: 'each element once',
    script: `
async function load(urls) {
  const seen = new Set();
  for (const url of [...urls, ...urls]) {
    if (seen.has(url)) continue;
    seen.add(url);
    await fetch(url);
  }
  return [...seen];
}`,
  },
  {
    form: 'a counter',
    script: `
async function load(urls) {
  let done = 0;
  for (const url of urls) {
    await fetch(url);
    done += 1;
  }
  return done;
}`,
  },
])('a loop, $form', ({ script }) => {
  const edited = suggested(noSequentialAwait, script);

  it('has the same results, and starts in the same order, but several at a time', async () => {
    const before = await run(script, false);
    const after = await run(edited, false);
    expect(after.result).toEqual(before.result);
    expect(after.started).toEqual(before.started);
    expect(before.mostAtOnce).toBe(1);
    expect(after.mostAtOnce).toBe(limit);
  });

  it('fails in the same way, after others have started', async () => {
    const before = await run(script, true);
    const after = await run(edited, true);
    expect(after.result).toEqual(before.result);
    expect(after.started.slice(0, before.started.length)).toEqual(before.started);
    expect(after.started.length - before.started.length).toBeLessThan(limit);
  });
});
