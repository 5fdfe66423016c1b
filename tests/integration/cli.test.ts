import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clean, cli, queryInLoop, workplace, type Where } from '../support/command.js';

const here = workplace();
const { write, runBuilt: run, execute, results } = here;

/** The names of the linted files, without the folder. */
async function linted(args: readonly string[], where?: Where): Promise<readonly string[]> {
  return (await results(args, where)).map(({ filePath }) => filePath.slice(here.folder.length + 1));
}

describe('what it prints', () => {
  it('nothing found', async () => {
    write({ 'a.ts': clean, 'b.js': clean });
    expect(await run([])).toEqual({ code: 0, out: 'Nothing found in 2 files.\n', err: '' });
  });

  it('findings by file with their code, then a summary by rule', async () => {
    write({ 'src/users.ts': queryInLoop, 'src/clean.ts': clean });
    const { code, out, err } = await run([]);
    const [headline, ...rest] = out.split('\n').slice(1);
    expect({ code, err, first: out.split('\n')[0] }).toEqual({ code: 1, err: '', first: 'src/users.ts' });
    expect(headline).toMatch(
      /^ {2}5:11 {2}error {2}`pool\.query` .*Instead, .*\. {2}backend-performance\/no-query-in-loop$/u,
    );
    expect(rest.join('\n')).toBe(`\
      4 |   for (const [id, name] of names) {
      5 |     await pool.query('UPDATE users SET name = tidy($2) WHERE id = $1', [id, name]);
        |           ^^^^^^^^^^
      6 |   }

1 error in 1 of 2 files
  1  backend-performance/no-query-in-loop
`);
  });

  it('ESLint’s result objects as JSON', async () => {
    write({ 'users.ts': queryInLoop, 'clean.ts': clean });
    const [first, second] = await results([]);
    expect(first).toMatchObject({ filePath: join(here.folder, 'clean.ts'), errorCount: 0, messages: [] });
    expect(second).toMatchObject({
      filePath: join(here.folder, 'users.ts'),
      errorCount: 1,
      messages: [{ ruleId: 'backend-performance/no-query-in-loop', severity: 2, line: 5, column: 11 }],
    });
  });

  it('no color into a pipe, unless forced, and never against the user’s wish', async () => {
    write({ 'users.ts': queryInLoop });
    const colored = async (args: readonly string[], env: Record<string, string>): Promise<boolean> =>
      (await run(args, { env })).out.includes('\u001B[');
    expect(await colored([], {})).toBe(false);
    expect(await colored([], { FORCE_COLOR: '1' })).toBe(true);
    expect(await colored([], { FORCE_COLOR: '0' })).toBe(false);
    expect(await colored([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(await colored(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
  });

  it('the version and the help', async () => {
    expect(await run(['--version'])).toEqual({
      code: 0,
      out: expect.stringMatching(/^eslint-plugin-backend-performance \d+\.\d+\.\d+\n$/u) as string,
      err: '',
    });
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const option of ['--preset', '--rule', '--format', '--max-warnings', '--no-color'])
      expect(out).toContain(option);
  });
});

it('ends quietly when its reader has seen enough', async () => {
  const loops = Array.from({ length: 500 }, (_, index) =>
    queryInLoop.replace('rename', `rename${index}`).replace(/^import.*\n.*\n/u, ''),
  );
  write({ 'many.ts': `import { Pool } from 'pg';\nconst pool = new Pool();\n${loops.join('')}` });
  const outcome = await execute('bash', [
    '-c',
    `"${process.execPath}" "${cli}" | head -n 1; exit "\${PIPESTATUS[0]}"`,
  ]);
  expect(outcome).toEqual({ code: 1, out: 'many.ts\n', err: '' });
});

describe('which rules run', () => {
  it('those of the preset', async () => {
    write({
      'wait.ts':
        'export async function wait(urls: string[]) { for (const url of urls) await load(url); }\nasync function load(url: string) { return url; }',
    });
    expect(await run([])).toMatchObject({ code: 0 });
    const [strict] = await results(['--preset', 'strict']);
    expect(strict?.messages).toMatchObject([{ ruleId: 'backend-performance/no-sequential-await' }]);
  });

  it('only the named ones, with or without prefix', async () => {
    write({ 'users.ts': queryInLoop });
    expect(await run(['--rule', 'no-sequential-await'])).toMatchObject({ code: 0 });
    expect(await run(['--rule', 'backend-performance/no-query-in-loop'])).toMatchObject({ code: 1 });
    expect(await run(['--rule', 'no-sequential-await', '--rule', 'no-query-in-loop'])).toMatchObject({
      code: 1,
    });
  });

  it('as warnings, which fail only when there are too many', async () => {
    write({ 'users.ts': queryInLoop });
    const warn = ['--rule', 'no-query-in-loop: warn'];
    expect(await run(warn)).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 warning in 1 of 1 file') as string,
    });
    expect(await run([...warn, '--max-warnings', '1'])).toMatchObject({ code: 0, err: '' });
    expect(await run([...warn, '--max-warnings', '-1'])).toMatchObject({ code: 0, err: '' });
    expect(await run([...warn, '--max-warnings', '0'])).toMatchObject({
      code: 1,
      err: 'backend-performance: too many warnings (maximum: 0)\n',
    });
  });

  it('errors fail whatever the number of warnings allowed', async () => {
    write({ 'users.ts': queryInLoop });
    expect(await run(['--max-warnings', '10'])).toMatchObject({ code: 1, err: '' });
  });
});

describe('which files it lints', () => {
  it('those of a folder, without tests, dependencies, build output and declarations', async () => {
    write({
      'a.ts': clean,
      'b.mjs': clean,
      'c.cjs': clean,
      'd.jsx': clean,
      'e.tsx': clean,
      'f.mts': clean,
      'g.cts': clean,
      'src/(group)/[id].js': clean,
      'src/a.test.ts': clean,
      'src/__tests__/a.ts': clean,
      'tests/a.ts': clean,
      'types.d.ts': clean,
      'node_modules/x/index.js': clean,
      'packages/y/dist/index.js': clean,
      'readme.md': '',
    });
    expect(await linted([])).toEqual([
      'a.ts',
      'b.mjs',
      'c.cjs',
      'd.jsx',
      'e.tsx',
      'f.mts',
      'g.cts',
      'src/(group)/[id].js',
    ]);
  });

  it('without what .gitignore leaves out, nested ones too, also from a folder below', async () => {
    write({
      '.git/HEAD': '',
      '.gitignore': 'generated/\n*.gen.ts\n',
      'packages/a/.gitignore': 'out/\n!kept.gen.ts\n',
      'generated/a.ts': clean,
      'packages/a/a.ts': clean,
      'packages/a/b.gen.ts': clean,
      'packages/a/kept.gen.ts': clean,
      'packages/a/out/c.ts': clean,
      'packages/a/generated/d.ts': clean,
    });
    const expected = ['packages/a/a.ts', 'packages/a/kept.gen.ts'];
    expect(await linted([])).toEqual(expected);
    expect(await linted(['packages'])).toEqual(expected);
    expect(await linted([], { within: 'packages/a' })).toEqual(expected);
  });

  it('what is named is meant, though it is ignored or outside', async () => {
    write({
      '.git/HEAD': '',
      '.gitignore': 'generated/\n',
      'generated/a.ts': clean,
      'src/a.test.ts': clean,
      'tests/b.ts': clean,
      'node_modules/x/index.js': clean,
      'below/c.ts': clean,
    });
    expect(await linted(['generated'])).toEqual(['generated/a.ts']);
    expect(await linted(['src/a.test.ts', 'src/../src/a.test.ts'])).toEqual(['src/a.test.ts']);
    expect(await linted(['tests', 'node_modules/x'])).toEqual(['tests/b.ts', 'node_modules/x/index.js']);
    expect(await linted(['../tests'], { within: 'below' })).toEqual(['tests/b.ts']);
  });

  it('whatever their own configuration and comments say about other rules', async () => {
    write({
      'eslint.config.js': 'throw new Error("not read");',
      'users.ts': `/* eslint some-plugin/rule: error, semi: [2, "never"], quotes: [9] */\n/* eslint-env node */\n/* eslint broken: [ */\n// eslint-disable-next-line other/rule\n${queryInLoop}`,
    });
    const [, users] = await results(['eslint.config.js', 'users.ts']);
    expect(users?.messages.map(({ ruleId }) => ruleId)).toEqual(['backend-performance/no-query-in-loop']);
  });

  it('but comments about our rules count', async () => {
    const finding = '    await pool';
    write({
      'line.ts': queryInLoop.replace(
        finding,
        `// eslint-disable-next-line backend-performance/no-query-in-loop\n${finding}`,
      ),
      'file.ts': `/* eslint-disable */\n${queryInLoop}`,
      'unused.ts': `// eslint-disable-next-line backend-performance/no-query-in-loop\n${clean}`,
    });
    expect(await run([])).toMatchObject({ code: 0 });
  });

  it('a file that cannot be parsed is an error, and the others go on', async () => {
    write({ 'broken.ts': 'const x = ;\n', 'users.ts': queryInLoop });
    const { code, out } = await run([]);
    expect(code).toBe(1);
    expect(out).toContain('broken.ts\n  1:10  error  Parsing error: Expression expected.\n');
    expect(out).toContain('2 errors in 2 of 2 files\n');
    expect(out).toContain('  1  cannot be parsed\n');
    expect(out).toContain('users.ts\n  5:11  error');
  });

  it('a script of CommonJS, with what only it may do', async () => {
    write({ 'script.cjs': '#!/usr/bin/env node\nwith (a) {}\nreturn;\n' });
    expect(await run([])).toMatchObject({ code: 0 });
  });
});

describe('what it cannot do, in one line', () => {
  it.each([
    [['--fix'], "unknown option '--fix'"],
    [['--formatt', 'json'], "unknown option '--formatt' (Did you mean --format?)"],
    [
      ['--format', 'xml'],
      "option '--format <name>' argument 'xml' is invalid. Allowed choices are stylish, json, sarif, github, gitlab, junit, html.",
    ],
    [
      ['--preset', 'best'],
      "option '--preset <name>' argument 'best' is invalid. Allowed choices are recommended, strict, all.",
    ],
    [['--max-warnings'], "option '--max-warnings <n>' argument missing"],
    [
      ['--max-warnings', 'few'],
      "option '--max-warnings <n>' argument 'few' is invalid. It takes a whole number.",
    ],
    [
      ['--rule', 'no-querry-in-loop'],
      "option '--rule <name>' argument 'no-querry-in-loop' is invalid. Did you mean 'no-query-in-loop'?",
    ],
    [
      ['--rule', 'no-query-in-loop: off'],
      "option '--rule <name>' argument 'no-query-in-loop: off' is invalid. After the colon comes warn or error.",
    ],
    [['src', 'sources'], "no such file or folder: 'sources'"],
    [['src/notes.md'], "not a JavaScript or TypeScript file: 'src/notes.md'"],
    [
      ['docs'],
      "no JavaScript or TypeScript files to lint in 'docs' (tests, node_modules and dist do not count)",
    ],
  ])('%j', async (args, message) => {
    write({ 'src/a.ts': clean, 'src/notes.md': '', 'docs/notes.md': '', 'docs/dist/a.js': '' });
    expect(await run(args)).toEqual({ code: 2, out: '', err: `backend-performance: ${message}\n` });
  });

  it('an unknown rule that is near to none lists them all', async () => {
    write({ 'a.ts': clean });
    const { code, err } = await run(['--rule', 'zzz']);
    expect(code).toBe(2);
    expect(err).toMatch(/'zzz' is invalid\. The rules are (?:[a-z-]+, )*no-query-in-loop[a-z, -]*\.\n$/u);
  });
});
