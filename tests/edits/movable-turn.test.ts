import { noSequentialAwait } from '../../rules/no-sequential-await.js';
import { testRule } from '../support/test-rule.js';

/** What a turn may do so that turns can overlap: nothing that others see in another order. */
testRule(noSequentialAwait, {
  valid: [],
  invalid: [
    `
// a stream that is read in each turn
export async function load(urls: string[]) {
  const sizes: number[] = [];
  for (const url of urls) {
    const answer = await fetch(url);
                         ~~~~~ sequentialAwait
    let size = 0;
    for await (const part of answer.body) size += part.length;
    sizes.push(size);
  }
  return sizes;
}
    `,
    {
      code: `
// variables of the turn, one of which changes
export async function load(urls: string[]) {
  const pages: string[] = [];
  for (const url of urls) {
    let text = await (await fetch(url)).text();
                            ~~~~~ sequentialAwait
    text = text.trim();
    pages.push(text);
  }
  return pages;
}
      `,
      suggestion: `
// variables of the turn, one of which changes
export async function load(urls: string[]) {
  const pages: string[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    pages.push(
      ...(await Promise.all(
        urls.slice(start, start + 10).map(async (url): Promise<string> => {
          let text = await (await fetch(url)).text();
          text = text.trim();
          return text;
        }),
      )),
    );
  }
  return pages;
}
      `,
    },
    `
// a sum that is read before the wait
export async function load(urls: string[]) {
  let total = 0;
  for (const url of urls) {
    total += (await fetch(url)).status;
                    ~~~~~ sequentialAwait
  }
  return total;
}
    `,
    `
// entries that count
export async function load(urls: string[]) {
  const counts: Record<string, number> = {};
  for (const url of urls) {
    const { status } = await fetch(url);
                             ~~~~~ sequentialAwait
    counts[status] += 1;
  }
  return counts;
}
    `,
    {
      code: `
// entries that are set after the wait, in the order of the elements
export async function load(urls: string[]) {
  const found: Record<string, number> = {};
  for (const url of urls) {
    const { status } = await fetch(url);
                             ~~~~~ sequentialAwait
    found[url] = status;
  }
  return found;
}
      `,
      suggestion: `
// entries that are set after the wait, in the order of the elements
export async function load(urls: string[]) {
  const found: Record<string, number> = {};
  for (let start = 0; start < urls.length; start += 10) {
    const entries = await Promise.all(
      urls
        .slice(start, start + 10)
        .map(async (url): Promise<[string, number]> => {
          const { status } = await fetch(url);
          return [url, status];
        }),
    );
    for (const [key, value] of entries) found[key] = value;
  }
  return found;
}
      `,
    },
    `
// an entry that is taken away
export async function load(urls: string[], left: Record<string, boolean>) {
  for (const url of urls) {
    await fetch(url, { method: 'POST' });
          ~~~~~ sequentialAwait
    delete left[url];
  }
}
    `,
    `
// a property that is called as a variable which changes
export async function load(urls: string[], options: { last: string }) {
  let last = '';
  for (const url of urls) {
    await fetch(url, { method: 'POST', body: options.last });
          ~~~~~ sequentialAwait
    last = 'done';
  }
  return last;
}
    `,
    {
      code: `
// a function of the file whose loop counts for itself
function sizeOf(text: string) {
  let size = 0;
  for (let i = 0; i < text.length; i++) size += 1;
  return size;
}
export async function load(urls: string[]) {
  const sizes: number[] = [];
  for (const url of urls) {
    const text = await (await fetch(url)).text();
                              ~~~~~ sequentialAwait
    sizes.push(sizeOf(text));
  }
  return sizes;
}
      `,
      suggestion: `
// a function of the file whose loop counts for itself
function sizeOf(text: string) {
  let size = 0;
  for (let i = 0; i < text.length; i++) size += 1;
  return size;
}
export async function load(urls: string[]) {
  const sizes: number[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    sizes.push(
      ...(await Promise.all(
        urls.slice(start, start + 10).map(async (url): Promise<number> => {
          const text = await (await fetch(url)).text();
          return sizeOf(text);
        }),
      )),
    );
  }
  return sizes;
}
      `,
    },
    {
      code: `
// a function that is called after the wait, and gives something
import { render } from './render.js';
export async function load(urls: string[]) {
  const pages: string[] = [];
  for (const url of urls) {
    const text = await (await fetch(url)).text();
                              ~~~~~ sequentialAwait
    pages.push(render(text));
  }
  return pages;
}
      `,
      suggestion: `
// a function that is called after the wait, and gives something
import { render } from './render.js';
export async function load(urls: string[]) {
  const pages: string[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    pages.push(
      ...(await Promise.all(
        urls.slice(start, start + 10).map(async (url): Promise<string> => {
          const text = await (await fetch(url)).text();
          return render(text);
        }),
      )),
    );
  }
  return pages;
}
      `,
    },
    `
// a function of the file that counts
let asked = 0;
function codeOf(answer: Response) {
  asked++;
  return answer.status;
}
export async function load(urls: string[]) {
  const codes: number[] = [];
  for (const url of urls) {
    const answer = await fetch(url);
                         ~~~~~ sequentialAwait
    codes.push(codeOf(answer));
  }
  return codes;
}
    `,
    `
// a function of the file that sets a variable
let last = 0;
function codeOf(answer: Response) {
  last = answer.status;
  return last;
}
export async function load(urls: string[]) {
  const codes: number[] = [];
  for (const url of urls) {
    const answer = await fetch(url);
                         ~~~~~ sequentialAwait
    codes.push(codeOf(answer));
  }
  return codes;
}
    `,
    `
// a function of the file that calls one that sets a variable
let last = 0;
function remember(code: number) {
  last = code;
  return last;
}
function codeOf(answer: Response) {
  return remember(answer.status);
}
export async function load(urls: string[]) {
  const codes: number[] = [];
  for (const url of urls) {
    const answer = await fetch(url);
                         ~~~~~ sequentialAwait
    codes.push(codeOf(answer));
  }
  return codes;
}
    `,
    `
// functions of the file that call each other, deeper than is looked
function one(answer: Response) {
  return two(answer);
}
function two(answer: Response) {
  return three(answer);
}
function three(answer: Response) {
  return four(answer);
}
function four(answer: Response) {
  return answer.status;
}
export async function load(urls: string[]) {
  const codes: number[] = [];
  for (const url of urls) {
    const answer = await fetch(url);
                         ~~~~~ sequentialAwait
    codes.push(one(answer));
  }
  return codes;
}
    `,
    `
// a function of the file that changes what it is given, and drops what that gives
function codeOf(seen: Set<string>, answer: Response) {
  seen.add(answer.url);
  return answer.status;
}
export async function load(urls: string[], seen: Set<string>) {
  const codes: number[] = [];
  for (const url of urls) {
    const answer = await fetch(url);
                         ~~~~~ sequentialAwait
    codes.push(codeOf(seen, answer));
  }
  return codes;
}
    `,
    `
// a method that takes an element out of a list from outside
export async function load(urls: string[], names: string[]) {
  const codes: [string | undefined, number][] = [];
  for (const url of urls) {
    const answer = await fetch(url);
                         ~~~~~ sequentialAwait
    codes.push([names.shift(), answer.status]);
  }
  return codes;
}
    `,
    `
// a variable that is assigned more than once, before the loop
export async function load(urls: string[]) {
  const codes: number[] = [];
  let method = 'GET';
  if (urls.length > 10) method = 'HEAD';
  for (const url of urls) {
    const answer = await fetch(url, { method });
                         ~~~~~ sequentialAwait
    codes.push(answer.status);
  }
  return codes;
}
    `,
    `
// an entry of a table by the name of a variable that changes
export async function load(urls: string[], options: Record<string, string>) {
  const codes: number[] = [];
  let last = 'a';
  if (urls.length > 10) last = 'b';
  for (const url of urls) {
    const answer = await fetch(url, { method: options[last] });
                         ~~~~~ sequentialAwait
    codes.push(answer.status);
  }
  return codes;
}
    `,
    `
// text that is put together in the order of the turns
export async function load(urls: string[]) {
  let text = '';
  for (const url of urls) {
    const answer = await fetch(url);
                         ~~~~~ sequentialAwait
    text += answer.statusText;
  }
  return text;
}
    `,
    {
      code: `
// entries that are set before the wait
export async function load(urls: string[]) {
  const started: Record<string, number> = {};
  for (const url of urls) {
    started[url] = Date.now();
    await fetch(url, { method: 'POST' });
          ~~~~~ sequentialAwait
  }
  return started;
}
      `,
      title: 'Run up to 10 at a time: when one fails, others have already started.',
      suggestion: `
// entries that are set before the wait
export async function load(urls: string[]) {
  const started: Record<string, number> = {};
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        started[url] = Date.now();
        await fetch(url, { method: 'POST' });
      }),
    );
  }
  return started;
}
      `,
    },
    {
      code: `
// several requests in each turn, all at once
export async function load(urls: string[]) {
  const sizes: number[] = [];
  for (const url of urls) {
    const [page, feed] = await Promise.all([fetch(url), fetch(\`\${url}/feed\`)]);
                                            ~~~~~ sequentialAwait
    sizes.push(page.status + feed.status);
  }
  return sizes;
}
      `,
      title: 'Run up to 10 at a time: when one fails, others have already started.',
      suggestion: `
// several requests in each turn, all at once
export async function load(urls: string[]) {
  const sizes: number[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    sizes.push(
      ...(await Promise.all(
        urls.slice(start, start + 10).map(async (url): Promise<number> => {
          const [page, feed] = await Promise.all([
            fetch(url),
            fetch(\`\${url}/feed\`),
          ]);
          return page.status + feed.status;
        }),
      )),
    );
  }
  return sizes;
}
      `,
    },
    {
      code: `
// a promise that nobody waits for, before the wait
import { report } from './report.js';
export async function load(urls: string[]) {
  for (const url of urls) {
    report(url);
    await fetch(url, { method: 'POST' });
          ~~~~~ sequentialAwait
  }
}
      `,
      title: 'Run up to 10 at a time: when one fails, others have already started.',
      suggestion: `
// a promise that nobody waits for, before the wait
import { report } from './report.js';
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        report(url);
        await fetch(url, { method: 'POST' });
      }),
    );
  }
}
      `,
    },
    {
      code: `
// a function of the file whose loop counts for itself, and which writes a line
function codeOf(answer: Response) {
  let code = answer.status;
  for (let i = 0; i < 3; i++) code += 1;
  code++;
  console.log(code);
  return code;
}
export async function load(urls: string[]) {
  const codes: number[] = [];
  for (const url of urls) {
    const answer = await fetch(url);
                         ~~~~~ sequentialAwait
    codes.push(codeOf(answer));
  }
  return codes;
}
      `,
      title: 'Run up to 10 at a time: when one fails, others have already started.',
      suggestion: `
// a function of the file whose loop counts for itself, and which writes a line
function codeOf(answer: Response) {
  let code = answer.status;
  for (let i = 0; i < 3; i++) code += 1;
  code++;
  console.log(code);
  return code;
}
export async function load(urls: string[]) {
  const codes: number[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    codes.push(
      ...(await Promise.all(
        urls.slice(start, start + 10).map(async (url): Promise<number> => {
          const answer = await fetch(url);
          return codeOf(answer);
        }),
      )),
    );
  }
  return codes;
}
      `,
    },
    {
      code: `
// a function of the file that changes what it has made itself
function codeOf(answer: Response) {
  const seen = new Set<number>();
  seen.add(answer.status);
  return seen.size;
}
export async function load(urls: string[]) {
  const codes: number[] = [];
  for (const url of urls) {
    const answer = await fetch(url);
                         ~~~~~ sequentialAwait
    codes.push(codeOf(answer));
  }
  return codes;
}
      `,
      title: 'Run up to 10 at a time: when one fails, others have already started.',
      suggestion: `
// a function of the file that changes what it has made itself
function codeOf(answer: Response) {
  const seen = new Set<number>();
  seen.add(answer.status);
  return seen.size;
}
export async function load(urls: string[]) {
  const codes: number[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    codes.push(
      ...(await Promise.all(
        urls.slice(start, start + 10).map(async (url): Promise<number> => {
          const answer = await fetch(url);
          return codeOf(answer);
        }),
      )),
    );
  }
  return codes;
}
      `,
    },
    {
      code: `
// a function that another file makes, and that gives something
import { codeOf } from './codes.js';
export async function load(urls: string[]) {
  const codes: number[] = [];
  for (const url of urls) {
    const answer = await fetch(url);
                         ~~~~~ sequentialAwait
    codes.push(codeOf(answer));
  }
  return codes;
}
      `,
      title: 'Run up to 10 at a time: when one fails, others have already started.',
      suggestion: `
// a function that another file makes, and that gives something
import { codeOf } from './codes.js';
export async function load(urls: string[]) {
  const codes: number[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    codes.push(
      ...(await Promise.all(
        urls.slice(start, start + 10).map(async (url): Promise<number> => {
          const answer = await fetch(url);
          return codeOf(answer);
        }),
      )),
    );
  }
  return codes;
}
      `,
    },
    {
      code: `
// a property with the name of a variable that changes
export async function load(urls: string[], options: { last: string }) {
  const codes: number[] = [];
  let last = 0;
  last = Date.now();
  for (const url of urls) {
    const answer = await fetch(url, { method: options.last });
                         ~~~~~ sequentialAwait
    codes.push(answer.status);
  }
  return [codes, last];
}
      `,
      title: 'Run up to 10 at a time: when one fails, others have already started.',
      suggestion: `
// a property with the name of a variable that changes
export async function load(urls: string[], options: { last: string }) {
  const codes: number[] = [];
  let last = 0;
  last = Date.now();
  for (let start = 0; start < urls.length; start += 10) {
    codes.push(
      ...(await Promise.all(
        urls.slice(start, start + 10).map(async (url): Promise<number> => {
          const answer = await fetch(url, { method: options.last });
          return answer.status;
        }),
      )),
    );
  }
  return [codes, last];
}
      `,
    },
    {
      code: `
// a loop in the turn over what it has
export async function load(urls: string[]) {
  const codes: number[] = [];
  for (const url of urls) {
    let size = 0;
    for (const letter of url) size += letter.length;
    const answer = await fetch(url);
                         ~~~~~ sequentialAwait
    codes.push(answer.status + size);
  }
  return codes;
}
      `,
      title: 'Run up to 10 at a time: when one fails, others have already started.',
      suggestion: `
// a loop in the turn over what it has
export async function load(urls: string[]) {
  const codes: number[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    codes.push(
      ...(await Promise.all(
        urls.slice(start, start + 10).map(async (url): Promise<number> => {
          let size = 0;
          for (const letter of url) size += letter.length;
          const answer = await fetch(url);
          return answer.status + size;
        }),
      )),
    );
  }
  return codes;
}
      `,
    },
    {
      code: `
// functions in the turn that have names of their own
export async function load(urls: string[]) {
  const codes: number[] = [];
  for (const url of urls) {
    const answer = await fetch(url);
                         ~~~~~ sequentialAwait
    codes.push([answer.status].map((code) => { var twice = code * 2; return twice; })[0]);
  }
  return codes;
}
      `,
      title: 'Run up to 10 at a time: when one fails, others have already started.',
      suggestion: `
// functions in the turn that have names of their own
export async function load(urls: string[]) {
  const codes: number[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    codes.push(
      ...(await Promise.all(
        urls.slice(start, start + 10).map(async (url): Promise<number> => {
          const answer = await fetch(url);
          return [answer.status].map((code) => {
            var twice = code * 2;
            return twice;
          })[0];
        }),
      )),
    );
  }
  return codes;
}
      `,
    },
    {
      code: `
// a sum before the wait
export async function load(urls: string[]) {
  let total = 0;
  for (const url of urls) {
    total += url.length;
    await fetch(url, { method: 'POST' });
          ~~~~~ sequentialAwait
  }
  return total;
}
      `,
      title: 'Run up to 10 at a time: when one fails, others have already started.',
      suggestion: `
// a sum before the wait
export async function load(urls: string[]) {
  let total = 0;
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        total += url.length;
        await fetch(url, { method: 'POST' });
      }),
    );
  }
  return total;
}
      `,
    },
  ],
});
