import assert from 'node:assert/strict';
import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import { describe, it } from 'vitest';
import { noSequentialAwait } from '../../rules/no-sequential-await.js';
import { noUnboundedConcurrency } from '../../rules/no-unbounded-concurrency.js';
import { requireConnectionRelease } from '../../rules/require-connection-release.js';
import type { AnyRule } from '../support/test-rule.js';

/** The titles of what is suggested for the first report of a rule. */
function offered(rule: AnyRule, code: string): readonly string[] {
  const [first] = new Linter().verify(
    code,
    {
      files: ['**/*.ts'],
      plugins: { own: { rules: { one: rule as unknown as Rule.RuleModule } } },
      rules: { 'own/one': 2 },
      languageOptions: { parser },
    },
    'file.ts',
  );
  assert.ok(first?.ruleId, first?.message ?? 'no report');
  return (first.suggestions ?? []).map(({ desc }) => desc);
}

function isKept(rule: AnyRule, code: string): void {
  assert.deepEqual(offered(rule, code), []);
}

function isEdited(rule: AnyRule, code: string): void {
  assert.notDeepEqual(offered(rule, code), []);
}

describe('loops that count', () => {
  const usual = 'let i = 0; i < urls.length; i++';
  const loop = (head = usual, body = 'await fetch(urls[i]);', before = '') =>
    `export async function run(urls: string[]) { ${before} for (${head}) { ${body} } }`;
  it.each([[usual], [usual, 'const url = urls[i]; await fetch(url);']])(
    '%s is edited',
    (head?: string, body?: string) => {
      isEdited(noSequentialAwait, loop(head, body));
    },
  );
  it.each([
    ['let i = 0; i <= urls.length; i++'],
    ['let i = 0; i < urls.length; i--'],
    ['let i = 0; i < urls.length; i -= 1'],
    ['let i = 1; i < urls.length; i++'],
    ['let i = 0, n = 0; i < urls.length; i++'],
    ['var i = 0; i < urls.length; i++'],
    ['let i = 0; n < urls.length; i++', undefined, 'let n = 0;'],
    [usual, 'await fetch(urls[i] + i);'],
    [usual, 'await fetch(urls[i] + urls[i + 1]);'],
    [usual, 'await fetch(urls?.[i]);'],
    [usual, 'await fetch(urls[i] + urls.length);'],
    [usual, 'await fetch(others[i]);', 'const others = urls.slice();'],
    [usual, undefined, 'urls = urls.slice();'],
  ])('%s %s is kept', (head?: string, body?: string, before?: string) => {
    isKept(noSequentialAwait, loop(head, body, before));
  });
});

describe('loops that collect', () => {
  const loop = (body = '', head = 'for (const url of urls)') =>
    `export async function run(urls: string[]) { const a = []; const b = []; let n = 0; ${head} { ${body} } return [a, b, n]; }`;
  it('are edited where the last statement does', () => {
    isEdited(noSequentialAwait, loop('a.push(await fetch(url));'));
  });
  it.each([
    ['a.push(await fetch(url)); b.push(url);'],
    ['a.push(url); a.push(await fetch(url));'],
    ['a.push(await fetch(url)); n += 1;'],
    ['a.push(await fetch(url), url);'],
    ['this.a.push(await fetch(url));'],
    ['await fetch(url);', 'for await (const url of urls)'],
  ])('%s is kept', (body?: string, head?: string) => {
    isKept(noSequentialAwait, loop(body, head));
  });

  it('are kept where another function has the list', () => {
    const code =
      'export async function run(urls: string[]) { const a = []; await first().then(async () => { for (const url of urls) a.push(await fetch(url)); }); return a; }';
    isKept(noSequentialAwait, code);
  });
});

describe('lists of promises', () => {
  const run = (body: string) => `export async function run(urls: string[]) { ${body} }`;
  const stored = 'const a = urls.map((url) => fetch(url));';
  const pushed = 'for (const url of urls) a.push(fetch(url));';
  it.each([
    'await Promise.all(urls.map((url) => fetch(url)));',
    `${stored} await Promise.all(a);`,
    `const a = []; ${pushed} await Promise.all(a);`,
  ])('%s is edited', (body) => {
    isEdited(noUnboundedConcurrency, run(body));
  });
  it.each([
    `${stored} await Promise.all(a); console.log(a.length);`,
    `${stored} a.forEach((one) => one.catch(() => {})); await Promise.all(a);`,
    `${stored} const at = Date.now(); await Promise.all(a); return at;`,
    `${stored} console.log(await first(), await Promise.all(a));`,
    'const a = urls.map((url) => fetch(url)), b = 1; await Promise.all(a); return b;',
    'await Promise.all(urls?.map((url) => fetch(url)));',
    'await Promise.all(urls.map((url) => fetch(url), this));',
    'await Promise.all(urls.map(function* (url) { yield fetch(url); }));',
    'await Promise.all(urls.map((url, at, list) => fetch(url + list.length)));',
    'await Promise.all(urls.map((...all) => fetch(all[0] + all[2].length)));',
    'await Promise.all(urls.map(function (url) { return fetch(arguments[2].length + url); }));',
    'const load = (...all) => fetch(all[0] + all.length); await Promise.all(urls.map(load));',
    'await Promise.all(Array.from({ length: urls.length }, (_, at) => fetch(urls[at])));',
    'await Promise.all(new Map(urls.entries()).values().map((url) => fetch(url)));',
    'const a = []; for (const url of urls) { a.push(fetch(url)); console.log(url); } await Promise.all(a);',
    'const a = []; for (const url of urls) a.push(fetch(url), 1); await Promise.all(a);',
    'const a = []; for (var url of urls) a.push(fetch(url)); await Promise.all(a);',
    'let url; const a = []; for (url of urls) a.push(fetch(url)); await Promise.all(a);',
    'const a = []; for await (const url of urls) a.push(fetch(url)); await Promise.all(a);',
    'const a = []; for (const url of urls) a.push(fetch(await sign(url))); await Promise.all(a);',
    `const a = [fetch('/')]; ${pushed} await Promise.all(a);`,
    `const a = []; ${pushed} a.push(fetch('/')); await Promise.all(a);`,
  ])('%s is kept', (body) => {
    isKept(noUnboundedConcurrency, run(body));
  });
});

describe('connections', () => {
  const run = (body: string) =>
    `import { Pool } from 'pg';\nconst pool = new Pool();\nexport async function run(given?: any, key = 1) {\n${body}\n}`;
  const used = "const { rows } = await client.query('SELECT 1', [key]);\nawait client.query('SELECT 2');";
  const taken = 'const client = await pool.connect();';
  const given = 'const client = given ?? (await pool.connect());';
  it.each([
    `${taken}\n${used}\nclient.release();\nreturn rows;`,
    `${given}\n${used}\nif (!given) client.release();\nreturn rows;`,
    `${given}\nkey = 2;\n${used}\nif (!given) { client.release(); }\nreturn rows;`,
  ])('%s is edited', (body) => {
    isEdited(requireConnectionRelease, run(body));
  });
  it.each([
    `const client = given() ?? (await pool.connect());\n${used}\nif (!given()) client.release();`,
    `const client = given[key] ?? (await pool.connect());\n${used}\nif (!given[key]) client.release();`,
    `const client = given().a ?? (await pool.connect());\n${used}\nif (!given().a) client.release();`,
    `${given}\n${used}\nif (!given) { console.log(rows); client.release(); }`,
    `${given}\n${used}\nif (!given) client.release(); else console.log(rows);`,
    `${given}\n${used}\nif (+given) client.release();`,
    `${given}\n${used}\nif (!key) client.release();`,
    `const client = await pool.connect(), n = 1;\n${used}\nclient.release();`,
    `var client = await pool.connect();\n${used}\nclient.release();`,
    `${taken}\n${used}\nsetTimeout(() => client.release(), 1);`,
    `${taken}\nconst stream = client.query(new Stream('SELECT 1'));\nawait client.query('SELECT 2');\nclient.release();\nreturn stream;`,
    `${taken}\nconst repository = new Repository(client);\nawait client.query('SELECT 2');\nclient.release();\nreturn repository;`,
    `${taken}\nconst a = await client.query('SELECT 1');\ntry {\nconst a = await client.query('SELECT 2');\nlog(a);\n} finally {\nclient.release();\n}\nlog(a);`,
    `switch (key) { case 1: ${taken}\n${used}\nclient.release(); }`,
  ])('%s is kept', (body) => {
    isKept(requireConnectionRelease, run(body));
  });

  it('are not taken by the pool itself where the text is no single statement of rows', () => {
    const one = (query: string) =>
      run(`${taken}\nconst { rows } = await ${query};\nclient.release();\nreturn rows;`);
    assert.equal(offered(requireConnectionRelease, one("client.query('SELECT 1')")).length, 2);
    assert.equal(offered(requireConnectionRelease, one("client.query('SET search_path TO a')")).length, 1);
    assert.equal(offered(requireConnectionRelease, one("client['query']('SELECT 1')")).length, 1);
  });
});
