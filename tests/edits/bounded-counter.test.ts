import { noSequentialAwait } from '../../rules/no-sequential-await.js';
import { testRule } from '../support/test-rule.js';

/** Loops over the indexes of a list, whose counter only names the element. */
testRule(noSequentialAwait, {
  valid: [],
  invalid: [
    {
      code: `
// nothing is collected
export async function load(urls: string[]) {
  for (let i = 0; i < urls.length; i++) {
    await fetch(urls[i], { method: 'POST', body: urls[i] });
          ~~~~~ sequentialAwait
  }
}
      `,
      suggestion: `
// nothing is collected
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls
        .slice(start, start + 10)
        .map(async (url) => fetch(url, { method: 'POST', body: url })),
    );
  }
}
      `,
    },
    {
      code: `
// the element gets a name that is free, and results are collected
export async function load(urls: string[]) {
  const sizes: number[] = [];
  for (let at = 0; at < urls.length; at += 1) {
    const url = urls[at];
    const page = await fetch(url);
                       ~~~~~ sequentialAwait
    if (page.ok) console.log(urls[at]);
    sizes.push(page.size);
  }
  return sizes;
}
      `,
      suggestion: `
// the element gets a name that is free, and results are collected
export async function load(urls: string[]) {
  const sizes: number[] = [];
  for (let start = 0; start < urls.length; start += 10) {
    sizes.push(
      ...(await Promise.all(
        urls.slice(start, start + 10).map(async (url2): Promise<number> => {
          const url = url2;
          const page = await fetch(url);
          if (page.ok) console.log(url2);
          return page.size;
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
// the element has a name already
export async function load(orders: { id: string; at: number }[]) {
  for (let i = 0; i < orders.length; i++) {
    const { id, at } = orders[i];
    if (at > 3) await fetch(id);
                      ~~~~~ sequentialAwait
  }
}
      `,
      suggestion: `
// the element has a name already
export async function load(orders: { id: string; at: number }[]) {
  for (let start = 0; start < orders.length; start += 10) {
    await Promise.all(
      orders.slice(start, start + 10).map(async ({ id, at }) => {
        if (at > 3) await fetch(id);
      }),
    );
  }
}
      `,
    },
    `
// no edit: the counter is more than the name of the element
export async function load(urls: string[]) {
  for (let i = 0; i < urls.length; i++) await fetch(urls[i] + i);
                                              ~~~~~ sequentialAwait
}
    `,
    `
// no edit: not from the start
export async function load(urls: string[]) {
  for (let i = 1; i < urls.length; i++) await fetch(urls[i]);
                                              ~~~~~ sequentialAwait
}
    `,
    `
// no edit: the list has another use
export async function load(urls: string[]) {
  for (let i = 0; i < urls.length; i++) {
    const page = await fetch(urls[i]);
                       ~~~~~ sequentialAwait
    console.log(page, urls.length);
  }
}
    `,
    `
// no edit: a method that is called on the list
export async function load(tasks: ((url: string) => string)[]) {
  for (let i = 0; i < tasks.length; i++) await fetch(tasks[i]('/'));
                                               ~~~~~ sequentialAwait
}
    `,
  ],
});
