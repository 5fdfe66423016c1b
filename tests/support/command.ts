import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ESLint } from 'eslint';
import { afterEach, beforeEach, vi } from 'vitest';
import { run as runCommand } from '../../src/cli/run.js';

const root = join(import.meta.dirname, '../..');

/** The built command. */
export const cli = join(root, 'dist/src/cli.js');

/** Has one finding, in line 5, without a suggestion. */
export const queryInLoop = `import { Pool } from 'pg';
const pool = new Pool();
export async function rename(names: Map<number, string>): Promise<void> {
  for (const [id, name] of names) {
    await pool.query('UPDATE users SET name = tidy($2) WHERE id = $1', [id, name]);
  }
}
`;

/** Has two findings with one suggestion each, in lines 4 and 5. */
export const cacheWrites = `import { Redis } from 'ioredis';
const redis = new Redis();
export async function fill(id: string, user: string, rights: string): Promise<void> {
  await redis.set(\`cache:user:\${id}\`, user);
  await redis.set(\`cache:rights:\${id}\`, rights);
}
`;

export const clean = 'export const answer = 42;\n';

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Where {
  readonly within?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Of a process of its own only. */
  readonly input?: string;
}

export interface Workplace {
  /** A new empty folder for each test. */
  readonly folder: string;
  readonly write: (files: Readonly<Record<string, string>>) => void;
  readonly read: (file: string) => string;
  /** Runs the command in the folder, or in a folder of it, inside this process: quicker than a process of its own. */
  readonly run: (args: readonly string[], where?: Where) => Promise<Outcome>;
  /** Runs the built command in a process of its own, as a user does whose output goes to a pipe. */
  readonly runBuilt: (args: readonly string[], where?: Where) => Promise<Outcome>;
  readonly execute: (file: string, args: readonly string[], where?: Where) => Promise<Outcome>;
  /** What the command prints with `--format json`. */
  readonly results: (args: readonly string[], where?: Where) => Promise<ESLint.LintResult[]>;
  /** `file:line` of each finding. */
  readonly findings: (args: readonly string[], where?: Where) => Promise<string[]>;
  /** Runs Git in the folder; answers what it prints. */
  readonly git: (...args: readonly string[]) => string;
  /** Makes the folder a Git repository with all its files in one commit. */
  readonly commitAll: () => void;
  /** Links packages of this project, and the project itself, into the folder. */
  readonly install: (...packages: readonly string[]) => void;
}

/** For each test of the file a folder of its own. */
export function workplace(): Workplace {
  let folder = '';
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'backend-performance-')));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const execute: Workplace['execute'] = (file, args, { within = '.', env = {}, input = '' } = {}) => {
    return new Promise((resolve) => {
      const options = { cwd: join(folder, within), env: { ...plainEnvironment(), ...env } };
      const child = execFile(file, args, options, (_, out, err) =>
        resolve({ code: child.exitCode, out, err }),
      );
      child.stdin?.on('error', () => undefined); // it ended before it read everything
      child.stdin?.end(input);
    });
  };
  const runBuilt: Workplace['run'] = (args, where) => execute(process.execPath, [cli, ...args], where);
  const run: Workplace['run'] = (args, where) =>
    runInProcess(args, join(folder, where?.within ?? '.'), where?.env);
  const results: Workplace['results'] = async (args, where) => {
    const { out, err } = await run([...args, '--format', 'json'], where);
    if (out === '') throw new Error(err);
    return JSON.parse(out) as ESLint.LintResult[];
  };
  const git: Workplace['git'] = (...args) =>
    execFileSync(
      'git',
      ['-c', 'user.name=Test', '-c', 'user.email=test@localhost', '-c', 'init.defaultBranch=main', ...args],
      { cwd: folder, encoding: 'utf8', env: plainEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] },
    );
  return {
    get folder() {
      return folder;
    },
    write: (files) => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
    },
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    run,
    runBuilt,
    execute,
    results,
    findings: async (args, where) =>
      (await results(args, where)).flatMap(({ filePath, messages }) =>
        messages.map(({ line }) => `${filePath.slice(folder.length + 1)}:${line}`),
      ),
    git,
    commitAll: () => {
      git('init', '--quiet');
      git('add', '--all');
      git('commit', '--quiet', '--message', 'All');
    },
    install: (...packages) => {
      const modules = join(folder, 'node_modules');
      const link = (target: string, name: string): void => {
        if (existsSync(join(modules, name))) return;
        mkdirSync(dirname(join(modules, name)), { recursive: true });
        symlinkSync(target, join(modules, name));
      };
      for (const name of packages) link(join(root, 'node_modules', name), name);
      link(root, 'eslint-plugin-backend-performance');
    },
  };
}

async function runInProcess(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const outer = { cwd: process.cwd(), env: process.env };
  const printed = { out: '', err: '' };
  const out = vi
    .spyOn(console, 'log')
    .mockImplementation((text: string) => void (printed.out += `${text}\n`));
  const err = vi
    .spyOn(console, 'error')
    .mockImplementation((text: string) => void (printed.err += `${text}\n`));
  try {
    process.chdir(cwd);
    process.env = { ...plainEnvironment(), ...env };
    const code = await runCommand([...args, '--no-color']);
    return { code, ...printed };
  } finally {
    process.env = outer.env;
    process.chdir(outer.cwd);
    out.mockRestore();
    err.mockRestore();
  }
}

/** Without what the machine, or a hook in which the tests run, says about colors, CI and Git. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const names = /^(?:NO_COLOR|FORCE_COLOR|CI|CI_.*|GITHUB_.*|GIT_.*)$/u;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.test(name)));
}
