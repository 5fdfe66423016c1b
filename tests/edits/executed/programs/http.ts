import type { Program } from '../program.js';

const get = `
async function load(id: string): Promise<string> {
  const response = await fetch(process.env['SERVICE_URL'] + '/' + id);
  if (!response.ok) throw new TypeError('No ' + id);
  const { id: got } = (await response.json()) as { id: string };
  return got;
}
`;

const many = Array.from({ length: 40 }, (_, index) => String(index));
/** Of several that fail, a loop that waits for each one throws the first in the list, and others the first in time. */
const oneBad = [[many], [['3', '1', '3']], [[]], [['1', 'bad2', '3']], [[...many, 'bad99']]] as const;
const noneBad = [[many], [['3', '1', '3']], [[]], [['1']]] as const;
const lists = [
  [many],
  [['3', '1', '3']],
  [[]],
  [['1', 'bad2', '3', 'bad400']],
  [[...many, 'bad99']],
] as const;

const listed: readonly (Pick<Program, 'pattern' | 'code'> & Partial<Program>)[] = [
  {
    pattern: 'Promise.all over an array',
    code: `
export const run = async (ids: string[]) => {
  const pages = await Promise.all(ids.map((id) => load(id)));
  return pages.join();
};
`,
  },
  {
    pattern: 'Promise.all, the function itself is handed over',
    code: `
export async function run(ids: readonly string[]) {
  return await Promise.all(ids.map(load));
}
`,
  },
  {
    pattern: 'Promise.all with the index of each element',
    code: `
export async function run(ids: string[]) {
  return Promise.all(ids.map(async (id, index) => ({ index, id, page: await load(id) })));
}
`,
  },
  {
    pattern: 'Promise.all without results',
    code: `
export async function run(ids: string[]) {
  const seen = new Set<string>();
  await Promise.all(
    ids.map(async (id) => {
      seen.add(await load(id));
    }),
  );
  return [...seen].toSorted();
}
`,
  },
  {
    pattern: 'Promise.allSettled, with its outcomes',
    code: `
export async function run(ids: string[]) {
  const outcomes = await Promise.allSettled(ids.map((id) => load(id)));
  return outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : String(outcome.reason)));
}
`,
  },
  {
    pattern: 'Promise.all over what Object.entries gives',
    code: `
export async function run(ids: string[]) {
  const names = Object.fromEntries(ids.map((id) => ['n' + id, id]));
  return Promise.all(Object.entries(names).map(async ([name, id]) => [name, await load(id)] as const));
}
`,
  },
  {
    pattern: 'Promise.all over an iterable, by Array.from',
    code: `
export async function run(ids: string[]) {
  const unique = new Set(ids);
  return Promise.all(Array.from(unique, (id) => load(id)));
}
`,
  },
  {
    pattern: 'a list of promises that a loop fills',
    code: `
export async function run(ids: string[]) {
  const running: Promise<string>[] = [];
  for (const id of ids) running.push(load(id));
  const pages = await Promise.all(running);
  return pages.length;
}
`,
  },
  {
    pattern: 'Promise.all in a method, with this',
    code: `
class Pages {
  prefix = '';
  async load(id: string) {
    return load(this.prefix + id);
  }
  async all(ids: string[]) {
    return Promise.all(ids.map((id) => this.load(id)));
  }
}
export const run = (ids: string[]) => new Pages().all(ids);
`,
  },
  {
    pattern: 'a callback that throws at once',
    inputs: [[many.filter((id) => id !== '17')], ...noneBad],
    code: `
export async function run(ids: string[]) {
  return Promise.all(
    ids.map((id) => {
      if (id === '17') throw new RangeError(id);
      return load(id);
    }),
  );
}
`,
  },
  {
    pattern: 'an array with holes',
    inputs: noneBad,
    code: `
export async function run(ids: string[]) {
  delete ids[1];
  delete ids[12];
  return Promise.all(ids.map((id) => load(id)));
}
`,
  },
  {
    pattern: 'a loop that awaits each and collects',
    inputs: oneBad,
    code: `
export async function run(ids: string[]) {
  const pages: string[] = [];
  for (const id of ids) {
    pages.push(await load(id));
  }
  return pages;
}
`,
  },
  {
    pattern: 'a loop that awaits each, skips some and keeps nothing',
    inputs: oneBad,
    code: `
export async function run(ids: string[]) {
  for (const id of ids) {
    if (id === '5') continue;
    const response = await fetch(process.env['SERVICE_URL'] + '/' + id, { method: 'POST', body: id });
    if (!response.ok) throw new Error('No ' + id);
  }
  return 'done';
}
`,
  },
  {
    pattern: 'a loop that keeps what some have, also where they fail',
    inputs: noneBad,
    code: `
export async function run(ids: string[]) {
  const found: string[] = ['first'];
  for (const id of ids) {
    if (id === '5') continue;
    try {
      const page = await load(id);
      if (page.endsWith('1')) found.push(page, 'twice');
    } catch (error) {
      found.push((error as Error).message);
    }
  }
  return found;
}
`,
  },
  {
    pattern: 'a loop that fills a map by key, not for each',
    inputs: oneBad,
    code: `
export async function run(ids: string[]) {
  const byId = new Map<string, string>();
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    if (id === '5') continue;
    const page = await load(id);
    byId.set(id.slice(0, 1), page);
  }
  return [...byId];
}
`,
  },
  {
    pattern: 'a loop that fills an object by key, of a promise that is continued with',
    inputs: lists,
    code: `
export async function run(ids: string[]) {
  const pages: Record<string, string> = {};
  for (const id of ids) {
    const page = await fetch(process.env['SERVICE_URL'] + '/' + id).catch(() => null);
    pages['k' + (Number(id) % 7)] = id + String(page?.status);
  }
  return Object.entries(pages);
}
`,
  },
  {
    pattern: 'a loop over a map, with a try in its body',
    inputs: oneBad,
    code: `
export async function run(ids: string[]) {
  const wanted = new Map(ids.map((id) => [id, 'n' + id]));
  const pages: { name: string; page: string | null }[] = [];
  for (const [id, name] of wanted) {
    let page: string | null = null;
    try {
      const response = await fetch(process.env['SERVICE_URL'] + '/' + id);
      page = await response.text();
    } catch (error) {
      console.warn(error);
    }
    pages.push({ name, page });
  }
  return pages;
}
`,
  },
  {
    pattern: 'p-map',
    folder: 'with-p-map',
    code: `
export async function run(ids: string[]) {
  return Promise.all(ids.map((id) => load(id)));
}
`,
  },
  {
    pattern: 'p-map, in a loop',
    inputs: oneBad,
    folder: 'with-p-map',
    code: `
export async function run(ids: string[]) {
  const lengths: number[] = [];
  for (const id of ids) {
    const response = await fetch(process.env['SERVICE_URL'] + '/' + id);
    const page = await response.text();
    lengths.push(page.length);
  }
  return lengths;
}
`,
  },
  {
    pattern: 'p-limit',
    folder: 'with-p-limit',
    code: `
export async function run(ids: string[]) {
  return Promise.all(ids.map((id) => load(id)));
}
`,
  },
  {
    pattern: 'p-limit, settled',
    folder: 'with-p-limit',
    code: `
export async function run(ids: string[]) {
  const outcomes = await Promise.allSettled(ids.map(async (id) => load(id)));
  return outcomes.map(({ status }) => status);
}
`,
  },
  {
    pattern: 'p-limit, two lists that are waited for together',
    folder: 'with-p-limit',
    code: `
export async function run(ids: string[]) {
  return Promise.all([...ids.map((id) => load(id)), load('1')]);
}
`,
  },
];

export const http: readonly Program[] = listed.map(({ code, ...program }) => ({
  library: 'fetch',
  engine: 'HTTP',
  inputs: lists,
  ...program,
  code: /\bload[()]/u.test(code) ? get + code : code,
}));
