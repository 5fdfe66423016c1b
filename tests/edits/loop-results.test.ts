import { fileURLToPath } from 'node:url';
import { noSequentialAwait } from '../../rules/no-sequential-await.js';
import { testRule } from '../support/test-rule.js';

const withPackage = fileURLToPath(new URL('../fixtures/with-p-map/file.ts', import.meta.url));

// What turns hand on to a list, a map or an object, in any number, comes in the order of the elements.
testRule(noSequentialAwait, {
  valid: [],
  invalid: [
    {
      code: `
// in a catch, and with p-map
export async function ping(urls: string[]) {
  const failed: string[] = [];
  for (const url of urls) {
    try {
      await fetch(url);
            ~~~~~ sequentialAwait
    } catch {
      failed.push(url);
    }
  }
  return failed;
}
      `,
      filename: withPackage,
      suggestion: `
// in a catch, and with p-map
import pMap from 'p-map';

export async function ping(urls: string[]) {
  const failed: string[] = (
    await pMap(
      urls,
      async (url): Promise<string[]> => {
        try {
          await fetch(url);
        } catch {
          return [url];
        }
        return [];
      },
      { concurrency: 10 },
    )
  ).flat();
  return failed;
}
      `,
    },
    {
      code: `
// in two places, of which one is followed by continue, and what is kept may be a list
export async function words(urls: string[]) {
  const found: string[] = ['first'];
  for (const url of urls) {
    const { status, url: to } = await fetch(url);
                                      ~~~~~ sequentialAwait
    if (status === 404) {
      found.push('missing', url);
      continue;
    }
    for (const part of to.split('/')) {
      if (part === '') continue;
      console.log(part);
    }
    found.push(...to.split(' '));
  }
  return found;
}
      `,
      suggestion: `
// in two places, of which one is followed by continue, and what is kept may be a list
export async function words(urls: string[]) {
  const found: string[] = ['first'];
  for (let start = 0; start < urls.length; start += 10) {
    const lists = await Promise.all(
      urls.slice(start, start + 10).map(async (url): Promise<string[]> => {
        const { status, url: to } = await fetch(url);
        if (status === 404) {
          return ['missing', url];
        }
        for (const part of to.split('/')) {
          if (part === '') continue;
          console.log(part);
        }
        return [...to.split(' ')];
      }),
    );
    found.push(...lists.flat());
  }
  return found;
}
      `,
    },
    {
      code: `
// entries of a map, not for every element, with p-map
export async function statuses(links: { id: number; url?: string }[]) {
  const byId = new Map<number, number>();
  for (let i = 0; i < links.length; i++) {
    const { id, url } = links[i]!;
    if (url === undefined) continue;
    const { status } = await fetch(url);
                             ~~~~~ sequentialAwait
    byId.set(id, status);
  }
  return byId;
}
      `,
      filename: withPackage,
      suggestion: `
// entries of a map, not for every element, with p-map
import pMap from 'p-map';

export async function statuses(links: { id: number; url?: string }[]) {
  const byId = new Map<number, number>();
  const entries = await pMap(
    links,
    async (link): Promise<[number, number][]> => {
      const { id, url } = link!;
      if (url === undefined) return [];
      const { status } = await fetch(url);
      return [[id, status]];
    },
    { concurrency: 10 },
  );
  for (const [key, value] of entries.flat()) byId.set(key, value);
  return byId;
}
      `,
    },
    {
      code: `
// entries of an object, in both branches
export async function states(urls: string[]) {
  const states: Record<string, string> = {};
  for (const url of urls) {
    const { ok, status } = await fetch(url);
                                 ~~~~~ sequentialAwait
    if (ok) states[url] = 'up';
    else {
      states[url] = \`down: \${status}\`;
    }
  }
  return states;
}
      `,
      suggestion: `
// entries of an object, in both branches
export async function states(urls: string[]) {
  const states: Record<string, string> = {};
  for (let start = 0; start < urls.length; start += 10) {
    const entries = await Promise.all(
      urls
        .slice(start, start + 10)
        .map(async (url): Promise<[string, string][]> => {
          const { ok, status } = await fetch(url);
          if (ok) return [[url, 'up']];
          else {
            return [[url, \`down: \${status}\`]];
          }
        }),
    );
    for (const [key, value] of entries.flat()) states[key] = value;
  }
  return states;
}
      `,
    },
    {
      code: `
// JavaScript needs no types, and a list that has none in TypeScript takes what it is given
export async function load(urls) {
  const byUrl = {};
  for (const url of urls) byUrl[url] = await (await fetch(url)).text();
                                                    ~~~~~ sequentialAwait
  return byUrl;
}
      `,
      filename: 'load.js',
      suggestion: `
// JavaScript needs no types, and a list that has none in TypeScript takes what it is given
export async function load(urls) {
  const byUrl = {};
  const allUrls = [...urls];
  for (let start = 0; start < allUrls.length; start += 10) {
    const entries = await Promise.all(
      allUrls.slice(start, start + 10).map(async (url) => {
        return [url, await (await fetch(url)).text()];
      }),
    );
    for (const [key, value] of entries) byUrl[key] = value;
  }
  return byUrl;
}
      `,
    },
    {
      code: `
// a list for each element, of one of several types
export async function load(urls: string[]) {
  const found: (number | string)[] = [];
  for (const url of urls) {
    found.push(...(await fetch(url)).url);
                         ~~~~~ sequentialAwait
  }
  return found;
}
      `,
      suggestion: `
// a list for each element, of one of several types
export async function load(urls: string[]) {
  const found: (number | string)[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    const lists = await Promise.all(
      urls
        .slice(start, start + 10)
        .map(async (url): Promise<(number | string)[]> => {
          return [...(await fetch(url)).url];
        }),
    );
    found.push(...lists.flat());
  }
  return found;
}
      `,
    },
    {
      code: `
// what a promise is continued with
export async function dead(urls: string[]) {
  const dead = [];
  for (const url of urls) {
    const answer = await fetch(url).catch(() => null);
                         ~~~~~ sequentialAwait
    if (!answer?.ok) dead.push(url);
  }
  return dead;
}
      `,
      suggestion: `
// what a promise is continued with
export async function dead(urls: string[]) {
  const dead = [];
  for (let start = 0; start < urls.length; start += 10) {
    const lists = await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        const answer = await fetch(url).catch(() => null);
        if (!answer?.ok) return [url];
        return [];
      }),
    );
    dead.push(...lists.flat());
  }
  return dead;
}
      `,
    },
  ],
});

// No edit: it is not certain that the same comes in the same order.
testRule(noSequentialAwait, {
  valid: [],
  invalid: [
    `
// a turn does something more after it
export async function ping(urls: string[]) {
  const failed: string[] = [];
  for (const url of urls) {
    const { ok } = await fetch(url);
                         ~~~~~ sequentialAwait
    if (!ok) failed.push(url);
    console.log(url);
  }
  return failed;
}
    `,
    `
// a finally comes after it
export async function ping(urls: string[]) {
  const failed: string[] = [];
  for (const url of urls) {
    try {
      await fetch(url);
            ~~~~~ sequentialAwait
    } catch {
      failed.push(url);
    } finally {
      console.log(url);
    }
  }
  return failed;
}
    `,
    `
// several for one element, by a loop
export async function parts(urls: string[]) {
  const found: string[] = [];
  for (const url of urls) {
    const { url: to } = await fetch(url);
                              ~~~~~ sequentialAwait
    for (const part of to.split('/')) found.push(part);
  }
  return found;
}
    `,
    `
// two lists
export async function sort(urls: string[]) {
  const up: string[] = [];
  const down: string[] = [];
  for (const url of urls) {
    const { ok } = await fetch(url);
                         ~~~~~ sequentialAwait
    if (ok) up.push(url);
    else down.push(url);
  }
  return { up, down };
}
    `,
    `
// a map whose types nobody wrote
export async function load(urls: string[]) {
  const pages = new Map();
  for (const url of urls) {
    pages.set(url, await fetch(url));
                         ~~~~~ sequentialAwait
  }
  return pages;
}
    `,
    `
// parentheses around a value
export async function load(urls: string[]) {
  const pages: Record<string, unknown> = {};
  for (const url of urls) {
    pages[url] = (await fetch(url));
                        ~~~~~ sequentialAwait
  }
  return pages;
}
    `,
    `
// a comment beside a value
export async function load(urls: string[]) {
  const pages: Record<string, unknown> = {};
  for (const url of urls) {
    pages[url] = /* all of it */ await fetch(url);
                                       ~~~~~ sequentialAwait
  }
  return pages;
}
    `,
    `
// everything on one line
export async function load(urls: string[]) {
  const pages: unknown[] = [];
  for (const url of urls) { const page = await fetch(url); if (page) pages.push(page); }
                                               ~~~~~ sequentialAwait
  return pages;
}
    `,
    `
// a map that others see
const pages = new Map<string, unknown>();
export async function load(urls: string[]) {
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    pages.set(url, page);
  }
}
    `,
    `
// a name that may be another object later
export async function load(urls: string[]) {
  let pages: Record<string, unknown> = {};
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    pages[url] = page;
  }
  return pages;
}
    `,
    `
// something that only has a method of the same name
export async function load(urls: string[], store: { set(url: string, page: unknown): void }) {
  const pages = store;
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    pages.set(url, page);
  }
}
    `,
  ],
});
