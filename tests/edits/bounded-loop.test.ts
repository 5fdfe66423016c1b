import { fileURLToPath } from 'node:url';
import { noSequentialAwait } from '../../rules/no-sequential-await.js';
import { testRule } from '../support/test-rule.js';

/** A file of a project that depends on a package. */
function inProject(name: string): string {
  return fileURLToPath(new URL(`../fixtures/${name}/file.ts`, import.meta.url));
}

testRule(noSequentialAwait, {
  valid: [],
  invalid: [
    {
      code: `
// the type of a result that depends on where it is used
export async function load(urls: string[]) {
  const pages: { kind: 'page' | 'image'; url: string }[] = [];
  for (const url of urls) {
    pages.push({ kind: 'page', url: (await fetch(url)).url });
                                           ~~~~~ sequentialAwait
  }
  return pages;
}
      `,
      message:
        '`fetch` is awaited for one element of `urls` after another, though no turn needs what another produced: their waiting times add up. Instead, run up to 10 of them at a time.',
      title: 'Run up to 10 at a time: when one fails, others have already started.',
      suggestion: `
// the type of a result that depends on where it is used
export async function load(urls: string[]) {
  const pages: { kind: 'page' | 'image'; url: string }[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    pages.push(
      ...(await Promise.all(
        urls
          .slice(start, start + 10)
          .map(async (url): Promise<{ kind: 'page' | 'image'; url: string }> => ({
            kind: 'page',
            url: (await fetch(url)).url,
          })),
      )),
    );
  }
  return pages;
}
      `,
    },
    {
      code: `
// p-map: the results become the list
export async function load(urls: string[]) {
  const pages: string[] = [];
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    pages.push(await page.text());
  }
  return pages;
}
      `,
      filename: inProject('with-p-map'),
      suggestion: `
// p-map: the results become the list
import pMap from 'p-map';

export async function load(urls: string[]) {
  const pages: string[] = await pMap(
    urls,
    async (url): Promise<string> => {
      const page = await fetch(url);
      return page.text();
    },
    { concurrency: 10 },
  );
  return pages;
}
      `,
    },
    {
      code: `
// p-map: the list has other elements too
export async function load(urls: string[]) {
  const pages: string[] = ['index'];
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    pages.push(await page.text());
  }
  return pages;
}
      `,
      filename: inProject('with-p-map'),
      suggestion: `
// p-map: the list has other elements too
import pMap from 'p-map';

export async function load(urls: string[]) {
  const pages: string[] = ['index'];
  pages.push(
    ...(await pMap(
      urls,
      async (url): Promise<string> => {
        const page = await fetch(url);
        return page.text();
      },
      { concurrency: 10 },
    )),
  );
  return pages;
}
      `,
    },
    {
      code: `
// p-map: the list gets other elements later
export async function load(urls: string[]) {
  const pages: string[] = [];
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    pages.push(await page.text());
  }
  pages.push('end');
  return pages;
}
      `,
      filename: inProject('with-p-map'),
      suggestion: `
// p-map: the list gets other elements later
import pMap from 'p-map';

export async function load(urls: string[]) {
  const pages: string[] = [];
  pages.push(
    ...(await pMap(
      urls,
      async (url): Promise<string> => {
        const page = await fetch(url);
        return page.text();
      },
      { concurrency: 10 },
    )),
  );
  pages.push('end');
  return pages;
}
      `,
    },
    {
      code: `
// p-map: no results
export async function load(urls: Record<string, string>) {
  for (const [name, url] of Object.entries(urls)) {
    if (name === '') continue;
    await fetch(url);
          ~~~~~ sequentialAwait
  }
}
      `,
      filename: inProject('with-p-map'),
      suggestion: `
// p-map: no results
import pMap from 'p-map';

export async function load(urls: Record<string, string>) {
  await pMap(
    Object.entries(urls),
    async ([name, url]) => {
      if (name === '') return;
      await fetch(url);
    },
    { concurrency: 10 },
  );
}
      `,
    },
    {
      code: `
// p-limit: results
export async function load(urls: string[]) {
  const pages: string[] = [];
  for (const url of urls) pages.push((await fetch(url)).url);
                                            ~~~~~ sequentialAwait
  return pages;
}
      `,
      filename: inProject('with-p-limit'),
      suggestion: `
// p-limit: results
import pLimit from 'p-limit';

export async function load(urls: string[]) {
  const limit = pLimit(10);
  const pages: string[] = await Promise.all(
    urls.map((url) =>
      limit(async (): Promise<string> => (await fetch(url)).url),
    ),
  );
  return pages;
}
      `,
    },
    {
      code: `
// p-limit: no results, in a block without a place before it
export async function load(urls: string[]) {
  if (urls)
    for (const url of urls) {
      await fetch(url);
            ~~~~~ sequentialAwait
    }
}
      `,
      filename: inProject('with-p-limit'),
      suggestion: `
// p-limit: no results, in a block without a place before it
export async function load(urls: string[]) {
  if (urls)
    for (let start = 0; start < urls.length; start += 10) {
      await Promise.all(
        urls.slice(start, start + 10).map(async (url) => fetch(url)),
      );
    }
}
      `,
    },
    {
      code: `
// p-limit: no results
export async function load(urls: string[]) {
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    await page.text();
  }
}
      `,
      filename: inProject('with-p-limit'),
      suggestion: `
// p-limit: no results
import pLimit from 'p-limit';

export async function load(urls: string[]) {
  const limit = pLimit(10);
  await Promise.all(
    urls.map((url) =>
      limit(async () => {
        const page = await fetch(url);
        await page.text();
      }),
    ),
  );
}
      `,
    },
    {
      code: `
// continue of an inner loop stays
export async function load(urls: string[]) {
  for (const url of urls) {
    for (const word of url.split('/')) {
      if (word === '') continue;
      console.log(word);
    }
    if (url === '') {
      continue;
    }
    await fetch(url);
          ~~~~~ sequentialAwait
  }
}
      `,
      suggestion: `
// continue of an inner loop stays
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        for (const word of url.split('/')) {
          if (word === '') continue;
          console.log(word);
        }
        if (url === '') {
          return;
        }
        await fetch(url);
      }),
    );
  }
}
      `,
    },
    {
      code: `
// a result over several lines
export async function load(urls: string[]) {
  const pages: object[] = [];
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    pages.push({
      url,
      status: page.status,
    });
  }
  return pages;
}
      `,
      suggestion: `
// a result over several lines
export async function load(urls: string[]) {
  const pages: object[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    pages.push(
      ...(await Promise.all(
        urls.slice(start, start + 10).map(async (url): Promise<object> => {
          const page = await fetch(url);
          return {
            url,
            status: page.status,
          };
        }),
      )),
    );
  }
  return pages;
}
      `,
    },
    {
      code: `
// an object as the only thing
export async function load(urls: string[]) {
  const pages: object[] = [];
  for (const url of urls) {
    pages.push({ url, page: await fetch(url) });
                                  ~~~~~ sequentialAwait
  }
  return pages;
}
      `,
      suggestion: `
// an object as the only thing
export async function load(urls: string[]) {
  const pages: object[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    pages.push(
      ...(await Promise.all(
        urls.slice(start, start + 10).map(async (url): Promise<object> => ({
          url,
          page: await fetch(url),
        })),
      )),
    );
  }
  return pages;
}
      `,
    },
    {
      code: `
// text over several lines stays as it is
export async function load(urls: string[]) {
  for (const url of urls) {
    await fetch(url, {
          ~~~~~ sequentialAwait
      body: \`a
    b
        c\`,
    });
    console.log(url);
  }
}
      `,
      suggestion: `
// text over several lines stays as it is
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        await fetch(url, {
          body: \`a
    b
        c\`,
        });
        console.log(url);
      }),
    );
  }
}
      `,
    },
    {
      code: `
// a body without braces
export async function load(urls: string[]) {
  for (const url of urls)
    if (url !== '') await fetch(url);
                          ~~~~~ sequentialAwait
}
      `,
      suggestion: `
// a body without braces
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(urls.slice(start, start + 10).map(async (url) => {
      if (url !== '') await fetch(url);
    }));
  }
}
      `,
    },
    {
      code: `
// this and arguments mean the same in an arrow function
export class Pages {
  base = '/';

  async load(urls: string[]) {
    for (const url of urls) {
      await fetch(this.base + url);
            ~~~~~ sequentialAwait
    }
  }
}
      `,
      suggestion: `
// this and arguments mean the same in an arrow function
export class Pages {
  base = '/';

  async load(urls: string[]) {
    for (let start = 0; start < urls.length; start += 10) {
      await Promise.all(
        urls
          .slice(start, start + 10)
          .map(async (url) => fetch(this.base + url)),
      );
    }
  }
}
      `,
    },
    {
      code: `
// the style of the file
export async function load(urls: string[]) {
	const pages = []
	for (const url of urls) {
		const page = await fetch(url)
                     ~~~~~ sequentialAwait
		pages.push(page.status)
	}
	return pages
}
      `,
      suggestion: `
// the style of the file
export async function load(urls: string[]) {
	const pages = []
	for (let start = 0; start < urls.length; start += 10) {
		pages.push(
			...(await Promise.all(
				urls.slice(start, start + 10).map(async (url) => {
					const page = await fetch(url)
					return page.status
				}),
			)),
		)
	}
	return pages
}
      `,
    },
    {
      code: `
// JavaScript, where nobody says what the list is
export async function load(urls) {
  for (const url of urls) {
    await fetch(url);
          ~~~~~ sequentialAwait
  }
}
      `,
      filename: 'file.js',
      espree: true,
      suggestion: `
// JavaScript, where nobody says what the list is
export async function load(urls) {
  const allUrls = [...urls];
  for (let start = 0; start < allUrls.length; start += 10) {
    await Promise.all(
      allUrls.slice(start, start + 10).map(async (url) => fetch(url)),
    );
  }
}
      `,
    },
    {
      code: `
// a list that the body looks at
export async function load(urls: string[]) {
  for (const url of urls) {
    await fetch(url);
          ~~~~~ sequentialAwait
    console.log(urls.length);
  }
}
      `,
      suggestion: `
// a list that the body looks at
export async function load(urls: string[]) {
  const allUrls = [...urls];
  for (let start = 0; start < allUrls.length; start += 10) {
    await Promise.all(
      allUrls.slice(start, start + 10).map(async (url) => {
        await fetch(url);
        console.log(urls.length);
      }),
    );
  }
}
      `,
    },
    {
      code: `
// two names are taken
export async function load(start: Set<string>, allStart: number) {
  for (const url of start) {
    await fetch(url);
          ~~~~~ sequentialAwait
  }
}
      `,
      suggestion: `
// two names are taken
export async function load(start: Set<string>, allStart: number) {
  const allStart2 = [...start];
  for (let start2 = 0; start2 < allStart2.length; start2 += 10) {
    await Promise.all(
      allStart2.slice(start2, start2 + 10).map(async (url) => fetch(url)),
    );
  }
}
      `,
    },
    `
// no edit: a try around it goes on when one fails, while others run
export async function load(urls: string[]) {
  try {
    for (const url of urls) await fetch(url);
                                  ~~~~~ sequentialAwait
  } finally {
    console.log('done');
  }
}
    `,
    {
      code: `
// entries of a map, in the order of the elements
export async function load(urls: string[]) {
  const pages = new Map<string, object>();
  for (const url of urls) pages.set(url, await fetch(url));
                                               ~~~~~ sequentialAwait
  return pages;
}
      `,
      suggestion: `
// entries of a map, in the order of the elements
export async function load(urls: string[]) {
  const pages = new Map<string, object>();
  for (let start = 0; start < urls.length; start += 10) {
    const entries = await Promise.all(
      urls
        .slice(start, start + 10)
        .map(async (url): Promise<[string, object]> => {
          return [url, await fetch(url)];
        }),
    );
    for (const [key, value] of entries) pages.set(key, value);
  }
  return pages;
}
      `,
    },
    {
      code: `
// keys of an object, too
export async function load(urls: string[]) {
  const pages: Record<string, object> = {};
  for (const url of urls) pages[url] = await fetch(url);
                                             ~~~~~ sequentialAwait
  return pages;
}
      `,
      suggestion: `
// keys of an object, too
export async function load(urls: string[]) {
  const pages: Record<string, object> = {};
  for (let start = 0; start < urls.length; start += 10) {
    const entries = await Promise.all(
      urls
        .slice(start, start + 10)
        .map(async (url): Promise<[string, object]> => {
          return [url, await fetch(url)];
        }),
    );
    for (const [key, value] of entries) pages[key] = value;
  }
  return pages;
}
      `,
    },
    {
      code: `
// not every turn has a result
export async function load(urls: string[]) {
  const pages: object[] = [];
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    if (page.ok) pages.push(page);
  }
  return pages;
}
      `,
      suggestion: `
// not every turn has a result
export async function load(urls: string[]) {
  const pages: object[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    const lists = await Promise.all(
      urls.slice(start, start + 10).map(async (url): Promise<object[]> => {
        const page = await fetch(url);
        if (page.ok) return [page];
        return [];
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
// a turn that is skipped has no result
export async function load(urls: string[]) {
  const pages: object[] = [];
  for (const url of urls) {
    if (url === '') continue;
    pages.push(await fetch(url));
                     ~~~~~ sequentialAwait
  }
  return pages;
}
      `,
      suggestion: `
// a turn that is skipped has no result
export async function load(urls: string[]) {
  const pages: object[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    const lists = await Promise.all(
      urls.slice(start, start + 10).map(async (url): Promise<object[]> => {
        if (url === '') return [];
        return [await fetch(url)];
      }),
    );
    pages.push(...lists.flat());
  }
  return pages;
}
      `,
    },
    `
// no edit: two results per turn
export async function load(urls: string[]) {
  const pages: Response[] = [];
  for (const url of urls) {
    pages.push(await fetch(url));
                     ~~~~~ sequentialAwait
    pages.push(await fetch(\`\${url}/meta\`));
  }
  return pages;
}
    `,
    `
// no edit: others see the list while it is filled
export async function load(urls: string[], pages: Response[]) {
  for (const url of urls) pages.push(await fetch(url));
                                           ~~~~~ sequentialAwait
  return pages;
}
    `,
    `
// no edit: a variable of the outside that changes
export async function load(urls: string[]) {
  let headers: HeadersInit = {};
  if (urls.length > 1) headers = { many: '1' };
  for (const url of urls) await fetch(url, { headers });
                                ~~~~~ sequentialAwait
}
    `,
    `
// no edit: TypeScript forgets in a function what was tested outside
export async function load(urls: string[], options: { headers?: HeadersInit }) {
  if (!options.headers) throw new Error('No headers.');
  for (const url of urls) await fetch(url, { headers: options.headers });
                                ~~~~~ sequentialAwait
}
    `,
    `
// no edit: TypeScript forgets what a function assigns
export async function load(urls: string[]) {
  let failed = false;
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    if (!page.ok) failed = true;
  }
  return failed;
}
    `,
    `
// no edit: elements that are made while the loop runs
export async function load(urls: () => Generator<string>) {
  for (const url of urls()) await fetch(url);
                                  ~~~~~ sequentialAwait
}
    `,
    `
// no edit: the keys of an object
export async function load(urls: Record<string, string>) {
  for (const name in urls) await fetch(urls[name]!);
                                 ~~~~~ sequentialAwait
}
    `,
    `
// no edit: a variable that outlives the loop
export async function load(urls: string[]) {
  for (const url of urls) {
    var page = await fetch(url);
                     ~~~~~ sequentialAwait
    console.log(page.status);
  }
}
    `,
    `
// no edit: an element that outlives the loop
export async function load(urls: string[]) {
  let url: string;
  for (url of urls) await fetch(url);
                          ~~~~~ sequentialAwait
}
    `,
    `
// no edit: a label
export async function load(urls: string[]) {
  pages: for (const url of urls) {
    await fetch(url);
          ~~~~~ sequentialAwait
  }
}
    `,
    `
// no edit: a resource that the turn gives back
export async function load(urls: string[], open: (url: string) => Promise<AsyncDisposable & { url: string }>) {
  for (const url of urls) {
    await using page = await open(url);
    await fetch(page.url);
          ~~~~~ sequentialAwait
  }
}
    `,
    `
// no edit: a comment in the head
export async function load(urls: string[]) {
  for (const url of urls /* all of them */) await fetch(url);
                                                  ~~~~~ sequentialAwait
}
    `,
    `
// no edit: an asynchronous function of another file
import { remember } from './memory.js';
export async function load(urls: string[]) {
  for (const url of urls) {
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    await remember(page);
  }
}
    `,
    `
// no edit: a function of the file with state of its own
let count = 0;
export async function load(urls: string[]) {
  for (const url of urls) {
    await warm(url);
          ~~~~ sequentialAwait
  }
}

async function warm(url: string) {
  count += 1;
  await fetch(\`\${url}?\${count}\`);
}
    `,
    `
// no edit: a queue that each turn takes from
export async function load(urls: string[], queue: string[]) {
  for (const url of urls) {
    await fetch(url);
          ~~~~~ sequentialAwait
    const next = queue.shift();
    console.log(next);
  }
}
    `,
    `
// no edit: a type that the list has by another name
type Pages = { kind: 'page' | 'image'; page: Response }[];
export async function load(urls: string[]) {
  const pages: Pages = [];
  for (const url of urls) pages.push({ kind: 'page', page: await fetch(url) });
                                                                 ~~~~~ sequentialAwait
  return pages;
}
    `,
  ],
});
