import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** What a `package.json` says that matters to imports. */
export interface Manifest {
  readonly name?: unknown;
  readonly workspaces?: unknown;
  readonly exports?: unknown;
  readonly imports?: unknown;
  readonly main?: unknown;
  readonly module?: unknown;
  readonly types?: unknown;
}

const manifests = new Map<string, Manifest | undefined>();

/** The `package.json` of a folder, read once per run. */
export function manifestOf(folder: string): Manifest | undefined {
  if (!manifests.has(folder)) manifests.set(folder, readManifest(join(folder, 'package.json')));
  return manifests.get(folder);
}

function readManifest(path: string): Manifest | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof manifest === 'object' && manifest !== null ? manifest : undefined;
  } catch {
    return undefined; // missing, unreadable or not JSON: nothing is known
  }
}

/** The folders around a file, nearest first. */
export function* foldersAround(filename: string): Generator<string> {
  for (let folder = dirname(filename); ; folder = dirname(folder)) {
    yield folder;
    if (dirname(folder) === folder) return;
  }
}

/** The folder of the package that a file is in. */
export function packageFolder(filename: string): string | undefined {
  for (const folder of foldersAround(filename)) if (manifestOf(folder)) return folder;
  return undefined;
}

/** The folder of the workspaces that a file is in one of. */
export function workspaceRoot(filename: string): string | undefined {
  for (const folder of foldersAround(filename)) if (workspacesIn(folder).size > 0) return folder;
  return undefined;
}

/** In which folder is a package that belongs to the same project: linked by the package manager, or a workspace? */
export function workspaceFolder(name: string, filename: string): string | undefined {
  for (const folder of foldersAround(filename)) {
    const linked = linkedFolder(join(folder, 'node_modules', name));
    if (linked !== undefined) return linked === '' ? undefined : linked;
    if (manifestOf(folder)?.name === name) return folder;
    const workspace = workspacesIn(folder).get(name);
    if (workspace !== undefined) return workspace;
  }
  return undefined;
}

/** Where a package is linked to; empty for one that is installed. */
function linkedFolder(path: string): string | undefined {
  try {
    const real = realpathSync(path);
    return real.split(sep).includes('node_modules') ? '' : real;
  } catch {
    return undefined; // not installed there
  }
}

const workspaces = new Map<string, ReadonlyMap<string, string>>();

/** The packages of the workspaces that a folder is the root of, by name. */
function workspacesIn(root: string): ReadonlyMap<string, string> {
  let known = workspaces.get(root);
  if (!known) {
    known = new Map(
      patternsIn(root)
        .flatMap((pattern) => matching(root, pattern.split('/')))
        .flatMap((folder) => {
          const name = manifestOf(folder)?.name;
          return typeof name === 'string' ? [[name, folder] as const] : [];
        }),
    );
    workspaces.set(root, known);
  }
  return known;
}

/** `"workspaces": ["packages/*"]`, `{ "packages": [...] }`, and the list in `pnpm-workspace.yaml`. */
function patternsIn(root: string): readonly string[] {
  const given = manifestOf(root)?.workspaces;
  const listed: unknown =
    typeof given === 'object' && given !== null && 'packages' in given ? given.packages : given;
  const patterns: readonly unknown[] = Array.isArray(listed) ? listed : listedByPnpm(root);
  return patterns.filter(
    (pattern): pattern is string => typeof pattern === 'string' && !pattern.startsWith('!'),
  );
}

function listedByPnpm(root: string): readonly string[] {
  if (!manifestOf(root)) return [];
  try {
    const text = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
    const [list = ''] = /(?<=^packages:[^\S\n]*\n)(?:[^\S\n]*(?:-.*|#.*)?\n?)*/mu.exec(text) ?? [];
    return [...list.matchAll(/^\s*-\s*['"]?(?<pattern>[^'"\s#]+)/gmu)].flatMap(
      ({ groups }) => groups?.['pattern'] ?? [],
    );
  } catch {
    return []; // no such file
  }
}

/** The folders that a pattern means: `*` is any one, `**` any number of them. */
function matching(folder: string, pattern: readonly string[]): readonly string[] {
  const [first, ...rest] = pattern;
  if (first === undefined) return [folder];
  if (first === '.' || first === '') return matching(folder, rest);
  if (first === '**') {
    const below = foldersIn(folder).flatMap((child) => matching(child, pattern));
    return [...matching(folder, rest), ...below];
  }
  if (!first.includes('*')) return matching(join(folder, first), rest);
  const name = new RegExp(`^${first.replace(/[.+?^${}()|[\]\\]/gu, '\\$&').replaceAll('*', '.*')}$`, 'u');
  return foldersIn(folder)
    .filter((child) => name.test(child.slice(folder.length + 1)))
    .flatMap((child) => matching(child, rest));
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^(?:node_modules|\..*|dist)$/u.test(entry.name))
      .map(({ name }) => join(folder, name));
  } catch {
    return []; // listed, but not there
  }
}
