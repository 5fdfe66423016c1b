import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isOfTests } from './test-double.js';
import { packageFolder, workspaceRoot } from './workspaces.js';

/**
 * Which files hold classes and object literals that say that they implement or extend something, or tell a container of
 * dependencies what it is?
 */
export interface HeirFiles {
  /** The files of the project around a file that name it so, without those of tests. */
  readonly pathsOf: (name: string, filename: string) => readonly string[];
  /** Changes where an answer may have changed other than by a change of the files that it named. */
  readonly version: () => unknown;
}

interface Limits {
  /** In how many TypeScript files of a folder is searched; where there are more, in none. */
  readonly files: number;
  /** For so many milliseconds, what was found is taken to be still so. */
  readonly fresh: number;
}

const usual: Limits = { files: 6000, fresh: 2000 };

interface Known {
  readonly modified: number;
  readonly size: number;
  readonly names: readonly string[];
}

/** What is found below one folder. */
interface Search {
  files: ReadonlyMap<string, Known>;
  named: ReadonlyMap<string, readonly string[]> | undefined;
  /** When to look again. */
  next: number;
}

/** Searches the texts of a project's TypeScript files for classes and what they inherit from, and keeps what it finds. */
export function createHeirFiles(limits = usual): HeirFiles {
  const searches = new Map<string, Search>();
  let version = 0;

  function searchIn(folder: string): Search {
    const before = searches.get(folder);
    const start = performance.now();
    if (before && start < before.next) return before;
    const files = filesBelow(folder, limits.files, before?.files);
    const search: Search = {
      files: files ?? new Map<string, Known>(),
      named: files && byName(files),
      next: 0,
    };
    if (before && !isSame(before, search)) version += 1;
    const end = performance.now();
    // Looking takes at most a twentieth of the time.
    search.next = end + Math.max(limits.fresh, 20 * (end - start));
    searches.set(folder, search);
    return search;
  }

  return {
    pathsOf(name, filename) {
      const root = workspaceRoot(filename) ?? packageFolder(filename);
      if (root === undefined) return [];
      const own = searchIn(root).named ?? searchIn(packageFolder(filename) ?? root).named;
      return own?.get(name) ?? [];
    },
    version() {
      for (const folder of searches.keys()) searchIn(folder);
      return version;
    },
  };
}

/** The TypeScript files below a folder and what their classes name; `undefined` where there are more than `most`. */
function filesBelow(
  root: string,
  most: number,
  before: ReadonlyMap<string, Known> | undefined,
): ReadonlyMap<string, Known> | undefined {
  const found = new Map<string, Known>();
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!skipped.test(entry.name) && !isOfTests(`/${entry.name}/`)) folders.push(path);
      } else if (/(?<!\.d)\.[cm]?tsx?$/u.test(entry.name) && !isOfTests(entry.name)) {
        const known = readKnown(path, before?.get(path));
        if (known) found.set(path, known);
        if (found.size > most) return undefined;
      }
    }
  }
  return found;
}

const skipped = /^(?:\..*|build|coverage|dist|node_modules|out)$/u;

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // removed meanwhile, or unreadable
  }
}

function readKnown(path: string, before: Known | undefined): Known | undefined {
  try {
    const { mtimeMs: modified, size } = statSync(path);
    if (before?.modified === modified && before.size === size) return before;
    return { modified, size, names: namesOfHeirs(readFileSync(path, 'latin1')) };
  } catch {
    return undefined;
  }
}

/** What stands between `class` and its body. Type arguments may hold braces, and type arguments. */
const classHead = /\bclass\b(?<head>(?:[^{;<]|<(?:[^<>]|<(?:[^<>]|<[^<>]*>)*>)*>)*)\{/gu;

/** The types that object literals of a module say, and that functions say which make one. */
const ofLiterals = [
  /^(?:export\s+)?const\s+[\w$]+\s*:\s*(?<name>[\w$]+)(?:<[^<>\n]*>)?\s*=\s*\{/gmu,
  /\bsatisfies\s+(?<name>[\w$]+)/gu,
  /^(?:\)|(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:const|function)\b[^\n]*?\))\s*:\s*(?:Promise<)?(?<name>[\w$]+)(?:<[^<>\n]*>)?>?\s*(?:=>\s*)?(?:\(\{|\{(?=[^]{0,4000}?\breturn\s*\{))/gmu,
];

/** What a container of dependencies is told: `CacheModule.register(…)`, `{ provide: CONTENT_CACHE, … }`, `{ provide: 'cache' }`. */
const ofContainers = [
  /\b(?<name>[A-Z][\w$]*Module)\.(?:forRoot|register)(?:Async)?\(/gu,
  /\bprovide:\s*(?:(?<name>[\w$]+)|'(?<text>[^'\n]+)'|"(?<quoted>[^"\n]+)")\s*,/gu,
];

/** What the classes and literals in a text implement or extend, and what it registers or provides, by name. */
export function namesOfHeirs(text: string): readonly string[] {
  const names = new Set<string>();
  for (const { groups } of text.matchAll(classHead)) {
    const head = withoutArguments(groups?.['head'] ?? '');
    const [, inherited = ''] = /^\s*[\w$]*\s*\b(?:extends|implements)\b([^=:]*)$/u.exec(head) ?? [];
    for (const [name] of inherited.matchAll(/[\w$]+/gu)) names.add(name);
  }
  for (const pattern of ofLiterals) {
    for (const { groups } of text.matchAll(pattern)) names.add(groups?.['name'] ?? '');
  }
  for (const pattern of ofContainers) {
    for (const { groups } of text.matchAll(pattern)) {
      names.add(groups?.['name'] ?? groups?.['text'] ?? groups?.['quoted'] ?? '');
    }
  }
  names.delete('implements');
  return [...names].map(copied);
}

/** A part of a text keeps the whole text in memory. */
function copied(part: string): string {
  return Buffer.from(part, 'latin1').toString('latin1');
}

/** Without type arguments, which can be in each other. */
function withoutArguments(head: string): string {
  const shorter = head.replace(/<[^<>]*>/gu, '');
  return shorter === head ? head : withoutArguments(shorter);
}

function byName(files: ReadonlyMap<string, Known>): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, string[]>();
  for (const [path, { names }] of files) {
    for (const name of names) {
      const paths = named.get(name);
      if (paths) paths.push(path);
      else named.set(name, [path]);
    }
  }
  for (const paths of named.values()) paths.sort();
  return named;
}

function isSame({ files: before }: Search, { files: after }: Search): boolean {
  if (before.size !== after.size) return false;
  for (const [path, { names }] of after) {
    const known = before.get(path);
    if (known?.names.join() !== names.join()) return false;
  }
  return true;
}
