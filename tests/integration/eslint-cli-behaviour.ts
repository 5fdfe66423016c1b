import { beforeAll, expect, it } from 'vitest';
import type { ESLint, Linter } from 'eslint';
import type { Outcome, Project } from '../support/project.js';

/** A file with one finding, in its fourth line. */
export const queryInLoop = `import { Pool } from 'pg';
const pool = new Pool();
export async function rename(names: Map<number, string>): Promise<void> {
  for (const [id, name] of names) await pool.query('UPDATE users SET name = $2 WHERE id = $1', [id, name]);
}
`;
const untyped = queryInLoop.replace(': Map<number, string>', '').replace(': Promise<void>', '');

/** In every form in which people write their configuration; the presets have no say in what is parsed how. */
const config = `
import backendPerformance from 'eslint-plugin-backend-performance';
import tseslint from 'typescript-eslint';
import vue from 'eslint-plugin-vue';

/** As processors of documents do: each part of a file is linted as a file of its own. */
const parts = {
  meta: { name: 'parts', version: '1' },
  preprocess: (text) => text.split('~~~').map((part, index) => ({ text: part, filename: index + '.ts' })).filter((_, index) => index % 2),
  postprocess: (messages) => messages.flat(),
};

export default [
  ...vue.configs['flat/base'],
  { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: tseslint.parser } } },
  { files: ['**/*.md'], processor: parts },
  backendPerformance.configs.recommended,
];
`;

const files = {
  'package.json': '{ "type": "module" }\n',
  'eslint.config.js': config,
  'src/typescript.ts': queryInLoop,
  'src/typescript.test.ts': queryInLoop,
  'src/javascript.js': untyped,
  'src/commonjs.cjs': untyped
    .replace(/^import (.*) from (.*);/u, 'const $1 = require($2);')
    .replace('export async function rename', 'exports.rename = async function'),
  'src/page.vue': `<script setup lang="ts">\n${queryInLoop.replace('export ', '')}</script>\n\n<template><p>{{ rename }}</p></template>\n`,
  'src/notes.md': `# Notes\n\n~~~\n${queryInLoop}~~~\n`,
  'src/accepted.ts': queryInLoop.replace(
    '  for',
    '  // eslint-disable-next-line backend-performance/no-query-in-loop -- three names at most\n  for',
  ),
  'src/needless.ts':
    '// eslint-disable-next-line backend-performance/no-query-in-loop\nexport const answer = 42;\n',
};

const rule = 'backend-performance/no-query-in-loop';
const said = '`pool.query` sends a request of its own for every element of `names`.';

/** What the command of every version of ESLint does with the plugin; `at` gives the project. */
export function behavesAsAPlugin(at: () => Project): void {
  const eslint = (...args: readonly string[]) =>
    at().run('eslint', args, { env: { DEBUG: args.includes('--cache') ? 'eslint:linter' : '' } });

  let whole: Outcome;

  beforeAll(async () => {
    at().write(files);
    whole = await eslint('src', '--format', 'json', '--fix', '--fix-type', 'problem,suggestion,layout');
  });

  it('reports in TypeScript, JavaScript, CommonJS, the script of a page, and parts that a processor takes out', () => {
    expect({ code: whole.code, err: whole.err }).toEqual({ code: 1, err: '' });
    const found = Object.fromEntries(
      results(whole).map(({ filePath, messages }) => [
        filePath.slice(at().folder.length + '/src/'.length),
        messages.map(({ ruleId, line, message }) => `${line} ${ruleId} ${message.split(' Instead, ')[0]}`),
      ]),
    );
    expect(found).toEqual({
      'typescript.ts': [`4 ${rule} ${said}`],
      'typescript.test.ts': [],
      'javascript.js': [`4 ${rule} ${said}`],
      'commonjs.cjs': [`4 ${rule} ${said}`],
      'page.vue': [`5 ${rule} ${said}`],
      'notes.md': [`5 ${rule} ${said}`],
      'accepted.ts': [],
      'needless.ts': [`1 null Unused eslint-disable directive (no problems were reported from '${rule}').`],
    });
  });

  it('keeps why a finding is accepted where a comment says so', () => {
    const accepted = results(whole).find(({ filePath }) => filePath.endsWith('accepted.ts'));
    expect(accepted?.suppressedMessages.map(({ ruleId, suppressions }) => [ruleId, suppressions])).toEqual([
      [rule, [{ kind: 'directive', justification: 'three names at most' }]],
    ]);
  });

  it('--fix changes nothing: an edit that changes when queries run is for a person to accept', () => {
    expect(results(whole).flatMap(({ output }) => output ?? [])).toEqual([]);
    for (const [file, text] of Object.entries(files)) expect(at().read(file)).toBe(text);
  });

  it('--max-warnings decides where the findings are warnings', async () => {
    const limited = (max: number) =>
      eslint('src/typescript.ts', 'src/javascript.js', '--rule', `${rule}: warn`, '--max-warnings', `${max}`);
    expect(await limited(2)).toMatchObject({ code: 0, err: '' });
    expect(await limited(1)).toMatchObject({
      code: 1,
      err: expect.stringContaining('ESLint found too many warnings (maximum: 1).') as string,
    });
  });

  it('--cache gives the same findings, without linting again what did not change', async () => {
    const cached = ['src', '--cache', '--cache-strategy', 'content', '--format', 'json'] as const;
    const first = await eslint(...cached);
    const second = await eslint(...cached);
    expect(findings(second)).toEqual(findings(first));
    expect(linted(second)).toEqual([]);

    at().write({ 'src/typescript.ts': 'export const answer = 42;\n' });
    const third = await eslint(...cached);
    at().write(files);
    expect(linted(third)).toEqual(['src/typescript.ts']);
    expect(findings(third)).toEqual(findings(first).filter((line) => !line.startsWith('src/typescript.ts')));
  });

  it('a mistake in the options of a rule is told with the name of the rule', async () => {
    const { code, out, err } = await eslint(
      'src',
      '--rule',
      'backend-performance/no-sequential-await: [error, { call: any }]',
    );
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('backend-performance/no-sequential-await');
    expect(err).toContain('Unexpected property "call". Expected properties: "calls", "limit".');
  });

  it('a rule that does not exist is told with the name of the plugin', async () => {
    const { code, err } = await eslint('src', '--rule', 'backend-performance/no-query-in-loops: error');
    expect(code).toBe(2);
    expect(err).toContain('Could not find "no-query-in-loops" in plugin "backend-performance".');
  });

  it('without a parser for TypeScript, the file says that it cannot be read, and the others are linted', async () => {
    at().write({
      'without-parser.config.js': `
import backendPerformance from 'eslint-plugin-backend-performance';
export default [{ files: ['**/*.ts'] }, backendPerformance.configs.recommended];
`,
    });
    const { code, out, err } = await eslint(
      '--config',
      'without-parser.config.js',
      'src/typescript.ts',
      'src/javascript.js',
      '--format',
      'json',
    );
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(findings({ out })).toEqual([`src/javascript.js 4 ${rule}`, 'src/typescript.ts 3 null']);
    expect(out).toContain('Parsing error: Unexpected token :');
  });

  function results({ out }: Pick<Outcome, 'out'>): readonly ESLint.LintResult[] {
    return JSON.parse(out) as ESLint.LintResult[];
  }

  function findings({ out }: Pick<Outcome, 'out'>): readonly string[] {
    return results({ out })
      .flatMap(({ filePath, messages }) =>
        messages.map(
          ({ line, ruleId }: Linter.LintMessage) =>
            `${filePath.slice(at().folder.length + 1)} ${line} ${ruleId}`,
        ),
      )
      .sort();
  }

  /** The files that were linted, and not taken from the cache, as \`--debug\` tells them. */
  function linted({ err }: Outcome): readonly string[] {
    return [...err.matchAll(/eslint:linter Linting code for (.*) \(pass 1\)$/gmu)].map(([, file = '']) =>
      file.slice(at().folder.length + 1),
    );
  }
}
