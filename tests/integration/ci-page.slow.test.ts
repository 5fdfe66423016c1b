import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { cacheWrites, cli, queryInLoop, workplace } from '../support/command.js';

const here = workplace();
const root = join(import.meta.dirname, '../..');

interface Fence {
  readonly language: string;
  readonly text: string;
}

function fencesOf(page: string): readonly Fence[] {
  const text = readFileSync(join(root, 'docs', page), 'utf8');
  return [...text.matchAll(/^```(?<language>\w+)\n(?<text>[^]*?)^```$/gmu)].map(({ groups }) => ({
    language: groups?.['language'] ?? '',
    text: groups?.['text'] ?? '',
  }));
}

interface Workflow {
  readonly jobs?: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
  readonly [job: string]: unknown;
}

/** The commands of a job of GitHub or GitLab. */
function commandsOfJob(text: string): readonly string[] {
  const workflow = parse(text) as Workflow;
  if (workflow.jobs) {
    return Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
  }
  return Object.values(workflow).flatMap((job) => (job as { script?: string[] }).script ?? []);
}

/** Nothing is installed from a registry in a test. */
const isInstallation = (command: string): boolean => /^npm ci$/u.test(command);

function commandsOf(page: string): readonly string[] {
  const commands = fencesOf(page).flatMap(({ language, text }) => {
    if (language === 'yaml') return commandsOfJob(text);
    return language === 'sh' ? text.trim().split('\n') : [];
  });
  return commands.filter((command) => !isInstallation(command));
}

/** A repository with a branch of its own, in which the plugin is installed. */
function makeProject(): string {
  here.write({
    'package.json': '{ "name": "project", "type": "module" }',
    '.gitignore': 'node_modules\nreports\n',
    'eslint.config.js': `import parser from '@typescript-eslint/parser';
import plugin from 'eslint-plugin-backend-performance';
export default [plugin.configs.recommended, { files: ['**/*.ts'], languageOptions: { parser } }];
`,
    'src/old.ts': queryInLoop,
  });
  here.install(
    'eslint',
    '@typescript-eslint/parser',
    'eslint-formatter-junit',
    'eslint-formatter-codeclimate',
  );
  const bin = join(here.folder, 'node_modules/.bin');
  mkdirSync(bin);
  for (const [name, script] of [
    ['backend-performance', cli],
    ['eslint', join(root, 'node_modules/eslint/bin/eslint.js')],
  ] as const) {
    writeFileSync(join(bin, name), `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`);
    chmodSync(join(bin, name), 0o755);
  }
  here.commitAll();
  here.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  const base = here.git('rev-parse', 'HEAD').trim();
  here.write({ 'src/new.ts': cacheWrites });
  return base;
}

describe.each(['ci.md', 'command.md'])('the commands of docs/%s', (page) => {
  it('run, and write what they say', async () => {
    const commands = commandsOf(page);
    expect(commands.length).toBeGreaterThan(8);
    const base = makeProject();
    const env = { CI_MERGE_REQUEST_DIFF_BASE_SHA: base, npm_config_offline: 'true' };
    for (const command of commands) {
      here.git('add', '--all');
      here.git('commit', '--quiet', '--allow-empty', '--message', 'All');
      const { code, out, err } = await here.execute('bash', ['-c', command], { env });
      expect([0, 1], `${command}\n${out}${err}`).toContain(code);
      const [, file] = /--output-file (\S+)/u.exec(command) ?? [];
      if (file !== undefined) {
        expect(existsSync(join(here.folder, file)), command).toBe(true);
        expect(statSync(join(here.folder, file)).size, command).toBeGreaterThan(100);
      } else if (!command.includes('--baseline') && !command.includes('--since HEAD')) {
        expect(out + err, command).toMatch(/new\.ts|no-query-in-loop/u);
      }
    }
  });
});

it('jobs of GitHub and of GitLab are found on the page', () => {
  const jobs = fencesOf('ci.md').filter(({ language }) => language === 'yaml');
  expect(jobs.map(({ text }) => commandsOfJob(text).length)).toEqual([2, 2, 3]);
});
