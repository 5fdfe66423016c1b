import { fileURLToPath } from 'node:url';
import { noUnboundedConcurrency } from '../../rules/no-unbounded-concurrency.js';
import { testRule } from '../support/test-rule.js';

/** A file of a project that depends on a package. */
function inProject(name: string): string {
  return fileURLToPath(new URL(`../fixtures/${name}/file.ts`, import.meta.url));
}

/** What a suggestion adds to a file of a project without a package for this. */
const mapInChunks = `async function mapInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (element: T, index: number) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) =>
      callback(element, start + index),
    );
    results.push(...(await Promise.all(running)));
  }
  return results;
}`;

/** The same in a file with wider lines. */
const mapInWideChunks = mapInChunks.replace(/=>\s+(?<call>callback\(.*\)),\s+\)/u, '=> $<call>)');

testRule(noUnboundedConcurrency, {
  valid: [],
  invalid: [
    {
      code: `
// p-map: imported after the other imports, in the style of the file
import axios from "axios"
import fs from "node:fs"

export async function load(urls: string[]) {
	const pages = await Promise.all(urls.map((url) => axios.get(url)))
                     ~~~~~~~~~~~ unboundedConcurrency
	fs.writeFileSync("pages.json", JSON.stringify(pages))
}
      `,
      filename: inProject('with-p-map'),
      message:
        '`Promise.all` starts `axios.get` for every element of `urls` at once: a long list exhausts sockets, connections or memory. Instead, run at most 10 at a time.',
      title: 'Start at most 10 at a time, and none after one has failed.',
      suggestion: `
// p-map: imported after the other imports, in the style of the file
import axios from "axios"
import fs from "node:fs"
import pMap from "p-map"

export async function load(urls: string[]) {
	const pages = await pMap(urls, (url) => axios.get(url), { concurrency: 10 })
	fs.writeFileSync("pages.json", JSON.stringify(pages))
}
      `,
    },
    {
      code: `
// p-map: the first import of a file
'use strict';
// the pages
export const load = (urls: string[]) => Promise.all(urls.map((url) => fetch(url)));
                                        ~~~~~~~~~~~ unboundedConcurrency
      `,
      filename: inProject('with-p-map'),
      suggestion: `
// p-map: the first import of a file
'use strict';
// the pages
import pMap from 'p-map';

export const load = (urls: string[]) => pMap(urls, (url) => fetch(url), { concurrency: 10 });
      `,
    },
    {
      code: `
// p-map: imported already, under a name of its own
import mapWithLimit from 'p-map';
export const load = (urls: string[]) => Promise.all(urls.map((url) => fetch(url)));
                                        ~~~~~~~~~~~ unboundedConcurrency
export const other = (urls: string[]) => mapWithLimit(urls, (url) => fetch(url), { concurrency: 2 });
      `,
      filename: inProject('with-p-map'),
      suggestion: `
// p-map: imported already, under a name of its own
import mapWithLimit from 'p-map';
export const load = (urls: string[]) => mapWithLimit(urls, (url) => fetch(url), { concurrency: 10 });
export const other = (urls: string[]) => mapWithLimit(urls, (url) => fetch(url), { concurrency: 2 });
      `,
    },
    {
      code: `
// p-map: its name means something else here
const pMap = new Map<string, string>();
export async function load(urls: string[]) {
  await Promise.all(urls.map((url) => fetch(pMap.get(url) ?? url)));
        ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      filename: inProject('with-p-map'),
      suggestion: `
// p-map: its name means something else here
const pMap = new Map<string, string>();
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map((url) => fetch(pMap.get(url) ?? url)),
    );
  }
}
      `,
    },
    {
      code: `
// p-map: the index comes along, other code cannot change the list meanwhile
export class Pages {
  urls: string[] = [];

  async load() {
    return Promise.all(
           ~~~~~~~~~~~ unboundedConcurrency
      this.urls.map(async (url, index) => {
        const page = await fetch(\`\${url}?\${index}\`);
        return page.text();
      }),
    );
  }
}
      `,
      filename: inProject('with-p-map'),
      suggestion: `
// p-map: the index comes along, other code cannot change the list meanwhile
import pMap from 'p-map';

export class Pages {
  urls: string[] = [];

  async load() {
    return pMap(
      [...this.urls],
      async (url, index) => {
        const page = await fetch(\`\${url}?\${index}\`);
        return page.text();
      },
      { concurrency: 10 },
    );
  }
}
      `,
    },
    {
      code: `
// p-map: it has no form that settles
export async function load(urls: string[]) {
  await Promise.allSettled(urls.map((url) => fetch(url)));
        ~~~~~~~~~~~~~~~~~~ unboundedConcurrency
}
      `,
      filename: inProject('with-p-map'),
      suggestion: `
// p-map: it has no form that settles
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.allSettled(
      urls.slice(start, start + 10).map((url) => fetch(url)),
    );
  }
}
      `,
    },
    {
      code: `
// p-map: any iterable will do
export async function load(urls: Set<string>) {
  return Promise.all(Array.from(urls, (url) => fetch(url)));
         ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      filename: inProject('with-p-map'),
      suggestion: `
// p-map: any iterable will do
import pMap from 'p-map';

export async function load(urls: Set<string>) {
  return pMap([...urls], (url) => fetch(url), { concurrency: 10 });
}
      `,
    },
    {
      code: `
// p-limit: one limiter per list
export async function load(urls: URL[]) {
  const pages = await Promise.all(
                      ~~~~~~~~~~~ unboundedConcurrency
    urls.map(async ({ href }) => {
      const page = await fetch(href);
      return page.text();
    }),
  );
  return pages;
}
      `,
      filename: inProject('with-p-limit'),
      suggestion: `
// p-limit: one limiter per list
import pLimit from 'p-limit';

export async function load(urls: URL[]) {
  const limit = pLimit(10);
  const pages = await Promise.all(
    urls.map(({ href }) =>
      limit(async () => {
        const page = await fetch(href);
        return page.text();
      }),
    ),
  );
  return pages;
}
      `,
    },
    {
      code: `
// p-limit: its name is taken
export async function load(urls: string[], limit: RequestInit) {
  return await Promise.all(urls.map((url) => fetch(url, limit)));
               ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      filename: inProject('with-p-limit'),
      suggestion: `
// p-limit: its name is taken
import pLimit from 'p-limit';

export async function load(urls: string[], limit: RequestInit) {
  const limit2 = pLimit(10);
  return await Promise.all(urls.map((url) => limit2(() => fetch(url, limit))));
}
      `,
    },
    {
      code: `
// p-limit: in a list with others
export async function load(urls: string[]) {
  await Promise.all([
        ~~~~~~~~~~~ unboundedConcurrency
    fetch('/index'), // first
    ...urls.map((url) => fetch(url)),
  ]);
}
      `,
      filename: inProject('with-p-limit'),
      suggestion: `
// p-limit: in a list with others
import pLimit from 'p-limit';

export async function load(urls: string[]) {
  const limit = pLimit(10);
  await Promise.all([
    fetch('/index'), // first
    ...urls.map((url) => limit(() => fetch(url))),
  ]);
}
      `,
    },
    {
      code: `
// p-limit: with work between start and end
export async function load(urls: string[]) {
  const pages = urls.map(async (url): Promise<Response> => fetch(url));
  console.log('started');
  return await Promise.all(pages);
               ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      filename: inProject('with-p-limit'),
      suggestion: `
// p-limit: with work between start and end
import pLimit from 'p-limit';

export async function load(urls: string[]) {
  const limit = pLimit(10);
  const pages = urls.map((url) =>
    limit(async (): Promise<Response> => fetch(url)),
  );
  console.log('started');
  return await Promise.all(pages);
}
      `,
    },
    {
      code: `
// p-limit: settles too
export async function load(urls: string[]) {
  return Promise.allSettled(urls.map((url) => fetch(url)));
         ~~~~~~~~~~~~~~~~~~ unboundedConcurrency
}
      `,
      filename: inProject('with-p-limit'),
      suggestion: `
// p-limit: settles too
import pLimit from 'p-limit';

export async function load(urls: string[]) {
  const limit = pLimit(10);
  return Promise.allSettled(urls.map((url) => limit(() => fetch(url))));
}
      `,
    },
    {
      code: `
// p-limit: a function of the file by name
export async function load(urls: string[]) {
  await Promise.all(urls.map(warm));
        ~~~~~~~~~~~ unboundedConcurrency
}

async function warm(url: string) {
  await fetch(url);
}
      `,
      filename: inProject('with-p-limit'),
      suggestion: `
// p-limit: a function of the file by name
import pLimit from 'p-limit';

export async function load(urls: string[]) {
  const limit = pLimit(10);
  await Promise.all(urls.map((element) => limit(() => warm(element))));
}

async function warm(url: string) {
  await fetch(url);
}
      `,
    },
    {
      code: `
// p-limit: no statement to put the limiter before
export const load = (urls: string[]) => Promise.all(urls.map((url) => fetch(url)));
                                        ~~~~~~~~~~~ unboundedConcurrency
      `,
      filename: inProject('with-p-limit'),
      suggestion: `
// p-limit: no statement to put the limiter before
export const load = (urls: string[]) => mapInChunks(urls, 10, (url) => fetch(url));

${mapInWideChunks}
      `,
    },
    {
      code: `
// p-limit: forEach is waited for
export async function load(urls: string[]) {
  urls.forEach(async (url) => {
       ~~~~~~~ nobodyWaits
    await fetch(url);
  });
}
      `,
      filename: inProject('with-p-limit'),
      message:
        '`forEach` starts `fetch` for every element of `urls` at once, and nobody waits for it or sees it fail. Instead, await at most 10 at a time.',
      title: 'Wait for all of them, and start at most 10 at a time.',
      suggestion: `
// p-limit: forEach is waited for
import pLimit from 'p-limit';

export async function load(urls: string[]) {
  const limit = pLimit(10);
  await Promise.all(
    urls.map((url) =>
      limit(async () => {
        await fetch(url);
      }),
    ),
  );
}
      `,
    },
    {
      code: `
// p-limit: a combinator of the project
import { promiseAll } from './promises.js';
export async function load(urls: string[]) {
  await promiseAll(urls.map((url) => fetch(url)));
        ~~~~~~~~~~ unboundedConcurrency
}
      `,
      filename: inProject('with-p-limit'),
      suggestion: `
// p-limit: a combinator of the project
import { promiseAll } from './promises.js';
import pLimit from 'p-limit';
export async function load(urls: string[]) {
  const limit = pLimit(10);
  await promiseAll(urls.map((url) => limit(() => fetch(url))));
}
      `,
    },
    {
      code: `
// a list that comes from a call is kept under a name
export async function load(pages: Record<string, string>) {
  await Promise.all(Object.keys(pages).map((url) => fetch(url)));
        ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// a list that comes from a call is kept under a name
export async function load(pages: Record<string, string>) {
  const keys = Object.keys(pages);
  for (let start = 0; start < keys.length; start += 10) {
    await Promise.all(keys.slice(start, start + 10).map((url) => fetch(url)));
  }
}
      `,
    },
    {
      code: `
// a name for the list needs a block
export async function load(pages?: Record<string, string>) {
  if (pages) await Promise.all(Object.keys(pages).map((url) => fetch(url)));
                   ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// a name for the list needs a block
export async function load(pages?: Record<string, string>) {
  if (pages) await mapInChunks(Object.keys(pages), 10, (url) => fetch(url));
}

${mapInChunks}
      `,
    },
    {
      code: `
// a loop needs none
export async function load(urls: string[]) {
  if (urls.length > 1) await Promise.all(urls.map((url) => fetch(url)));
                             ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// a loop needs none
export async function load(urls: string[]) {
  if (urls.length > 1)
    for (let start = 0; start < urls.length; start += 10) {
      await Promise.all(urls.slice(start, start + 10).map((url) => fetch(url)));
    }
}
      `,
    },
    {
      code: `
// a list that the work looks at is copied
export async function load(urls: string[]) {
  await Promise.all(urls.map((url) => fetch(\`\${url}?of=\${urls.length}\`)));
        ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// a list that the work looks at is copied
export async function load(urls: string[]) {
  const allUrls = [...urls];
  for (let start = 0; start < allUrls.length; start += 10) {
    await Promise.all(
      allUrls
        .slice(start, start + 10)
        .map((url) => fetch(\`\${url}?of=\${urls.length}\`)),
    );
  }
}
      `,
    },
    {
      code: `
// a list that is assigned again is copied
export async function load(urls: string[]) {
  urls = urls.filter(Boolean);
  await Promise.all(urls.map((url) => fetch(url)));
        ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// a list that is assigned again is copied
export async function load(urls: string[]) {
  urls = urls.filter(Boolean);
  const allUrls = [...urls];
  for (let start = 0; start < allUrls.length; start += 10) {
    await Promise.all(
      allUrls.slice(start, start + 10).map((url) => fetch(url)),
    );
  }
}
      `,
    },
    {
      code: `
// a name that is taken
export async function load(urls: string[], start: RequestInit) {
  await Promise.all(urls.map((url) => fetch(url, start)));
        ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// a name that is taken
export async function load(urls: string[], start: RequestInit) {
  for (let start2 = 0; start2 < urls.length; start2 += 10) {
    await Promise.all(
      urls.slice(start2, start2 + 10).map((url) => fetch(url, start)),
    );
  }
}
      `,
    },
    {
      code: `
// a callback that looks at its index
export async function load(urls: string[]) {
  await Promise.all(urls.map((url, index) => fetch(\`\${url}?\${index}\`)));
        ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      suggestion: `
// a callback that looks at its index
export async function load(urls: string[]) {
  await mapInChunks(urls, 10, (url, index) => fetch(\`\${url}?\${index}\`));
}

${mapInChunks}
      `,
    },
    {
      code: `
// text over several lines stays as it is
export async function load(urls: string[]) {
  await Promise.all(
        ~~~~~~~~~~~ unboundedConcurrency
    urls.map(async (url) => {
      await fetch(url, {
        method: 'POST',
        body: \`a
    b
  \${url}
      c\`,
      });
    }),
  );
}
      `,
      suggestion: `
// text over several lines stays as it is
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        await fetch(url, {
          method: 'POST',
          body: \`a
    b
  \${url}
      c\`,
        });
      }),
    );
  }
}
      `,
    },
    {
      code: `
// the function is there already
export async function load(urls: string[]) {
  await Promise.all(urls.map((url) => fetch(url)));
        ~~~~~~~~~~~ unboundedConcurrency
  return mapInChunks(urls, 10, (url) => fetch(url));
}

export async function others(urls: string[]) {
  return Promise.all(urls.map((url) => fetch(url)));
         ~~~~~~~~~~~ unboundedConcurrency
}

${mapInChunks}
      `,
      suggestions: [
        [
          `
// the function is there already
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(urls.slice(start, start + 10).map((url) => fetch(url)));
  }
  return mapInChunks(urls, 10, (url) => fetch(url));
}

export async function others(urls: string[]) {
  return Promise.all(urls.map((url) => fetch(url)));
}

${mapInChunks}
      `,
        ],
        [
          `
// the function is there already
export async function load(urls: string[]) {
  await Promise.all(urls.map((url) => fetch(url)));
  return mapInChunks(urls, 10, (url) => fetch(url));
}

export async function others(urls: string[]) {
  return mapInChunks(urls, 10, (url) => fetch(url));
}

${mapInChunks}
      `,
        ],
      ],
    },
    {
      code: `
// another function of that name
export async function load(urls: string[]) {
  return Promise.all(urls.map((url) => mapInChunks(fetch(url))));
         ~~~~~~~~~~~ unboundedConcurrency
}

function mapInChunks<T>(value: T) {
  return value;
}
      `,
      suggestion: `
// another function of that name
export async function load(urls: string[]) {
  return mapInChunks2(urls, 10, (url) => mapInChunks(fetch(url)));
}

function mapInChunks<T>(value: T) {
  return value;
}

async function mapInChunks2<T, R>(
  list: readonly T[],
  size: number,
  callback: (element: T, index: number) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) =>
      callback(element, start + index),
    );
    results.push(...(await Promise.all(running)));
  }
  return results;
}
      `,
    },
    {
      code: `
// JavaScript
export const load = (urls) => Promise.all(urls.map((url) => fetch(url)));
                              ~~~~~~~~~~~ unboundedConcurrency
      `,
      filename: 'file.js',
      espree: true,
      suggestion: `
// JavaScript
export const load = (urls) => mapInChunks(urls, 10, (url) => fetch(url));

async function mapInChunks(list, size, callback) {
  const results = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) =>
      callback(element, start + index),
    );
    results.push(...(await Promise.all(running)));
  }
  return results;
}
      `,
    },
    {
      code: `
// pushed in a loop, for the results
export async function load(urls: string[]) {
  const pages: Promise<Response>[] = [];
  for (const url of urls) {
    pages.push(fetch(url));
  }
  const all = await Promise.all(pages);
                    ~~~~~~~~~~~ unboundedConcurrency
  return all;
}
      `,
      suggestion: `
// pushed in a loop, for the results
export async function load(urls: string[]) {
  const all = await mapInChunks(urls, 10, (url): Promise<Response> =>
    fetch(url),
  );
  return all;
}

${mapInChunks}
      `,
    },
    {
      code: `
// a map whose list nobody gets
export async function load(urls: string[]) {
  urls.map(async (url) => {
       ~~~ nobodyWaits
    await fetch(url);
  });
}
      `,
      suggestion: `
// a map whose list nobody gets
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        await fetch(url);
      }),
    );
  }
}
      `,
    },
    `
// no edit: a comment would be lost
export async function load(urls: string[]) {
  await Promise.all(
        ~~~~~~~~~~~ unboundedConcurrency
    // all of them
    urls.map((url) => fetch(url)),
  );
}
    `,
    `
// no edit: type arguments
export async function load(urls: string[]) {
  return Promise.all<Response>(urls.map((url) => fetch(url)));
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// no edit: a callback that gets the whole list
export async function load(urls: string[]) {
  await Promise.all(urls.map((url, index, all) => fetch(\`\${url}?\${index}/\${all.length}\`)));
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// no edit: a receiver for the callback
export async function load(urls: string[]) {
  await Promise.all(urls.map(function (url) { return fetch(url); }, 1));
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// no edit: a list that may be missing
export async function load(urls?: string[]) {
  await Promise.all(urls?.map((url) => fetch(url)) ?? []);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// no edit: an iterator
export async function load(urls: any) {
  await Promise.all([...urls.values()].concat().values().map((url) => fetch(url)));
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// no edit: forEach in a function that cannot wait
export function load(urls: string[]) {
  urls.forEach(async (url) => {
       ~~~~~~~ nobodyWaits
    await fetch(url);
  });
}
    `,
    `
// no edit: filled by more than one statement
export async function load(urls: string[]) {
  const pages = [fetch('/index')];
  for (const url of urls) pages.push(fetch(url));
  await Promise.all(pages);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// no edit: the element is waited for before
export async function load(urls: Promise<string>[]) {
  const pages: Promise<Response>[] = [];
  for (const url of urls) pages.push(fetch(await url));
  await Promise.all(pages);
        ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    {
      code: `
// p-limit: the type of a result that depends on where it is used
export async function load(urls: string[]) {
  const pages: { kind: 'page' | 'image'; url: string }[] = await Promise.all(
                                                                 ~~~~~~~~~~~ unboundedConcurrency
    urls.map(async (url) => ({ kind: 'page', page: await fetch(url) })),
  );
  return pages;
}
      `,
      filename: inProject('with-p-limit'),
      suggestion: `
// p-limit: the type of a result that depends on where it is used
export async function load(urls: string[]) {
  const pages: { kind: 'page' | 'image'; url: string }[] = await mapInChunks(
    urls,
    10,
    async (url) => ({ kind: 'page', page: await fetch(url) }),
  );
  return pages;
}

${mapInChunks}
      `,
    },
    {
      code: `
// p-map: promises of several types
export async function load(urls: string[]) {
  return Promise.all(urls.map((url) => (url === '' ? Promise.resolve(0) : fetch(url))));
         ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      filename: inProject('with-p-map'),
      suggestion: `
// p-map: promises of several types
export async function load(urls: string[]) {
  return mapInChunks(urls, 10, (url) => (url === '' ? Promise.resolve(0) : fetch(url)));
}

${mapInWideChunks}
      `,
    },
  ],
});
