import * as parser from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { sentSql, sqlTextOf } from '../../src/analysis/sql-text.js';
import { resolutionOf } from '../../src/resolve/library-calls.js';
import { HOLE } from '../../src/sql/tokens.js';

/** The text of the argument of `show(…)`, with `…` for a hole. */
function shownText(code: string): string | undefined {
  return ask(code, (resolution, node) => {
    if (node.callee.type !== 'Identifier' || node.callee.name !== 'show') return undefined;
    const [argument] = node.arguments;
    return argument && sqlTextOf(resolution, argument).text;
  });
}

/** The text that the first library call sends. */
function sentText(code: string): string | undefined {
  return ask(code, ({ callAt, ...resolution }, node) => {
    const call = callAt(node);
    return call && sentSql({ callAt, ...resolution }, call)?.text;
  });
}

function ask(
  code: string,
  question: (
    resolution: ReturnType<typeof resolutionOf>,
    node: TSESTree.CallExpression,
  ) => string | undefined,
): string | undefined {
  let answer: string | undefined;
  const probe: Rule.RuleModule = {
    create: (context) => ({
      CallExpression(node) {
        answer ??= question(resolutionOf(context as never), node as never)?.replaceAll(HOLE, '…');
      },
    }),
  };
  const messages = new Linter().verify(
    code,
    {
      files: ['**/*.ts'],
      plugins: { test: { rules: { probe } } },
      rules: { 'test/probe': 2 },
      languageOptions: { parser },
    },
    'file.ts',
  );
  expect(messages).toEqual([]);
  return answer;
}

describe('the text that an expression gives', () => {
  it.each([
    [`show('a');`, 'a'],
    ['show(`a`);', 'a'],
    ['show(`a ${b} c`);', 'a … c'],
    ['show(`a ${1}`);', 'a 1'],
    ["show(`a ${this.escapePath('sqlite_master')} b`);", 'a sqlite_master b'],
    ['show(`a ${escapeId(table)} b`);', 'a … b'],
    ["show(`a ${b ? '*' : '* EXCEPT (c)'} d`);", 'a * d'],
    ["show(`a ${b ? '*' : 'c'} d`);", 'a … d'],
    [`show('a' + b + 'c');`, 'a…c'],
    [`show('a' - 'b');`, '…'],
    [`show(['a', 'b'].join(' '));`, 'a b'],
    [`show(['a', 'b'].join());`, 'a,b'],
    [`show(['a', all && 'b'].filter(Boolean).join('\\n'));`, 'a\nb'],
    [`show(['a', ...more].join(' '));`, 'a …'],
    [`show(['a', 'b'].join(by));`, '…'],
    [`show('a '.trim());`, 'a '],
    ['show(`a ${all ? "b" : ""}`);', 'a b'],
    ['show(`a ${all ? "" : "b"}`);', 'a b'],
    ['show(`a ${all ? b : "c"}`);', 'a …'],
    ['show(`a ${all ? "b" : "c"}`);', 'a …'],
    ['show(`a ${all ? "b" : null}`);', 'a b'],
    ['show(`a ${all ? undefined : "b"}`);', 'a b'],
    ["show(sprintf('a %s', b));", 'a %s'],
    ["const list = ['a']; if (b) list.push('c', d); show(list.join(' '));", 'a c …'],
    ["const list = other(); show(list.join(' '));", '…'],
    ['show(`a ${all ? b : c}`);', 'a …'],
    ['show(`a ${all && "b"}`);', 'a b'],
    ['show(`a ${b ?? "c"}`);', 'a …'],
    ["show('a' as string);", 'a'],
    ['show(String.raw`a\\n${b}`);', 'a\\n…'],
    ['show(dedent`a ${b}`);', 'a …'],
    ['show(css`a`);', '…'],
    ['show(other());', '…'],
  ])('%s', (code, text) => {
    expect(shownText(code)).toBe(text);
  });
});

describe('the text behind a name', () => {
  it.each([
    [`const a = 'x'; show(a);`, 'x'],
    [`const a = 'x'; const b = a; show(b + 'y');`, 'xy'],
    [`let a = 'x'; a += ' y'; if (b) a += c; show(a);`, 'x y…'],
    [`let a = 'x'; a = 'y'; show(a);`, '…'],
    [`let a; a = 'y'; show(a);`, '…'],
    [`function f(a = 'x') { show(a); }`, '…'],
    [`const { a } = b; show(a);`, '…'],
    [`import { a } from './a.js'; show(a);`, '…'],
    [`const all = { a: 'x' }; show(all.a);`, 'x'],
    [`const all = { a: 'x' } as const; show(all['a']);`, 'x'],
    [`const all = { a: 'x' }; show(all.b);`, '…'],
    [`class A { private a = 'x'; b() { show(this.a); } }`, 'x'],
    [`class A { static a = 'x'; } show(A.a);`, 'x'],
    [`function a() { return 'x'; } show(a());`, 'x'],
    ['const a = (b: string) => `x ${b}`; show(a("y"));', 'x …'],
    [`function a() { if (b) return 'y'; return 'x'; } show(a());`, '…'],
    ['const a = `${b}`; const b = `${a}`; show(a);', '…'],
  ])('%s', (code, text) => {
    expect(shownText(code)).toBe(text);
  });
});

describe('tagged templates: only further tagged templates are text in their holes', () => {
  it.each([
    ['show(sql`a ${b}`);', 'a …'],
    [`const b = 'x'; show(sql\`a \${b}\`);`, 'a …'],
    ['const b = sql`x`; show(sql`a ${b}`);', 'a x'],
    ['show(sql`a ${sql`x ${1}`}`);', 'a x …'],
    ['show(sql`a ${all ? sql`x` : sql.empty}`);', 'a x'],
    [`show(sql\`a \${sql.raw('x')}\`);`, 'a x'],
    ['show(Prisma.sql`a`);', 'a'],
    ['show(sql.type(user)`a`);', 'a'],
  ])('%s', (code, text) => {
    expect(shownText(code)).toBe(text);
  });
});

it('reads pieces only up to a bound', () => {
  const doubled = ['a', 'b', 'c', 'd'].map((name, n) => {
    const before = n === 0 ? 'x' : '${' + 'zabc'[n] + '}';
    return `const ${name} = \`${before.repeat(100)}\`;`;
  });
  const start = process.cpuUsage(); // a busy machine takes no more of it
  expect(shownText(`${doubled.join('\n')}\nshow(d);`)).toContain('x');
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
});

describe('the text that a library call sends', () => {
  it.each([
    [`pool.query('a');`, 'a'],
    [`pool.query({ text: 'a', values: [] });`, 'a'],
    [`const q = 'a'; pool.query(q, []);`, 'a'],
    [`pool.query(unknown);`, '…'],
    [`pool.query({ name: 'a' });`, undefined],
    [`pool.query();`, undefined],
    [`pool.end();`, undefined],
  ])('%s', (code, text) => {
    expect(sentText(`import { Pool } from 'pg'; const pool = makePool() as Pool; ${code}`)).toBe(text);
  });
});
