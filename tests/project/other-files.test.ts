import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { linters, type LinterName } from '../support/lint-with.js';

type Way = 'untyped' | 'types' | 'project: true';

function findings(root: string, file: string, way: Way, name: LinterName = 'ESLint 10') {
  const linter = new linters[name]({ cwd: root }) as Linter; // the two have the same interface
  const typed = { projectService: true, tsconfigRootDir: root };
  return linter.verify(
    readFileSync(join(root, file), 'utf8'),
    {
      files: ['**/*.ts'],
      plugins: { 'backend-performance': plugin },
      languageOptions: { parser, parserOptions: way === 'types' ? typed : {} },
      settings: { 'backend-performance': { project: way === 'project: true' } },
      rules: plugin.configs.recommended.rules ?? {},
    },
    join(root, file),
  );
}

describe('the fixture project', () => {
  const root = join(import.meta.dirname, '../fixtures/project');
  const files = [
    'src/services/posts.service.ts',
    'src/services/legacy.service.ts',
    'src/services/member.service.ts',
    'src/controllers/members.controller.ts',
    'src/jobs/clients.ts',
    'src/jobs/job.ts',
    'src/jobs/caching.ts',
    'src/jobs/mails.ts',
  ];

  it('gives the reports of the table, without dependencies installed', async () => {
    const rows = files.flatMap((file) => rowsOf(root, file));
    expect(rows.length).toBeGreaterThan(10);
    const table = [
      '# What is reported without other files, with types, and with `project: true`',
      '',
      '| Place | Rule | Call | untyped | types | project: true |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rows,
      '',
    ].join('\n');
    await expect(table).toMatchFileSnapshot('../fixtures/project/REPORTS.md');
  });
});

function rowsOf(root: string, file: string): readonly string[] {
  const ways: readonly Way[] = ['untyped', 'types', 'project: true'];
  const found = ways.map((way) => {
    const messages = findings(root, file, way);
    return new Map(messages.map(({ line, ruleId, message }) => [`${line} ${ruleId}`, message] as const));
  });
  const places = [...new Set(found.flatMap((reports) => [...reports.keys()]))];
  return places
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .map((place) => {
      const [line = '', rule = ''] = place.split(' ');
      const message = found.map((reports) => reports.get(place)).find((text) => text !== undefined) ?? '';
      const [, call = ''] = /`([^`]*)`/u.exec(message) ?? [];
      const marks = found.map((reports) => (reports.has(place) ? 'yes' : ''));
      return `| ${basename(file)}:${line} | ${rule.replace('backend-performance/', '')} | \`${call}\` | ${marks.join(' | ')} |`;
    });
}

describe.each(Object.keys(linters) as LinterName[])('what changes in another file, in %s', (name) => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'backend-performance-')));
  afterAll(() => {
    rmSync(root, { recursive: true });
  });
  let time = Date.now() / 1000 - 1000;

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    time += 1;
    utimesSync(join(root, file), time, time);
  }

  const asks = `import { Pool } from 'pg';\nconst pool = new Pool();\nexport const load = async (id: number) => pool.query('SELECT name FROM users WHERE id = $1', [id]);\n`;
  const keeps = `const names = ['Ada'];\nexport const load = async (id: number) => names[id];\n`;
  write('tsconfig.json', '{ "compilerOptions": { "module": "nodenext", "strict": true, "types": [] } }');
  write('package.json', '{ "type": "module" }');
  write('src/far.ts', asks);
  write('src/near.ts', `export * from './far.js';\n`);
  write(
    'src/users.ts',
    `import { load } from './near.js';\nexport async function all(ids: number[]) {\n  for (const id of ids) await load(id);\n}\n`,
  );

  const stored = `import { Pool } from 'pg';\nimport type { Names } from './names.js';\nexport class Stored implements Names {\n  async of(id: number) { return new Pool().query('SELECT name FROM users WHERE id = $1', [id]); }\n}\n`;
  const kept = `import type { Names } from './names.js';\nexport class Stored implements Names {\n  async of(id: number) { return id; }\n}\n`;
  write('src/stored.ts', stored);
  write('src/names.ts', `export interface Names { of(id: number): Promise<unknown> }\n`);
  write(
    'src/service.ts',
    `import type { Names } from './names.js';\nexport class Service {\n  constructor(private readonly names: Names) {}\n  async name(id: number) { return this.names.of(id); }\n}\n`,
  );
  write(
    'src/asks.ts',
    `import type { Service } from './service.js';\nexport async function all(service: Service, ids: number[]) {\n  for (const id of ids) await service.name(id);\n}\n`,
  );

  it.each(['project: true', 'types'] as const)('changes the next report with %s', (way) => {
    const lines = () => findings(root, 'src/users.ts', way, name).map(({ message }) => message);
    write('src/far.ts', asks);
    expect(lines()).toEqual([expect.stringContaining('`load` (far.ts:3 → `pool.query`)')]);
    write('src/far.ts', keeps);
    expect(lines()).toEqual([]);
    write('src/far.ts', asks);
    expect(lines()).toHaveLength(1);
    write('src/near.ts', `export const load = async (id: number) => id;\n`);
    expect(lines()).toEqual([]);
    write('src/near.ts', `export * from './far.js';\n`);
    expect(lines()).toHaveLength(1);
  });

  it.each(['project: true', 'types'] as const)('changes behind an interface with %s', (way) => {
    const lines = () => findings(root, 'src/asks.ts', way, name).map(({ message }) => message);
    write('src/stored.ts', stored);
    expect(lines()).toEqual([expect.stringContaining('`Stored.of` (stored.ts:4)')]);
    write('src/stored.ts', kept);
    expect(lines()).toEqual([]);
    write('src/stored.ts', stored);
    expect(lines()).toHaveLength(1);
  });

  it('is not read where nobody asked for it', () => {
    expect(findings(root, 'src/users.ts', 'untyped', name)).toEqual([]);
  });

  it('may be no valid code', () => {
    write('src/far.ts', 'export const load = async (');
    expect(findings(root, 'src/users.ts', 'project: true', name)).toEqual([]);
  });
});

describe('a model of another file', () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'backend-performance-')));
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const model = (key: string) =>
    `import { DataTypes, Model, Sequelize } from 'sequelize';\nexport class User extends Model { declare ${key}: number; }\nUser.init({ ${key}: { type: DataTypes.INTEGER, primaryKey: true } }, { sequelize: new Sequelize('sqlite::memory:') });\n`;
  writeFileSync(join(root, 'user.ts'), model('id'));
  writeFileSync(join(root, 'member.ts'), model('memberNumber'));
  for (const name of ['user', 'member']) {
    writeFileSync(
      join(root, `load-${name}.ts`),
      `import { User } from './${name}.js';\nexport async function load(ids: number[]) {\n  for (const id of ids) console.log(await User.findByPk(id));\n}\n`,
    );
  }
  const suggested = (file: string, way: Way) =>
    findings(root, file, way).map(({ suggestions = [] }) => suggestions.length);

  it('is read by its key in one query where its file shows that key', () => {
    expect(suggested('load-user.ts', 'project: true')).toEqual([1]);
    expect(suggested('load-member.ts', 'project: true')).toEqual([0]);
  });

  it('is left alone where only its name shows it', () => {
    expect(suggested('load-user.ts', 'untyped')).toEqual([0]);
  });
});

describe('a connection that a function of another file hands out', () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'backend-performance-')));
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });
  writeFileSync(
    join(root, 'clients.ts'),
    `import { Pool, type PoolClient } from 'pg';
const pool = new Pool();
export async function checkoutReadOnly(): Promise<PoolClient> {
  const client = await pool.connect();
  try {
    await client.query('SET default_transaction_read_only = on');
    return client;
  } catch (error) {
    client.release();
    throw error;
  }
}
`,
  );
  writeFileSync(
    join(root, 'users.ts'),
    `import { checkoutReadOnly } from './clients.js';
export async function find(id: number) {
  const client = await checkoutReadOnly();
  const { rows } = await client.query('SELECT name FROM users WHERE id = $1', [id]);
  client.release();
  return rows[0];
}
`,
  );

  it('is not replaced by its pool, which that function has set up, and which is not at hand', () => {
    const [found] = findings(root, 'users.ts', 'project: true');
    expect(found?.suggestions?.map(({ desc }) => desc)).toEqual([
      'Give the client back in a `finally` block.',
    ]);
  });
});
