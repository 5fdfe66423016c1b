import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { noSequentialAwait } from '../../rules/no-sequential-await.js';
import { requireConnectionRelease } from '../../rules/require-connection-release.js';
import { testRule, type AnyRule } from '../support/test-rule.js';

testRule(noSequentialAwait, {
  valid: [],
  invalid: [
    {
      code: `
// wider lines than Prettier's own width, as a statement that is broken only behind it shows
export async function load(urls: string[], users: { id: number; name: string }[]) {
  const names = users.filter(({ name }) => name !== 'nobody').map(({ id, name }) => [id, name]);
  console.log(names);
  for (const url of urls) await fetch(url, { method: 'PUT', body: JSON.stringify(users) });
                                ~~~~~ sequentialAwait
}
      `,
      suggestion: `
// wider lines than Prettier's own width, as a statement that is broken only behind it shows
export async function load(urls: string[], users: { id: number; name: string }[]) {
  const names = users.filter(({ name }) => name !== 'nobody').map(({ id, name }) => [id, name]);
  console.log(names);
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls
        .slice(start, start + 10)
        .map(async (url) => fetch(url, { method: 'PUT', body: JSON.stringify(users) })),
    );
  }
}
      `,
    },
    {
      code: `
// comments and templates keep their text
export async function load(urls: string[]) {
  for (const url of urls) {
    // The first one
    const answer = await fetch(url); // is asked
                         ~~~~~ sequentialAwait

    console.log(\`
      \${answer.status}
    of \${url}\`);
    /*
     * and that is all
     */
  }
}
      `,
      suggestion: `
// comments and templates keep their text
export async function load(urls: string[]) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => {
        // The first one
        const answer = await fetch(url); // is asked

        console.log(\`
      \${answer.status}
    of \${url}\`);
        /*
         * and that is all
         */
      }),
    );
  }
}
      `,
    },
    {
      code: `
// a layout of its own is left alone
export async function load( urls: string[] ) {
  for( const url of urls ) {
    await fetch( url )
          ~~~~~ sequentialAwait
  }
}
      `,
      suggestion: `
// a layout of its own is left alone
export async function load( urls: string[] ) {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(
      urls.slice(start, start + 10).map(async (url) => fetch( url )),
    )
  }
}
      `,
    },
    {
      code: `
// a label further out
export async function load(lists: string[][]) {
  outer: for (const urls of lists) {
    for (const url of urls) {
      if (url === '') continue;
      await fetch(url);
            ~~~~~ sequentialAwait
    }
    if (urls.length === 3) continue outer;
  }
}
      `,
      suggestion: `
// a label further out
export async function load(lists: string[][]) {
  outer: for (const urls of lists) {
    const allUrls = [...urls];
    for (let start = 0; start < allUrls.length; start += 10) {
      await Promise.all(
        allUrls.slice(start, start + 10).map(async (url) => {
          if (url === '') return;
          await fetch(url);
        }),
      );
    }
    if (urls.length === 3) continue outer;
  }
}
      `,
    },
  ],
});

testRule(requireConnectionRelease, {
  valid: [],
  invalid: [
    {
      code: `
// what moves to the right and no longer fits is broken, and the rest is as it was
import { Pool } from 'pg';
const pool = new Pool();
export async function load(id: number, name: string) {
  const client = await pool.connect();
                            ~~~~~~~ lostOnPath
  const found = await client.query('SELECT id FROM users WHERE a = $1', [name]);

  if (found.rows.length > 0) return found.rows;
  client.release();
  return [id];
}
      `,
      suggestions: [
        [
          `
// what moves to the right and no longer fits is broken, and the rest is as it was
import { Pool } from 'pg';
const pool = new Pool();
export async function load(id: number, name: string) {
  const client = await pool.connect();
  try {
    const found = await client.query('SELECT id FROM users WHERE a = $1', [
      name,
    ]);

    if (found.rows.length > 0) return found.rows;
    return [id];
  } finally {
    client.release();
  }
}
          `,
          `
// what moves to the right and no longer fits is broken, and the rest is as it was
import { Pool } from 'pg';
const pool = new Pool();
export async function load(id: number, name: string) {
  const found = await pool.query('SELECT id FROM users WHERE a = $1', [name]);

  if (found.rows.length > 0) return found.rows;
  return [id];
}
          `,
        ],
      ],
    },
  ],
});

function edited(rule: AnyRule, code: string): string {
  const [report] = new Linter().verify(code, {
    files: ['**/*.js', '**/*.ts'],
    plugins: { own: { rules: { rule: rule as unknown as Rule.RuleModule } } },
    languageOptions: { parser },
    rules: { 'own/rule': 'error' },
  });
  const fix = report?.suggestions?.[0]?.fix;
  return fix ? code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]) : 'nothing';
}

describe('the way a file is written', () => {
  const code =
    'export async function load(urls) {\n  for (const url of urls.names) {\n    const { status } = await fetch(url);\n    console.log(status);\n  }\n}\n';
  const laid =
    'export async function load(urls) {\n  const names = [...urls.names];\n  for (let start = 0; start < names.length; start += 10) {\n    await Promise.all(\n      names.slice(start, start + 10).map(async (url) => {\n        const { status } = await fetch(url);\n        console.log(status);\n      }),\n    );\n  }\n}\n';

  it.each([
    ['two spaces', (text: string) => text],
    ['tabs', (text: string) => text.replace(/^ +/gmu, (spaces) => '\t'.repeat(spaces.length / 2))],
    ['four spaces', (text: string) => text.replace(/^ +/gmu, '$&$&')],
    ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['no semicolons', (text: string) => text.replace(/;$/gmu, '')],
    ['no space in braces', (text: string) => text.replace('{ status }', '{status}')],
  ])('%s', (_, written) => {
    expect(edited(noSequentialAwait, written(code))).toBe(written(laid));
  });

  it('no comma after the last argument', () => {
    const call =
      'log(\n  "a long text that needs a line of its own, as no other does",\n  "and another one"\n);\n';
    expect(edited(noSequentialAwait, call + code)).toBe(call + laid.replace('}),', '})'));
  });

  it('no parentheses around the only parameter', () => {
    const other = 'export const ids = users.map(user => user.id);\n';
    expect(edited(noSequentialAwait, other + code)).toBe(other + laid.replace('(url) =>', 'url =>'));
  });

  it('a statement of great depth is left as it was put together, or laid out, and never throws', () => {
    const deep = (open: string, close: string) => open.repeat(2000) + 'url' + close.repeat(2000);
    for (const text of [deep('f(', ')'), deep('[', ']'), deep('1 + ', ''), deep('a => ', '')]) {
      expect(edited(noSequentialAwait, code.replace('fetch(url)', `fetch(url, ${text})`))).not.toBe('');
    }
  });
});
