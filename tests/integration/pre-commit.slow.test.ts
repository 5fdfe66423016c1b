import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAtCost } from '../support/process-cost.js';
import { createProject, type Project } from '../support/project.js';

const root = join(import.meta.dirname, '../..');

const clean = 'export const answer = 42;\n';
const queryInLoop = `import { Pool } from 'pg';
const pool = new Pool();
export async function rename(names: Map<number, string>): Promise<void> {
  for (const [id, name] of names) await pool.query('UPDATE users SET name = $2 WHERE id = $1', [id, name]);
}
`;
const configOf = (presets: string) => `
import * as parser from '@typescript-eslint/parser';
import backendPerformance from 'eslint-plugin-backend-performance';
export default [{ files: ['**/*.ts'], languageOptions: { parser } }, ${presets}];
`;
const said = '`pool.query` sends a request of its own for every element of `names`.';

/** A Git repository with one commit, whose hooks are still to be installed. */
async function createRepository(files: Readonly<Record<string, string>>): Promise<Project> {
  const project = createProject();
  project.write({ '.gitignore': 'node_modules\n', ...files });
  await git(project, 'init', '--quiet', '--initial-branch', 'main');
  await git(project, 'config', 'user.name', 'Somebody');
  await git(project, 'config', 'user.email', 'somebody@example.org');
  await git(project, 'add', '--all');
  await git(project, 'commit', '--quiet', '--message', 'First');
  return project;
}

async function git(project: Project, ...args: readonly string[]): Promise<string> {
  const { code, out, err } = await project.run('git', args);
  if (code !== 0) throw new Error(`git ${args.join(' ')}: ${out}${err}`);
  return out;
}

/** Writes files, stages them, and commits: what the terminal shows, and what is then the last commit. */
async function commit(project: Project, files: Readonly<Record<string, string>>) {
  project.write(files);
  await git(project, 'add', '--all');
  const { code, out, err } = await project.run('git', ['commit', '--message', 'Second']);
  return { code, text: out + err, last: (await git(project, 'log', '--format=%s', '-1')).trim() };
}

/** What every way to run the rules before a commit does. */
function refusesFindings(at: () => Project): void {
  it('refuses a commit with a finding, with a message that says where and why, and keeps what was staged', async () => {
    const refused = await commit(at(), { 'src/users.ts': queryInLoop, 'src/answer.ts': clean });
    expect(refused).toMatchObject({ code: 1, last: 'First' });
    expect(refused.text).toContain('src/users.ts');
    expect(refused.text).toContain('4:41');
    expect(refused.text).toContain(said);
    expect(refused.text).toContain('backend-performance/no-query-in-loop');
    expect(refused.text).not.toContain('src/answer.ts\n');
    expect(await git(at(), 'status', '--short')).toBe('A  src/answer.ts\nA  src/users.ts\n');
    expect(at().read('src/users.ts')).toBe(queryInLoop);
  });

  it('lets a commit pass where only tests have one, and one without a finding', async () => {
    const passed = await commit(at(), { 'src/users.ts': clean, 'src/users.test.ts': queryInLoop });
    expect(passed, passed.text).toMatchObject({ code: 0, last: 'Second' });
    expect(await git(at(), 'status', '--short')).toBe('');
  });
}

describe('husky and lint-staged', () => {
  let project: Project;
  beforeAll(async () => {
    project = await createRepository({
      'package.json': JSON.stringify({
        type: 'module',
        'lint-staged': { '*.{js,ts}': 'eslint --no-warn-ignored' },
      }),
      'eslint.config.js': configOf('backendPerformance.configs.recommended'),
      '.husky/pre-commit': 'lint-staged\n',
    });
    const { code, out } = await project.run('husky', []);
    expect({ code, out }).toEqual({ code: 0, out: '' });
  });
  afterAll(() => project.remove());

  refusesFindings(() => project);
});

describe('the framework pre-commit', () => {
  let project: Project;
  beforeAll(async () => {
    // As the hook that we ship, but with the command of the project instead of one that pre-commit installs from Git.
    const shipped = readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8');
    expect(shipped).toContain('language: node');
    const hook = shipped
      .replace('language: node', 'language: system')
      .replace(/^#.*\n/gmu, '')
      .replace(/^(?=.)/gmu, '      ');
    project = await createRepository({
      'package.json': '{ "type": "module" }',
      '.pre-commit-config.yaml': `repos:\n  - repo: local\n    hooks:\n${hook}`,
    });
    const { code, out, err } = await project.run('pre-commit', ['install']);
    expect({ code, out, err }).toMatchObject({
      code: 0,
      out: expect.stringContaining('installed at') as string,
    });
  });
  afterAll(() => project.remove());

  refusesFindings(() => project);
});

it('costs little on three staged files: under two seconds, or under 1.3 times what the parser alone costs', async () => {
  const project = createProject();
  try {
    const files = ['orders.ts', 'catalog.ts', 'checkout.ts'];
    for (const file of files)
      project.write({ [file]: readFileSync(join(root, 'examples/shop/src', file), 'utf8') });
    project.write({
      'package.json': '{ "type": "module" }',
      'parser.config.js': configOf('').replace(/^import backendPerformance.*$/mu, ''),
      'plugin.config.js': configOf('backendPerformance.configs.recommended'),
    });

    const cost = async (config: string): Promise<number> => {
      const { cost: spent } = await runAtCost(project, 'eslint', ['--config', config, ...files]);
      return spent.seconds;
    };
    const rounds: { readonly parser: number; readonly plugin: number }[] = [];
    for (let round = 0; round < 5; round += 1)
      rounds.push({ parser: await cost('parser.config.js'), plugin: await cost('plugin.config.js') });
    const parser = Math.min(...rounds.map((round) => round.parser));
    const plugin = Math.min(...rounds.map((round) => round.plugin));
    console.log(
      `three files: ${plugin.toFixed(2)} s, ${(plugin / parser).toFixed(2)} times the parser alone`,
    );
    expect(plugin < 2 || plugin / parser < 1.3, JSON.stringify(rounds)).toBe(true);
  } finally {
    project.remove();
  }
});
