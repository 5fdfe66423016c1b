// Writes a monorepo of back ends: node tests/integration/scale-project.js FOLDER [FILES]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const filesInPackage = 100;

/**
 * Writes packages of a hundred files each, every one of them small and a little different. One file in ten has a query
 * in a loop, in all forms but one without.
 * @param {string} folder
 * @param {number} files
 */
export function writeMonorepo(folder, files) {
  for (let index = 0; index < files; index += 1) {
    const name = `package-${String(Math.floor(index / filesInPackage) + 1).padStart(3, '0')}`;
    const source = join(folder, 'packages', name, 'src');
    if (index % filesInPackage === 0) {
      mkdirSync(source, { recursive: true });
      const scripts = { lint: 'eslint .' };
      const manifest = { name: `@acme/${name}`, version: '1.0.0', type: 'module', scripts };
      writeFileSync(join(folder, 'packages', name, 'package.json'), JSON.stringify(manifest, null, 2));
    }
    const form = forms[index % forms.length] ?? route;
    writeFileSync(join(source, `file-${String(index % filesInPackage).padStart(2, '0')}.ts`), form(index));
  }
}

/** @type {((index: number) => string)[]} */
const forms = [repository, route, cache, service, types, route, service, types, cache, service];

/** @param {number} index */
function repository(index) {
  return `import { Pool } from 'pg';

const pool = new Pool({ max: ${5 + (index % 20)} });

export interface Row${index} {
  readonly id: number;
  readonly name: string;
}

export async function find${index}(id: number): Promise<Row${index} | undefined> {
  const { rows } = await pool.query('SELECT id, name FROM table_${index} WHERE id = $1', [id]);
  return rows[0];
}

export async function findAll${index}(ids: readonly number[]): Promise<Row${index}[]> {
  const found: Row${index}[] = [];
  for (const id of ids) {
    const { rows } = await pool.query('SELECT id, name FROM table_${index} WHERE id = $1', [id]);
    found.push(rows[0]);
  }
  return found;
}
`;
}

/** @param {number} index */
function route(index) {
  return `import { Router } from 'express';
import { service${index} } from './file-${String(index % filesInPackage).padStart(2, '0')}.js';

export const router = Router();

router.get('/things-${index}/:id', async (request, response, next) => {
  try {
    const id = Number(request.params.id);
    if (!Number.isInteger(id)) {
      response.status(400).json({ error: 'The id is no number.' });
      return;
    }
    const thing = await service${index}.load(id);
    if (thing === undefined) response.status(404).end();
    else response.json({ ...thing, self: \`/things-${index}/\${id}\` });
  } catch (error) {
    next(error);
  }
});
`;
}

/** @param {number} index */
function cache(index) {
  return `import Redis from 'ioredis';

const redis = new Redis();

export async function cached${index}<T>(key: string, load: () => Promise<T>): Promise<T> {
  const known = await redis.get(\`things-${index}:\${key}\`);
  if (known !== null) return JSON.parse(known) as T;
  const loaded = await load();
  await redis.set(\`things-${index}:\${key}\`, JSON.stringify(loaded), 'EX', ${60 + index});
  return loaded;
}

export async function forget${index}(keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await redis.del(...keys.map((key) => \`things-${index}:\${key}\`));
}
`;
}

/** @param {number} index */
function service(index) {
  return `import type { Repository } from 'typeorm';
import type { Thing } from '@acme/things';

export class Service${index} {
  constructor(private readonly things: Repository<Thing>) {}

  async load(id: number): Promise<Thing | null> {
    return this.things.findOneBy({ id });
  }

  async rename(id: number, name: string): Promise<void> {
    const thing = await this.load(id);
    if (!thing) throw new Error(\`No thing \${id}\`);
    await this.things.update({ id }, { name: name.trim().slice(0, ${20 + (index % 80)}) });
  }

  async total(ids: readonly number[]): Promise<number> {
    const things = await this.things.find({ where: ids.map((id) => ({ id })) });
    return things.reduce((sum, { price }) => sum + price, 0);
  }
}

export const service${index} = (things: Repository<Thing>) => new Service${index}(things);
`;
}

/** @param {number} index */
function types(index) {
  return `export interface Thing${index} {
  readonly id: number;
  readonly name: string;
  readonly tags: readonly string[];
}

export type State${index} = 'draft' | 'live' | 'gone';

const order: Readonly<Record<State${index}, number>> = { draft: 0, live: 1, gone: 2 };

export function compare${index}(one: State${index}, other: State${index}): number {
  return order[one] - order[other];
}

export function tagsOf${index}(things: readonly Thing${index}[]): ReadonlySet<string> {
  return new Set(things.flatMap(({ tags }) => tags.map((tag) => tag.toLowerCase())));
}
`;
}

const [, self, folder, files = '10000'] = process.argv;
if (folder !== undefined && import.meta.url === pathToFileURL(self ?? '').href)
  writeMonorepo(folder, Number(files));
