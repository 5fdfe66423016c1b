import { describe, expect, it } from 'vitest';
import { compilerProblems } from './compiler.js';
import { readMarkedCode } from './marked-code.js';

describe('marked code', () => {
  it('is code without its marks, which count lines and columns as ESLint does', () => {
    expect(readMarkedCode('\nconst a = 1;\n      ~ first\nb();\n  ~~ the second\n')).toEqual({
      code: 'const a = 1;\nb();\n',
      marks: [
        { label: 'first', line: 1, column: 7, endColumn: 8 },
        { label: 'the second', line: 2, column: 3, endColumn: 5 },
      ],
    });
  });

  it('may have several mark lines under one line, in any order', () => {
    const { marks } = readMarkedCode('f(a, b);\n     ~ b\n  ~ a\n~~~~~~~ call\n');
    expect(marks.map(({ label, line }) => [label, line])).toEqual([
      ['call', 1],
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('keeps what only looks like a mark', () => {
    expect(readMarkedCode('~~a;\n~~ b;\n').marks).toHaveLength(1);
    expect(readMarkedCode('~~a;\n').marks).toEqual([]);
  });

  it('has code above the first mark', () => {
    expect(() => readMarkedCode('~~~ lost\n')).toThrow('A mark has no code above it');
  });
});

describe('what the compiler says about a suggestion', () => {
  const problemsOf = (text: string): readonly string[] =>
    compilerProblems([{ name: '/a.ts', text }])[0] ?? [];

  it('nothing about code that is sound, whatever it imports', () => {
    const code = `
      import pg, { Pool, type PoolClient } from 'pg';
      import type { Repository } from 'typeorm';
      import { db } from './db.js';
      export async function load(users: Repository<User>, pool: Pool, client?: PoolClient): Promise<User[]> {
        await pool.query<User>('SELECT 1', [client?.processID, pg, db]);
        return users.find();
      }
      interface User { readonly id: number }
    `;
    expect(problemsOf(code)).toEqual([]);
  });

  it.each([
    ['const a = ;', 'TS1109'],
    ['export const a = limit(1);', 'TS2304'],
    ['try { const a = 1; } finally { export_(a); } declare function export_(x: unknown): void;', 'TS2304'],
    ['export function f() { const left = 1; }', 'TS6133'],
    ['export function f() { const a = 1; const a = 2; return a; }', 'TS2451'],
    ['export const n: number | null = new Map<string, number>().get("a");', 'TS2322'],
    ['export function f(): number { try { return 1; } finally { } return "a"; }', 'TS2322'],
    ['export function f() { return await g(); } async function g() {}', 'TS1308'],
  ])('%s: %s', (code, problem) => {
    expect(problemsOf(code).map((text) => text.split(':')[0])).toContain(problem);
  });

  it('the files do not see each other', () => {
    const twice = ['/1/a.ts', '/2/a.ts'].map((name) => ({
      name,
      text: 'const a = 1; console_(a); function console_(x: number) { return x; }',
    }));
    expect(compilerProblems(twice)).toEqual([[], []]);
  });
});
