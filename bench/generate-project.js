import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes a project of so many files, of the four kinds that back ends have most: repositories with a pool, services
 * that use two of them, routes that use two services, and helpers without input or output.
 *
 * @param {string} folder
 * @param {number} count
 */
export function generateProject(folder, count) {
  const kinds = [repository, service, route, helper];
  write(folder, 'tsconfig.json', JSON.stringify({ compilerOptions, include: ['src'] }));
  write(folder, 'node_modules/pg/index.d.ts', pg);
  for (let index = 0; index < count; index += 1) {
    const kind = kinds[index % kinds.length] ?? helper;
    // Each uses what the files before it export: chains of ten files, so that types are inferred over some distance.
    const group = Math.floor(index / kinds.length);
    write(folder, `src/${kind.name}-${group}.ts`, kind(group, group % 10 === 0 ? group : group - 1));
  }
}

const compilerOptions = {
  target: 'es2022',
  module: 'nodenext',
  strict: true,
  noEmit: true,
  types: [],
  lib: ['es2023'],
};

const pg = `
export interface QueryResult<R> { rows: R[]; rowCount: number }
export interface PoolClient { query<R = any>(text: string, values?: unknown[]): Promise<QueryResult<R>>; release(): void }
export class Pool {
  constructor(config?: { max?: number });
  query<R = any>(text: string, values?: unknown[]): Promise<QueryResult<R>>;
  connect(): Promise<PoolClient>;
}
`;

/** @param {number} own */
function repository(own) {
  return `import { Pool, type PoolClient } from 'pg';

export interface Row${own} { readonly id: number; readonly name: string; readonly parents: readonly number[] }

export class Repository${own} {
  private readonly known = new Map<number, Row${own}>();
  constructor(private readonly pool = new Pool({ max: 5 })) {}

  async find(id: number): Promise<Row${own} | undefined> {
    const known = this.known.get(id);
    if (known) return known;
    const { rows } = await this.pool.query<Row${own}>('SELECT id, name, parents FROM items WHERE id = $1', [id]);
    const [row] = rows;
    if (row) this.known.set(id, row);
    return row;
  }

  async save(row: Row${own}) {
    const client = await this.pool.connect();
    try {
      await this.write(client, row);
      return row.id;
    } finally {
      client.release();
    }
  }

  private async write(client: PoolClient, { id, name, parents }: Row${own}) {
    await client.query('INSERT INTO items (id, name) VALUES ($1, $2)', [id, name]);
    await client.query('INSERT INTO parents (item, parents) VALUES ($1, $2)', [id, parents]);
  }

  open() { return this.pool; }
}
`;
}

/** @param {number} own @param {number} other */
function service(own, other) {
  const imports = own === other ? '' : `import { Repository${other} } from './repository-${other}.js';\n`;
  return `import { Repository${own}, type Row${own} } from './repository-${own}.js';
${imports}
export class Service${own} {
  constructor(
    private readonly items = new Repository${own}(),
    private readonly others = new Repository${other}(),
  ) {}

  async titles(ids: readonly number[]) {
    const titles: string[] = [];
    for (const id of ids) {
      const { rows } = await this.items.open().query<Row${own}>('SELECT name FROM items WHERE id = $1', [id]);
      titles.push(...rows.map(({ name }) => name.trim()).filter((name) => name.length > 0));
    }
    return titles;
  }

  async parents(id: number) {
    const item = await this.items.find(id);
    const found = await Promise.all((item?.parents ?? []).slice(0, 5).map((parent) => this.others.find(parent)));
    return found.filter((row) => row !== undefined).map((row) => ({ ...row, depth: row.parents.length }));
  }
}
`;
}

/** @param {number} own @param {number} other */
function route(own, other) {
  const imports = own === other ? '' : `import { Service${other} } from './service-${other}.js';\n`;
  return `import { Service${own} } from './service-${own}.js';
${imports}
interface Request { readonly params: { readonly ids: readonly number[] }; readonly headers: Map<string, string> }

const service = new Service${own}();
const others = new Service${other}();

export async function list${own}(request: Request) {
  const { ids } = request.params;
  const titles = await service.titles(ids);
  const language = request.headers.get('accept-language') ?? 'en';
  return { titles: titles.map((title) => title.toLocaleUpperCase(language)), total: titles.length };
}

export const tree${own} = async (request: Request) => {
  const parents = [];
  for (const id of request.params.ids) parents.push(...(await others.parents(id)));
  void service.titles(parents.map(({ id }) => id));
  return new Map(parents.map((parent) => [parent.id, parent] as const));
};
`;
}

/** @param {number} own @param {number} other */
function helper(own, other) {
  return `import { list${other} } from './route-${other}.js';

export type List${own} = Awaited<ReturnType<typeof list${other}>>;

export function summary${own}({ titles, total }: List${own}) {
  const lengths = titles.map((title) => title.length).sort((a, b) => a - b);
  const median = lengths.at(Math.floor(lengths.length / 2)) ?? 0;
  const byLetter = new Map<string, string[]>();
  for (const title of titles) {
    const letter = title.charAt(0);
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), title]);
  }
  return { total, median, letters: [...byLetter.keys()].join(''), longest: lengths.at(-1) ?? 0 };
}
`;
}

/** @param {string} folder @param {string} name @param {string} text */
function write(folder, name, text) {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
}
