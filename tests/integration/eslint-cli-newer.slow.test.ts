import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ESLint } from 'eslint';
import { createProject, type Outcome } from '../support/project.js';
import { queryInLoop } from './eslint-cli-behaviour.js';

const rule = 'backend-performance/no-query-in-loop';
const config = `
import * as parser from '@typescript-eslint/parser';
import backendPerformance from 'eslint-plugin-backend-performance';

export default [{ files: ['**/*.ts'], languageOptions: { parser } }, backendPerformance.configs.recommended];
`;

describe.each(['eslint', 'eslint9'] as const)('what newer versions can, with %s', (version) => {
  let project: ReturnType<typeof createProject>;
  const eslint = (...args: readonly string[]) => project.run('eslint', args);

  beforeEach(() => {
    project = createProject({ eslint: version });
    project.write({
      'package.json': '{ "type": "module" }',
      'eslint.config.js': config,
      'src/old.ts': queryInLoop,
      'src/clean.ts': 'export const answer = 42;\n',
    });
  });
  afterEach(() => project.remove());

  it('--concurrency finds the same in several threads', async () => {
    for (let index = 0; index < 12; index += 1)
      project.write({ [`src/file-${index}.ts`]: index % 2 ? queryInLoop : 'export {};\n' });
    const alone = await eslint('src', '--format', 'json');
    const together = await eslint('src', '--format', 'json', '--concurrency', '2');
    expect(found(alone)).toHaveLength(7);
    // ESLint may say on standard error that so few files are not worth it.
    expect({ code: together.code, out: together.out }).toEqual({ code: alone.code, out: alone.out });
  });

  it('--concurrency tells a mistake in the settings, too', async () => {
    project.write({
      'eslint.config.js': config.replace(
        '];',
        ", { settings: { 'backend-performance': { convention: false } } }];",
      ),
    });
    const { code, err } = await eslint('src', '--concurrency', '2');
    expect(code).toBe(2);
    expect(err).toContain(`settings['backend-performance'].convention is not a setting.`);
  });

  it.each([[[]], [['--suppressions-location', 'known.json']]])(
    'what is known when the rules come is kept out, and what is new fails %s',
    async (where) => {
      const suppressed = await eslint('src', '--suppress-all', ...where);
      expect({ code: suppressed.code, out: suppressed.out }).toEqual({ code: 0, out: '' });
      const [, file = 'eslint-suppressions.json'] = where;
      expect(JSON.parse(project.read(file))).toEqual({ 'src/old.ts': { [rule]: { count: 1 } } });
      expect(await eslint('src', ...where)).toMatchObject({ code: 0, out: '' });

      project.write({ 'src/new.ts': queryInLoop });
      const { code, out } = await eslint('src', ...where);
      expect(code).toBe(1);
      expect(out).toContain('src/new.ts');
      expect(out).not.toContain('src/old.ts');
      project.write({ 'src/new.ts': '', 'src/old.ts': 'export {};\n' });
      const gone = await eslint('src', ...where);
      expect(gone.code).toBe(2);
      expect(gone.err).toContain('suppressions left that do not occur anymore');
    },
  );

  it('reads a configuration in TypeScript', async () => {
    project.write({
      'eslint.config.ts': `import type { Linter } from 'eslint';\n${config.replace('];', '] satisfies Linter.Config[];')}`,
    });
    const outcome = await eslint('src', '--config', 'eslint.config.ts', '--format', 'json');
    expect(outcome).toMatchObject({ code: 1, err: '' });
    expect(found(outcome)).toEqual([`src/old.ts ${rule}`]);
  });

  it('reads a configuration in CommonJS', async () => {
    project.write({
      'package.json': '{}',
      'eslint.config.js': `
const { default: backendPerformance } = require('eslint-plugin-backend-performance');
module.exports = [{ files: ['**/*.js'], languageOptions: { sourceType: 'commonjs' } }, backendPerformance.configs.recommended];
`,
      'src/old.js': `
const { Pool } = require('pg');
const pool = new Pool();
exports.rename = async (names) => {
  for (const [id, name] of names) await pool.query('UPDATE users SET name = $2 WHERE id = $1', [id, name]);
};
`,
    });
    const outcome = await eslint('src/old.js', '--format', 'json');
    expect(outcome).toMatchObject({ code: 1, err: '' });
    expect(found(outcome)).toEqual([`src/old.js ${rule}`]);
  });

  function found({ out }: Outcome): readonly string[] {
    return (JSON.parse(out) as ESLint.LintResult[]).flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId }) => `${filePath.slice(project.folder.length + 1)} ${ruleId}`),
    );
  }
});
