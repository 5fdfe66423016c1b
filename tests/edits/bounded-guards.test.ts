import { noSequentialAwait } from '../../rules/no-sequential-await.js';
import { noUnboundedConcurrency } from '../../rules/no-unbounded-concurrency.js';
import { testRule } from '../support/test-rule.js';

/** Loops that stay as they are, one condition after another. */
testRule(noSequentialAwait, {
  valid: [],
  invalid: [
    `
// two lists
export async function run(urls: string[]) {
  const pages: string[] = [];
  const sizes: number[] = [];
  for (const url of urls) {
    const page = await (await fetch(url)).text();
                              ~~~~~ sequentialAwait
    pages.push(page);
    sizes.push(page.length);
  }
  return [pages, sizes];
}
    `,
    `
// a list that others see while it grows
export async function run(urls: string[], pages: string[]) {
  for (const url of urls) {
    const page = await (await fetch(url)).text();
                              ~~~~~ sequentialAwait
    pages.push(page);
  }
}
    `,
    {
      code: `
// two results of a turn
export async function run(urls: string[]) {
  const pages: string[] = [];
  for (const url of urls) {
    const page = await (await fetch(url)).text();
                              ~~~~~ sequentialAwait
    pages.push(page, url);
  }
  return pages;
}
      `,
      suggestion: `
// two results of a turn
export async function run(urls: string[]) {
  const pages: string[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    const lists = await Promise.all(
      urls.slice(start, start + 10).map(async (url): Promise<string[]> => {
        const page = await (await fetch(url)).text();
        return [page, url];
      }),
    );
    pages.push(...lists.flat());
  }
  return pages;
}
      `,
    },
    {
      code: `
// a result that is skipped
export async function run(urls: string[]) {
  const pages: string[] = [];
  for (const url of urls) {
    const page = await (await fetch(url)).text();
                              ~~~~~ sequentialAwait
    if (page === '') continue;
    pages.push(page);
  }
  return pages;
}
      `,
      suggestion: `
// a result that is skipped
export async function run(urls: string[]) {
  const pages: string[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    const lists = await Promise.all(
      urls.slice(start, start + 10).map(async (url): Promise<string[]> => {
        const page = await (await fetch(url)).text();
        if (page === '') return [];
        return [page];
      }),
    );
    pages.push(...lists.flat());
  }
  return pages;
}
      `,
    },
    `
// a result in the middle of a turn
export async function run(urls: string[]) {
  const pages: string[] = [];
  for (const url of urls) {
    pages.push(await (await fetch(url)).text());
                            ~~~~~ sequentialAwait
    await fetch(url + '/done');
  }
  return pages;
}
    `,
    `
// a counter that is used
export async function run(urls: string[]) {
  for (let i = 0; i < urls.length; i++) {
    await fetch(urls[i] + i);
          ~~~~~ sequentialAwait
  }
}
    `,
    {
      code: `
// a variable that all turns share
export async function run(urls) {
  for (var url of urls) await fetch(url);
                              ~~~~~ sequentialAwait
}
      `,
      espree: true,
    },
    `
// a loop in a try
export async function run(urls: string[]) {
  try {
    for (const url of urls) await fetch(url);
                                  ~~~~~ sequentialAwait
  } catch {
    return false;
  }
  return true;
}
    `,
    `
// what is made while the loop goes on
export async function run(urls: string[]) {
  for (const url of made()) await fetch(url);
                                  ~~~~~ sequentialAwait
  function* made() { for (const url of urls) yield url + '/'; }
}
    `,
  ],
});

/** Lists of promises that stay as they are, one condition after another. */
testRule(noUnboundedConcurrency, {
  valid: [],
  invalid: [
    `
// a list of a type of its own
export async function run(urls: string[]) {
  const pages = await Promise.all(urls.map<Promise<Response>>((url) => fetch(url)));
                      ~~~~~~~~~~~ unboundedConcurrency
  return pages.length;
}
    `,
    `
// a list that may be missing
export async function run(urls?: string[]) {
  return Promise.all(urls?.map((url) => fetch(url)) ?? []);
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// lists of lists
export async function run(urls: string[]) {
  return Promise.all(urls.flatMap((url) => [fetch(url), fetch(url + '/more')]));
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// two lists that fill one
export async function run(urls: string[]) {
  const pages = [];
  for (const url of urls) pages.push(fetch(url));
  for (const url of urls) pages.push(fetch(url + '/more'));
  return Promise.all(pages);
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// a list that is used besides
export async function run(urls: string[]) {
  const pages = urls.map((url) => fetch(url));
  console.log(pages.length);
  return Promise.all(pages);
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    {
      code: `
// a variable that all turns share
export async function run(urls) {
  const pages = [];
  for (var url of urls) pages.push(fetch(url));
  return Promise.all(pages);
         ~~~~~~~~~~~ unboundedConcurrency
}
      `,
      espree: true,
    },
    `
// the whole list in the callback
export async function run(urls: string[]) {
  return Promise.all(urls.map((url, place, all) => fetch(url + all.length)));
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// a generator as the callback's list
export async function run(urls: string[]) {
  return Promise.all(urls.values().map((url) => fetch(url)));
         ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// a comment on the way
export async function run(urls: string[]) {
  return Promise.all(
         ~~~~~~~~~~~ unboundedConcurrency
    // in order
    urls.map((url) => fetch(url)),
  );
}
    `,
    `
// more than one declaration
export async function run(urls: string[]) {
  const pages = urls.map((url) => fetch(url)), count = urls.length;
  await Promise.all(pages);
        ~~~~~~~~~~~ unboundedConcurrency
  return count;
}
    `,
    `
// a list that is read after it is made and before it is waited for
export async function run(urls: string[]) {
  const pages = urls.map((url) => fetch(url));
  const first = await pages[0];
  return [first, await Promise.all(pages)];
                       ~~~~~~~~~~~ unboundedConcurrency
}
    `,
    `
// forEach whose callback uses its place
export async function run(urls: string[]) {
  urls.forEach(async (url, place) => { await fetch(url + place); });
       ~~~~~~~ nobodyWaits
}
    `,
    `
// forEach with a comment
export async function run(urls: string[]) {
  urls.forEach(/* all */ async (url) => { await fetch(url); });
       ~~~~~~~ nobodyWaits
}
    `,
    `
// forEach in a function that cannot wait
export function run(urls: string[]) {
  urls.forEach(async (url) => { await fetch(url); });
       ~~~~~~~ nobodyWaits
}
    `,
  ],
});
