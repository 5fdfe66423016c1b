import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const installed = join(root, 'node_modules');
const name = 'eslint-plugin-backend-performance';

export interface Outcome {
  /** The exit code; nothing if a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** A project of a user: in a temporary folder, with the built plugin among its dependencies. */
export interface Project {
  readonly folder: string;
  write(files: Readonly<Record<string, string>>): void;
  read(file: string): string;
  /** Runs a program as a user does in a terminal whose output goes to a pipe. */
  run(program: string, args: readonly string[], options?: RunOptions): Promise<Outcome>;
  /** The environment of its programs, for those that a test starts by itself. */
  readonly env: Readonly<Record<string, string | undefined>>;
  remove(): void;
}

/**
 * Makes a project that depends on one version of ESLint. The plugin is a copy of what would be published and all else
 * are links, which Node.js does not follow: so the plugin loads the project's ESLint, as it does where it is installed.
 */
export function createProject({
  eslint = 'eslint',
  without = [],
}: { readonly eslint?: 'eslint' | 'eslint9'; readonly without?: readonly string[] } = {}): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'backend-performance-')));
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  for (const entry of readdirSync(installed)) {
    if (/^(?:eslint\d*|\..*)$/u.test(entry) || without.includes(entry)) continue;
    symlinkSync(join(installed, entry), join(modules, entry));
  }
  symlinkSync(join(installed, eslint), join(modules, 'eslint'));
  linkPrograms(modules);
  for (const entry of ['package.json', 'dist'])
    cpSync(join(root, entry), join(modules, name, entry), { recursive: true });

  return projectIn(folder, '--preserve-symlinks --preserve-symlinks-main');
}

/** A folder in which everything is installed already, with what Node.js has to be told there. */
export function projectIn(folder: string, nodeOptions = ''): Project {
  const env = environment(join(folder, 'node_modules'), nodeOptions);
  return {
    folder,
    env,
    write(files) {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
      }
    },
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    run: (program, args, options) => run(program, args, folder, env, options),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** As other package managers do: scripts, because a program that is a link would look for its files beside the link. */
function linkPrograms(modules: string): void {
  mkdirSync(join(modules, '.bin'));
  const targets = {
    ...Object.fromEntries(
      readdirSync(join(installed, '.bin')).map((program) => [
        program,
        readlinkSync(join(installed, '.bin', program)),
      ]),
    ),
    eslint: '../eslint/bin/eslint.js',
    'backend-performance': `../${name}/dist/src/cli.js`,
  };
  for (const [program, target] of Object.entries(targets)) {
    const script = `#!/bin/sh\nexec node "$(dirname "$0")/${target}" "$@"\n`;
    writeFileSync(join(modules, '.bin', program), script, { mode: 0o755 });
  }
}

function environment(modules: string, nodeOptions: string): Project['env'] {
  const env: Record<string, string | undefined> = { ...process.env };
  // What the terminal, CI or vitest says to programs, and Git to the programs of a hook, is not meant for these.
  for (const variable of Object.keys(env)) {
    if (/^(?:NO_COLOR|FORCE_COLOR|CI|GITHUB_.*|GIT_.*|NODE_.*|VITEST.*|npm_.*|HUSKY.*)$/u.test(variable))
      delete env[variable];
  }
  return {
    ...env,
    PATH: [join(modules, '.bin'), dirname(process.execPath), process.env['PATH']].join(delimiter),
    NODE_OPTIONS: nodeOptions,
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_SYSTEM: devNull,
  };
}

function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Project['env'],
  options: RunOptions = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...env, ...options.env } });
    const texts = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
    child.stdin.end(options.input);
    child.on('error', reject).on('close', (code) => resolve({ code, ...texts }));
  });
}
