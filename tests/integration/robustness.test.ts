import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { linters, type LinterName } from '../support/lint-with.js';

/** Declarations that wait for themselves or each other, of every kind there is. */
const cycles: Readonly<Record<string, string>> = {
  'a variable': 'const a = a; a.query("SELECT 1"); let b; b = b; b.c = b.c; b.query("SELECT 1");',
  variables: 'const a = b, b = c, c = a; a.query("SELECT 1");',
  calls: 'const a = b.connect(), b = a.connect(); a.query("SELECT 1");',
  text: 'let a = a + "x"; await pool.query(a); const b = c, c = b; await db.query(b); await db.query({ text: c });',
  literals:
    'var a = { ...a }; const b = { ...c }, c = { ...b, d: c }; a.pool.query("SELECT 1"); b.d.d.query();',
  'a getter of a literal':
    'const a = { get b() { return a.b; }, c() { return this.c(); } }; a.b.query(a.c());',
  destructuring: 'const { a } = a, [b] = b, { c: { c } } = c, { d } = e, { e } = d; a.query(b, c, d);',
  defaults:
    'const { a = a } = {}; function f(b = c, c = b, { d = e, e = d } = c, g = f) { b.query(d, g()); }',
  functions: 'const f = () => f, g = () => h(), h = () => g(); f().query(); await g().query("SELECT 1");',
  callbacks:
    'function f(g) { g(g); return f(f); } f((a) => a, f); f(f).query("SELECT 1"); ids.map(f).map(f);',
  'functions with loops':
    'async function f() { for (const a of b) await g(a); } async function g() { for (const a of b) await f(); }',
  promises:
    'const a = a.then((b) => b); a.then((b) => b.query("SELECT 1")); const c = await c; await c.query();',
  'bound and frozen': 'const f = f.bind(f), g = Object.freeze(g); f("SELECT 1"); g.query("SELECT 1");',
  exports:
    'exports.a = exports.b; exports.b = exports.a; exports.a.query(exports.c); module.exports = module.exports;',
  'a class':
    'class A extends A {} new A().query("SELECT 1"); class B extends mixin(B) {} B.findByPk(new B());',
  classes:
    'class A extends B {} class B extends C {} class C extends A {} new A().find(); class D { d = new D(); }',
  fields: 'class A { a = this.b; b = this.a; static c = A.c; d() { this.a.query("SELECT 1", A.c); } }',
  'assigned fields':
    'class A { constructor() { this.a = this.b; this.b = this.a; this.a.query(); } } A.c = A.c; A.c.query();',
  getters:
    'class A { get a() { return this.a; } get b() { return this.c; } get c() { return this.b; } d() { this.a.query(this.b); } }',
  methods:
    'class A { a() { return this.b(); } b() { return this.a(); } async c() { await this.a().query("SELECT 1"); } }',
  types:
    'type A = A; type B = C | D; type C = B; type D = B & C; function f(a: A, b: B) { a.query("SELECT 1"); b.query(); }',
  'a type in itself': 'type A = { a: A } & A["a"]; function f({ a: { a } }: A) { a.a.query("SELECT 1"); }',
  'types of values':
    'declare const a: A; type A = typeof a; function f(b: R): R { return b; } type R = ReturnType<typeof f>; f(a).query();',
  interfaces:
    'interface A extends B { a: A } interface B extends A {} interface C extends C {} function f(a: A, c: C) { a.a.query(c.a); }',
  'type parameters':
    'function f<T extends T>(a: T) { a.query(); } class A<T extends U, U extends T> { a: T; f() { this.a.query(); } }',
  'function types': 'type F = (f: F) => F; const f: F = (g) => g; f(f)(f).query("SELECT 1");',
  'merged declarations':
    'namespace N { export const a = N.a; } namespace N { export const b = N.a; } class N {} N.b.query("SELECT 1");',
  'merged interfaces':
    'interface A { a: B } interface A { b: A } interface B extends A {} declare const a: A; a.a.b.query();',
  enums: 'enum E { A = E.B, B = E.A } E.A.query("SELECT 1");',
  imports:
    'import a from "./a.js"; export { a as default }; export * from "./a.js"; import B = C.D; import C = B.E; a.query(B);',
  loops:
    'for (const a of a) await a.query("SELECT 1"); for (let b = b; b; b = b.next) await b.query("SELECT 1");',
  lists:
    'const a = [...a], b = [b]; await Promise.all(a.map((c) => a.map(b.map(c)))); for (const c of b) await c.query();',
  keys: 'const k = k, key = (a) => key(a); await redis.set(k, k); await redis.set(key(key), key); const m = new Map([[m, m]]); m.set(m, m);',
  acquisitions:
    'const c = await c.connect(); c.release(); let d = pool; d = (await d.connect()) ?? d; d.release(d);',
};

/** Syntax that is rare, or that is only there while it is being typed. */
const oddities: Readonly<Record<string, string>> = {
  'calls of nothing':
    '(() => {})(); new (class {})(); new (function () {})(); (0, eval)("1"); (await (async () => {})()).query();',
  'computed names':
    'a[b](c); a[`b`](c); a["b"]?.[c]?.(d); class A { [b]() { this[b](); } static [c] = this[c]; }',
  'spread arguments':
    'await pool.query(...args); await redis.set(...args); await Promise.all([...a, , ...b]); new Pool(...args);',
  holes:
    'const [, a, , ...b] = [, , c]; await Promise.all([, a]); for (const [, d] of [[], [,]]) await pool.query(d);',
  'names of the prototype':
    'a.constructor(b); a.toString().hasOwnProperty("c"); a.__proto__.query("SELECT 1"); await prisma.constructor.findMany(); await db.query.toString.findMany(); const { constructor: c, __proto__: p } = a;',
  tags: 'a``; a.b`${c}`; a`${b}``c`; (await sql)`SELECT * FROM a`; await sql`SELECT ${sql`*`} FROM ${sql(a)}`; a?.b;',
  'labels and switches': 'a: for (;;) { b: switch (c) { case d: continue a; default: break b; } break; }',
  'classes as values': 'await new (class extends (await a) { static { pool.query("SELECT 1"); } })().find();',
  generators: 'async function* f() { yield* f(); for await (const a of f()) yield await pool.connect(); }',
  literals:
    '1..query("x"); /a/u.query("x"); 1n.query("x"); "a".query("SELECT 1"); null?.query(); [].query(); ({}).query();',
  sequences: 'for (let a = (b, c); (d, e); f, g) await (h, pool.query)("SELECT 1"); (a, b).c = (d, e);',
  'import attributes':
    'import a from "./a.json" with { type: "json" }; import.meta.a.query(); (await import(b)).query(); a.query();',
  'unary operators':
    'delete a.b; void pool.connect(); typeof (await pool.connect()); await (void 0); !(await pool.query("x"));',
  'declarations without a value':
    'let a; var b, c; declare let d; const f = (g?, ...h) => g(h); a.query(b, c, d);',
  'SQL that ends early':
    'for (const a of ["SELECT", "SELECT * FROM", "SELECT * FROM a WHERE \'", "/* ", "SELECT $$", "(((", "SELECT *,"]) await pool.query(a); await pool.query("SELECT * FROM"); await pool.query(`SELECT ${a`);',
};

const incomplete = new Set(['SQL that ends early']);

type Lint = (code: string, file: string) => readonly Linter.LintMessage[];

/** A project of its own, because types are only known of files that are on the disk. */
const folder = mkdtempSync(join(tmpdir(), 'backend-performance-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Lints with all rules, with one version of ESLint, with or without types. */
function linting(eslint: LinterName, parserOptions: object = {}): Lint {
  const linter = new linters[eslint]({ cwd: folder }) as Linter; // the two have the same interface
  const config: Linter.Config = {
    files: ['**/*.*'],
    plugins: { 'backend-performance': plugin },
    languageOptions: { parser, parserOptions },
    rules: plugin.configs.all.rules ?? {},
  };
  return (code, file) => linter.verify(code, config, join(folder, file));
}

const untyped = linting('ESLint 10');

const compilerOptions = { target: 'esnext', module: 'nodenext', types: [], allowJs: true, jsx: 'preserve' };
writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
writeFileSync(join(folder, 'case.ts'), '');
const typed = linting('ESLint 10', { projectService: true, tsconfigRootDir: folder });

const clients = `
import Redis from 'ioredis';
import { Pool } from 'pg';
import { PrismaClient } from '@prisma/client';
const pool = new Pool(), prisma = new PrismaClient(), redis = new Redis();
`;

describe.each([
  ['declarations that wait for each other end', cycles],
  ['odd syntax is no error of ours', oddities],
])('%s', (_, cases) => {
  it.each(Object.entries(cases))('%s', (name, code) => {
    for (const text of [code, clients + code]) {
      const messages = untyped(text, 'case.ts');
      if (!incomplete.has(name)) expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    }
    // What is not valid has no types, and what only types know of can wait for itself too.
    const messages = typed(code, 'case.ts');
    if (!incomplete.has(name)) expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  });
});

describe('however a file is linted, its reports are the same', () => {
  const files = [...sourcesIn('examples/shop/src'), ...sourcesIn('tests/fixtures/odd-syntax'), ...pages()];
  for (const { file, code } of files) writeFileSync(join(folder, file), code);
  const nine = linting('ESLint 9');

  it.each(files)('$file', ({ file, code }) => {
    const expected = reports(untyped(code, file));
    expect(reports(nine(code, file))).toEqual(expected);
    expect(reports(typed(code, file))).toEqual(expected);
  });

  it('many are reported, and all could be read, so the rules did look', () => {
    const messages = files.map(({ file, code }) => untyped(code, file));
    expect(messages.filter((given) => given.length > 0).length).toBeGreaterThan(files.length / 3);
    expect(messages.flat().filter(({ fatal }) => fatal)).toEqual([]);
  });
});

interface Source {
  readonly file: string;
  readonly code: string;
}

function sourcesIn(path: string): readonly Source[] {
  const root = new URL(`../../${path}/`, import.meta.url);
  return readdirSync(root).map((name) => ({
    file: `${path.replaceAll('/', '-')}-${name.replace(/\.txt$/u, '')}`,
    code: readFileSync(new URL(name, root), 'utf8'),
  }));
}

/** The examples of the rules' pages: each rule has some that it reports. */
function pages(): readonly Source[] {
  const root = new URL('../../docs/rules/', import.meta.url);
  const fence = /^```(?<language>[a-z]+) (?:in)?correct.*\n(?<code>[^]*?)^```$/gmu;
  return readdirSync(root).flatMap((name) =>
    [...readFileSync(new URL(name, root), 'utf8').matchAll(fence)].map(({ groups }, index) => ({
      file: `${name.replace('.md', '')}-${index + 1}.${groups?.['language'] ?? 'ts'}`,
      code: groups?.['code'] ?? '',
    })),
  );
}

/** Each report with its suggestions, as text. */
function reports(messages: readonly Linter.LintMessage[]): readonly string[] {
  return messages.map(({ line, column, message, suggestions = [] }) => {
    const edits = suggestions.map(({ desc, fix }) => `${desc} ${fix.range.join('-')} ${fix.text}`);
    return [`${line}:${column} ${message}`, ...edits].join('\n');
  });
}
