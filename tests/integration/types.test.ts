import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { linters, type LinterName } from '../support/lint-with.js';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'backend-performance-')));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

const asPool = `import { Pool } from 'pg';\nexport const held = { store: new Pool() };\n`;
const asMap = `export const held = { store: { query: (text: string) => text.length } };\n`;
const reading = `
import { held } from './held.js';
const { store } = held;
export async function read(ids: number[]) {
  for (const id of ids) await store.query('SELECT name FROM users WHERE id = ' + id);
}
`;

write({
  'package.json': '{ "type": "module" }',
  'tsconfig.json': JSON.stringify({
    compilerOptions: { target: 'es2022', module: 'nodenext', strict: true, types: [] },
  }),
  // as pnpm installs it: a link to a folder of the store
  'node_modules/.pnpm/pg@8.0.0/node_modules/pg/package.json':
    '{ "name": "pg", "version": "8.0.0", "types": "index.d.ts" }',
  'node_modules/.pnpm/pg@8.0.0/node_modules/pg/index.d.ts':
    'export class Pool { query(text: string, values?: unknown[]): Promise<{ rows: object[] }>; }',
  'src/posts.ts': `
import { Pool } from 'pg';
const pool = new Pool();
export interface Notes { forUser(id: number): Promise<object> }
export class Posts implements Notes {
  async forUser(id: number) {
    return pool.query('SELECT title FROM posts WHERE owner = $1', [id]);
  }
}
export class Pages implements Notes {
  forUser = async (id: number) => {
    const { rows } = await pool.query('SELECT title FROM pages WHERE owner = $1', [id]);
    return rows;
  };
}
export interface Links { ofUser(id: number): Promise<object> }
export class Stored implements Links { async ofUser(id: number) { return pool.query('SELECT url FROM links WHERE owner = $1', [id]); } }
export class Fixed implements Links { async ofUser(id: number) { return { id }; } }
export const open = <Kind>(Made: new () => Kind) => ({ made: new Made() });
`,
  'src/held.ts': asPool,
  'src/read.ts': reading,
});
symlinkSync(
  join(folder, 'node_modules/.pnpm/pg@8.0.0/node_modules/pg'),
  join(folder, 'node_modules/pg'),
  'junction',
);

function findings(name: LinterName, file: string, code: string): readonly string[] {
  const linter = new linters[name]({ cwd: folder }) as Linter; // the two have the same interface
  const messages = linter.verify(
    code,
    {
      files: ['**/*.ts'],
      plugins: { 'backend-performance': plugin },
      languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: folder } },
      rules: plugin.configs.recommended.rules ?? {},
    },
    join(folder, file),
  );
  return messages.map(({ line, message }) => `${line}: ${message}`);
}

describe.each(Object.keys(linters) as LinterName[])('with a project service, in %s', (name) => {
  it('a pool of another file is known by its type, also where a package manager links it', () => {
    expect(findings(name, 'src/read.ts', reading)).toEqual([expect.stringMatching(/^5: `store\.query`/u)]);
  });

  it.each([
    [
      'of a class that a generic function gives',
      'const made = open(Posts).made;',
      'made.forUser',
      'Posts.forUser',
    ],
    [
      'of the only classes that implement an interface',
      'declare const notes: Notes;',
      'notes.forUser',
      'Posts.forUser',
    ],
  ])('a query is found behind a method %s', (_, declaration, call, method) => {
    const code = `
import { open, Posts, type Notes } from './posts.js';
${declaration}
export async function all(ids: number[]) {
  for (const id of ids) await ${call}(id);
}
export const unused = [open, Posts];
export type Unused = Notes;
`;
    const [found, ...others] = findings(name, 'src/read.ts', code);
    expect(others).toEqual([]);
    expect(found).toContain(`\`${call}\``);
    expect(found).toContain(`\`${method}\` (posts.ts:`);
    expect(found).toContain('`pool.query`');
  });

  it('a method counts only where every class that implements it asks the server', () => {
    const code = `
import type { Links } from './posts.js';
export async function all(links: Links, ids: number[]) {
  for (const id of ids) await links.ofUser(id);
}
`;
    expect(findings(name, 'src/read.ts', code)).toEqual([]);
  });

  it('what changes in the other file changes the next report, and changes it back', () => {
    write({ 'src/held.ts': asMap });
    expect(findings(name, 'src/held.ts', asMap)).toEqual([]);
    expect(findings(name, 'src/read.ts', reading)).toEqual([]);
    write({ 'src/held.ts': asPool });
    expect(findings(name, 'src/held.ts', asPool)).toEqual([]);
    expect(findings(name, 'src/read.ts', reading)).toHaveLength(1);
  });
});
