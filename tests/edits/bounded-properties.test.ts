import fc from 'fast-check';
import { Linter, type Rule } from 'eslint';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { noSequentialAwait } from '../../rules/no-sequential-await.js';
import { noUnboundedConcurrency } from '../../rules/no-unbounded-concurrency.js';

/** What a request for one element does: how many turns of the event loop it takes, and how it ends. */
interface Request {
  readonly turns: number;
  readonly ends: 'well' | 'rejects' | 'throws at once';
}

interface Run {
  readonly result: unknown;
  readonly mostAtOnce: number;
  readonly started: number;
}

type Load = (urls: readonly number[]) => Promise<unknown>;

/** Runs a script on a list of requests. The numbers of its list are their places. */
async function run(script: string, requests: readonly Request[]): Promise<Run> {
  let running = 0;
  let mostAtOnce = 0;
  let started = 0;
  function fetch(url: number): Promise<string> {
    const { turns, ends } = requests[url] ?? { turns: 0, ends: 'well' };
    started += 1;
    if (ends === 'throws at once') throw new Error(`threw ${url}`);
    running += 1;
    mostAtOnce = Math.max(mostAtOnce, running);
    const finish = async () => {
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      running -= 1;
      if (ends === 'rejects') throw new Error(`rejected ${url}`);
      return `page ${url}`;
    };
    const promise = finish();
    promise.catch(() => {}); // what is still on the way when another one fails
    return promise;
  }
  const load = runInNewContext(`${script}\nload`, { fetch }) as Load;
  let result: unknown;
  try {
    result = { returned: JSON.stringify(await load(requests.map((_, url) => url))) };
  } catch (error) {
    result = { thrown: (error as Error).message };
  }
  while (running > 0) await Promise.resolve();
  return { result, mostAtOnce, started };
}

/** The script after the only suggestion of its only report. */
function bounded(script: string, limit: number): string {
  const rules = { all: noUnboundedConcurrency, loop: noSequentialAwait } as unknown as Record<
    string,
    Rule.RuleModule
  >;
  const [report] = new Linter().verify(
    script,
    {
      files: ['**/*.js'],
      languageOptions: { sourceType: 'script' },
      plugins: { tried: { rules } },
      rules: { 'tried/all': ['error', { limit }], 'tried/loop': ['error', { limit }] },
    },
    'file.js',
  );
  const fix = report?.suggestions?.[0]?.fix;
  if (!fix) throw new Error(`No suggestion for:\n${script}`);
  return script.slice(0, fix.range[0]) + fix.text + script.slice(fix.range[1]);
}

const forms = [
  {
    name: 'the results of Promise.all',
    script: 'async function load(urls) {\n  return Promise.all(urls.map((url) => fetch(url)));\n}',
  },
  {
    name: 'Promise.all with indexes',
    script:
      'async function load(urls) {\n  const pages = await Promise.all(urls.map(async (url, at) => [at, await fetch(url)]));\n  return pages;\n}',
  },
  {
    name: 'the outcomes of Promise.allSettled',
    script:
      'async function load(urls) {\n  const all = await Promise.allSettled(urls.map(async (url) => fetch(url)));\n  return all.map(({ status, value, reason }) => [status, value, String(reason)]);\n}',
  },
  {
    name: 'Promise.all without results',
    script:
      'async function load(urls) {\n  await Promise.all(urls.map((url) => fetch(url)));\n  return urls.length;\n}',
  },
  {
    name: 'a loop that collects',
    script:
      'async function load(urls) {\n  const pages = [];\n  for (const url of urls) {\n    const page = await fetch(url);\n    pages.push(page);\n  }\n  return pages;\n}',
  },
  {
    name: 'a loop that keeps nothing',
    script:
      'async function load(urls) {\n  for (const url of urls) {\n    if (url % 3 === 1) continue;\n    await fetch(url);\n  }\n  return urls.length;\n}',
  },
];

const request: fc.Arbitrary<Request> = fc.record({ turns: fc.nat(12), ends: fc.constant('well' as const) });
const failing = fc.constantFrom('rejects', 'throws at once');
const limits = [1, 3, 10] as const;

describe.each(forms)('$name', ({ script }) => {
  const edited = new Map(limits.map((limit) => [limit, bounded(script, limit)]));

  it('gives the same, with so many at a time at most', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(request, { maxLength: 50 }),
        fc.constantFrom(...limits),
        async (requests, limit) => {
          const before = await run(script, requests);
          const after = await run(edited.get(limit) ?? '', requests);
          expect([after.result, after.started]).toEqual([before.result, before.started]);
          expect(after.mostAtOnce).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });

  it('fails with the only failure, wherever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(request, { minLength: 1, maxLength: 50 }),
        fc.nat(),
        failing,
        fc.constantFrom(...limits),
        async (requests, place, ends, limit) => {
          const at = place % requests.length;
          const some = requests.map((given, index): Request => (index === at ? { ...given, ends } : given));
          const before = await run(script, some);
          const after = await run(edited.get(limit) ?? '', some);
          expect(after.result).toEqual(before.result);
          expect(after.mostAtOnce).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });

  it('fails with one of several failures', async () => {
    const any = fc.record({
      turns: fc.nat(12),
      ends: fc.constantFrom('well' as const, 'rejects' as const, 'throws at once' as const),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(any, { maxLength: 50 }),
        fc.constantFrom(...limits),
        async (requests, limit) => {
          const before = await run(script, requests);
          const after = await run(edited.get(limit) ?? '', requests);
          expect(Object.keys(after.result as object)).toEqual(Object.keys(before.result as object));
          const { thrown } = after.result as { thrown?: string };
          if (thrown === undefined) {
            expect(after.result).toEqual(before.result);
            return;
          }
          const [, word, at] = /^(rejected|threw) (\d+)$/u.exec(thrown) ?? [];
          expect(requests[Number(at)]?.ends).toBe(word === 'threw' ? 'throws at once' : 'rejects');
        },
      ),
    );
  });
});
