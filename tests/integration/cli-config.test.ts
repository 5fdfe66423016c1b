import { describe, expect, it } from 'vitest';
import { clean, queryInLoop, workplace } from '../support/command.js';

const here = workplace();
const { write, run, findings, install, commitAll } = here;

/** Writes an ESLint configuration with these entries, which can use `plugin` and `parser`. */
function configure(entries: string, file = 'eslint.config.js'): void {
  install('@typescript-eslint/parser');
  write({
    'package.json': '{ "type": "module" }',
    [file]: `import parser from '@typescript-eslint/parser';
import plugin from 'eslint-plugin-backend-performance';
export default [${entries}];
`,
  });
}

const typescript = "{ files: ['**/*.ts'], languageOptions: { parser } }";
const star = "export const all = (pool) => pool.query('SELECT * FROM users');\n";

describe('a configuration of the project', () => {
  it('says which rules, with which severity, under which prefix, for which files', async () => {
    configure(`${typescript}, {
      files: ['src/**'],
      plugins: { bp: plugin, other: { rules: { never: { create: (context) => ({ Program: (node) => context.report({ node, message: 'Never.' }) }) } } } },
      rules: { 'bp/no-query-in-loop': 'warn', 'other/never': 'error', semi: 'error' },
    }`);
    write({ 'src/a.ts': queryInLoop, 'src/b.ts': clean, 'lib/a.ts': queryInLoop });
    const [a, b] = await here.results(['--config', '.', 'src', 'lib']);
    expect(a?.messages).toMatchObject([{ ruleId: 'bp/no-query-in-loop', severity: 1, line: 5 }]);
    expect(b?.messages).toEqual([]);
    expect((await run(['--config', '.', 'src', '--max-warnings', '0'])).code).toBe(1);
  });

  it('says which options and settings', async () => {
    configure(
      `${typescript}, plugin.configs.recommended, { settings: { 'backend-performance': { conventions: false } } }`,
    );
    write({ 'a.ts': star, 'b.ts': queryInLoop });
    expect(await findings(['a.ts', 'b.ts'])).toEqual(['a.ts:1', 'b.ts:5']);
    expect(await findings(['--config', '.', 'b.ts'])).toEqual(['b.ts:5']);
  });

  it('is found above a folder, or named', async () => {
    configure(`${typescript}, plugin.configs.recommended`);
    write({ 'packages/a/src/a.ts': queryInLoop });
    expect(await findings(['--config', '.'], { within: 'packages/a' })).toEqual(['packages/a/src/a.ts:5']);
    configure(`${typescript}, plugin.configs.recommended`, 'strict.config.mjs');
    expect(await findings(['--config', '../strict.config.mjs'], { within: 'packages' })).toEqual([
      'packages/a/src/a.ts:5',
    ]);
  });

  it('goes with --since, --baseline and --stats', async () => {
    configure(`${typescript}, plugin.configs.recommended`);
    write({ 'a.ts': queryInLoop, 'b.ts': clean, '.gitignore': 'node_modules\n' });
    commitAll();
    write({ 'b.ts': queryInLoop, 'notes.md': 'New.' });
    expect(await findings(['--config', '.', '--since', 'HEAD'])).toEqual(['b.ts:5']);
    expect(
      await run(['--config', '.', '--baseline', 'known.json', '--update-baseline', '--stats']),
    ).toMatchObject({
      code: 0,
      err: expect.stringMatching(/wrote 2 findings[^]*no-query-in-loop +\d/u) as string,
    });
    expect(await findings(['--config', '.', '--baseline', 'known.json'])).toEqual([]);
  });
});

describe('what is wrong with a configuration, in a few lines', () => {
  it.each([
    [
      "{ rules: { 'backend-performance/no-query-in-loop': 'error' } }",
      /Could not find plugin "backend-performance"/u,
    ],
    [
      "{ plugins: { 'backend-performance': plugin }, rules: { 'backend-performance/no-query-in-loops': 'error' } }",
      /Could not find "no-query-in-loops" in plugin "backend-performance"/u,
    ],
    [
      "{ ...plugin.configs.recommended, rules: { 'backend-performance/no-query-in-loop': ['error', { allow: 1 }] } }",
      /no-query-in-loop/u,
    ],
    [
      "plugin.configs.recommended, { settings: { 'backend-performance': { convention: true } } }",
      /settings\['backend-performance'\]\.convention is not a setting\. Did you mean "conventions"\?/u,
    ],
    ['plugin.configs.', /Unexpected token/u],
  ])('%s', async (entries, message) => {
    configure(entries);
    write({ 'a.js': star });
    const { code, out, err } = await run(['--config', '.', 'a.js']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^backend-performance: 'eslint\.config\.js' cannot be used: /u);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^ +at /mu);
  });

  it('a parser that is not installed', async () => {
    write({
      'package.json': '{ "type": "module" }',
      'eslint.config.js':
        "import parser from 'no-such-parser';\nexport default [{ languageOptions: { parser } }];\n",
      'a.ts': clean,
    });
    const { code, err } = await run(['--config', '.', 'a.ts']);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^backend-performance: 'eslint\.config\.js' cannot be used: Cannot find package 'no-such-parser'/u,
    );
    expect(err).not.toMatch(/^ +at /mu);
  });

  it('TypeScript without a parser for it', async () => {
    configure("{ files: ['**/*.ts'] }, plugin.configs.recommended");
    write({ 'a.ts': queryInLoop });
    const { code, out } = await run(['--config', '.', 'a.ts']);
    expect(code).toBe(1);
    expect(out).toContain('Parsing error: Unexpected token');
  });

  it('none of our rules', async () => {
    configure(`${typescript}, { rules: { semi: 'error' } }`);
    write({ 'a.ts': queryInLoop });
    expect(await run(['--config', '.', 'a.ts'])).toEqual({
      code: 2,
      out: '',
      err: "backend-performance: 'eslint.config.js' switches on no rule of eslint-plugin-backend-performance for this file\n",
    });
  });

  it.each([
    [['--config', 'nowhere.js'], "no such configuration: 'nowhere.js'"],
    [['--config', '.'], "no eslint.config.* in '.' or above"],
    [['--config', '.', 'nowhere'], "no such file or folder: 'nowhere'"],
    [
      ['--config', '.', '--preset', 'all'],
      "option '--config <path>' cannot be used with option '--preset <name>'",
    ],
    [
      ['--config', '.', '--rule', 'no-select-star'],
      "option '--config <path>' cannot be used with option '--rule <name>'",
    ],
  ])('%j', async (args, message) => {
    write({ 'a.ts': clean });
    expect(await run(args)).toEqual({ code: 2, out: '', err: `backend-performance: ${message}\n` });
  });
});
