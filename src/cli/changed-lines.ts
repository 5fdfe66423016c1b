import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Linter } from 'eslint';
import { isWithin, relativePath } from '../report/paths.js';
import { byRepository, git, tryGit } from './git.js';
import { UsageError } from './usage-error.js';

/** First and last line, counted from 1. */
type Lines = readonly [first: number, last: number];

const everyLine: readonly Lines[] = [[1, Infinity]];

export interface Changes {
  readonly hasFile: (file: string) => boolean;
  /** The changed files that are one of these paths, or in one of these folders. */
  readonly filesIn: (paths: readonly string[]) => readonly string[];
  readonly hasMessage: (file: string, message: Linter.LintMessage) => boolean;
}

/**
 * What changed in these files and folders since a Git revision? Committed or not; since the two parted, when the revision has
 * commits of its own. A file that Git does not know, or knew under another name, counts with what is new in it.
 */
export async function changesSince(revision: string, paths: readonly string[]): Promise<Changes> {
  const { repositories, outside } = byRepository(paths);
  const [first] = outside;
  if (first !== undefined) {
    throw new UsageError(`'${path.relative('', first)}' is in no Git repository, which '--since' needs`);
  }

  const changes = await Promise.all(
    [...repositories].map(([root, within]) => changesIn(root, within, revision)),
  );
  const changed = new Map(changes.flatMap((files) => [...files]));
  return {
    hasFile: (file) => changed.has(realpathSync(file)),
    filesIn: (folders) => {
      const real = folders.map((folder) => realpathSync(folder));
      return [...changed.keys()].filter(
        (file) => existsSync(file) && real.some((folder) => isWithin(file, folder)),
      );
    },
    hasMessage: (file, { line, endLine = line }) =>
      (changed.get(realpathSync(file)) ?? []).some(([start, end]) => start <= endLine && line <= end),
  };
}

async function changesIn(
  root: string,
  paths: readonly string[],
  revision: string,
): Promise<ReadonlyMap<string, readonly Lines[]>> {
  const base = await baseOf(root, revision);
  const patch = await git(
    root,
    '-c',
    'core.quotePath=false',
    'diff',
    '--unified=0',
    '--find-renames',
    '--text',
    '--no-color',
    '--no-ext-diff',
    '--no-textconv',
    '--no-relative',
    '--ignore-submodules',
    '--src-prefix=a/',
    '--dst-prefix=b/',
    base,
    '--',
  );
  const known = new Set((await git(root, 'ls-files', '-z')).split('\0'));
  const unknown = (await git(root, 'ls-files', '-z', '--others', '--exclude-standard'))
    .split('\0')
    .slice(0, -1);
  const changes = new Map<string, readonly Lines[]>();
  for (const [name, lines] of linesOfPatch(patch)) changes.set(path.join(root, name), lines);
  for (const name of unknown) changes.set(path.join(root, name), everyLine);
  for (const given of paths) {
    const file = realpathSync(given); // a file that is ignored, but named
    if (statSync(file).isFile() && !known.has(relativePath(file, root))) changes.set(file, everyLine);
  }
  return changes;
}

/** The commit to compare with. */
async function baseOf(root: string, revision: string): Promise<string> {
  const found = revision.startsWith('-')
    ? undefined
    : await tryGit(root, 'rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
  if (found?.code !== 0) {
    const { out } = await tryGit(root, 'rev-parse', '--is-shallow-repository');
    const hint = out.trim() === 'true' ? ' (this clone is shallow: fetch more of its history)' : '';
    throw new UsageError(`no such revision in '${path.relative('', root) || '.'}': '${revision}'${hint}`);
  }
  const commit = found.out.trim();
  const { code, out } = await tryGit(root, 'merge-base', commit, 'HEAD');
  return code === 0 ? out.trim() : commit; // a shallow clone may not reach back to where they parted
}

function linesOfPatch(patch: string): ReadonlyMap<string, readonly Lines[]> {
  const changes = new Map<string, Lines[]>();
  let lines: Lines[] = [];
  let left = 0; // lines of the hunk that are still to come: they may look like anything
  for (const text of patch.split('\n')) {
    if (left > 0) {
      if (!text.startsWith('\\')) left--;
      continue;
    }
    const file = /^\+\+\+ (?<name>.*?)\t?$/u.exec(text)?.groups?.['name'];
    if (file !== undefined) {
      lines = [];
      if (file !== '/dev/null') changes.set(unquoted(file).slice('b/'.length), lines);
      continue;
    }
    const hunk = /^@@ -\d+(?:,(?<removed>\d+))? \+(?<start>\d+)(?:,(?<added>\d+))? @@/u.exec(text)?.groups;
    if (!hunk) continue;
    const { removed = '1', start = '', added = '1' } = hunk;
    left = Number(removed) + Number(added);
    if (added !== '0') lines.push([Number(start), Number(start) + Number(added) - 1]);
  }
  return changes;
}

/** Git quotes a name with unusual characters as C does. */
function unquoted(name: string): string {
  if (!name.startsWith('"')) return name;
  const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
  return name
    .slice(1, -1)
    .replace(/\\(?:(?<octal>[0-7]{3})|(?<letter>.))/gu, (_, octal: string | undefined, letter: string) =>
      octal === undefined ? (escapes[letter] ?? letter) : String.fromCharCode(Number.parseInt(octal, 8)),
    );
}
