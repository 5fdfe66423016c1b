import { execFile } from 'node:child_process';
import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from './usage-error.js';

const mostOutput = 2 ** 30;

/** What Git prints, run in a folder. Throws a UsageError with Git's own words where it fails. */
export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { code, out, err } = await tryGit(folder, ...args);
  if (code === 0) return out;
  const [reason = ''] = err.replace(/^(?:fatal|error): /u, '').split('\n');
  throw new UsageError(`git ${args.find((arg) => /^[a-z]/u.test(arg))} failed: ${reason}`);
}

export function tryGit(
  folder: string,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, maxBuffer: mostOutput, env: { ...process.env, LC_ALL: 'C' } };
    execFile('git', args, options, (error, out, err) => {
      if (error?.code === 'ENOENT') reject(new UsageError('Git is not installed, or not in the PATH'));
      else resolve({ code: error ? 1 : 0, out, err });
    });
  });
}

/** These files and folders by the Git repository that they are in: the root folder of its work tree. */
export function byRepository(paths: readonly string[]): {
  readonly repositories: ReadonlyMap<string, readonly string[]>;
  readonly outside: readonly string[];
} {
  const roots = new Map<string, string | undefined>();
  const repositories = new Map<string, string[]>();
  const outside: string[] = [];
  for (const given of paths) {
    const real = realpathSync(given);
    const root = rootOf(statSync(real).isDirectory() ? real : path.dirname(real), roots);
    const within = root === undefined ? outside : (repositories.get(root) ?? []);
    within.push(given);
    if (root !== undefined) repositories.set(root, within);
  }
  return { repositories, outside };
}

function rootOf(folder: string, known: Map<string, string | undefined>): string | undefined {
  if (known.has(folder)) return known.get(folder);
  const above = path.dirname(folder);
  let root: string | undefined;
  if (existsSync(path.join(folder, '.git'))) root = folder;
  else if (above !== folder) root = rootOf(above, known);
  known.set(folder, root);
  return root;
}
