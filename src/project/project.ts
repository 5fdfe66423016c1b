import { readFileSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { TSESLint } from '@typescript-eslint/utils';
import type ts from 'typescript';
import type { HeirFiles } from './heir-files.js';
import { fileOfModule } from './module-file.js';
import { parseFile } from './parsed-file.js';

/** Another file of the project than the one being linted. */
export interface OtherFile {
  readonly filename: string;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
}

/** What files of a project can ask about each other. */
export interface Project {
  /**
   * A file is linted: from here on, what was read before holds only if it has not changed. `heldOf` gives what a program
   * holds of a file, which an editor may not have saved; `heirs` knows where classes are that implement something.
   */
  readonly begin: (heldOf: HeldOf, heirs: HeirFiles) => void;
  /**
   * The file that a specifier leads to from a file, if it can have an export of this name.
   * `asker` is the file that asks, where it is not the one being linted.
   */
  readonly fileOf: (
    specifier: string,
    name: string | undefined,
    filename: string,
    asker: OtherFile | undefined,
  ) => OtherFile | undefined;
  /** The file at a path. */
  readonly fileAt: (path: string) => OtherFile | undefined;
  /**
   * The files with classes that say that they implement or extend what has this name, or that tell a container what it is;
   * none where they are many, or there is no room for all of them.
   */
  readonly filesOfHeirs: (
    name: string,
    filename: string,
    asker: OtherFile | undefined,
  ) => readonly OtherFile[];
}

export type HeldOf = (path: string) => ts.SourceFile | undefined;

export interface Limits {
  /** How much may be read for one linted file. */
  readonly files: number;
  readonly characters: number;
  /** Longer files are generated, or data. */
  readonly longest: number;
  /** What more files implement is no part of a program that is written once. */
  readonly heirs: number;
  /** How many bytes are kept in any case. */
  readonly least: number;
  /** How many bytes are kept at most before all is forgotten, so that an editor's process does not grow without end. */
  readonly kept: number;
}

const usual: Limits = {
  files: 200,
  characters: 3_000_000,
  longest: 300_000,
  heirs: 8,
  least: 25_000_000,
  kept: 250_000_000,
};

/** What linted files ask about is worth keeping for so many of them. */
const worthKeeping = 16;

/** By how much the need of the next file counts more than that of the last. */
const fading = 0.98;

/** What a tree and its scopes take, as measured on back ends: so many bytes for each character. */
const bytesOfTree = 40;

interface Entry {
  readonly path: string;
  readonly modified: number;
  readonly size: number;
  readonly text: string;
  /** What a program held of it when it was read. */
  readonly held: string | undefined;
  /** Parsed when it is needed; `null` where it cannot be. */
  file?: OtherFile | null | undefined;
  /** The files that it has asked about. */
  readonly asked: Set<Entry>;
  /** It has asked which files implement something, of this version of the answer. */
  heirs?: { readonly version: unknown } | undefined;
  /** The lint in which it was last seen to be as it was. */
  checked: number;
  /** It has changed, or something that it asked about has, or it was refused an answer. */
  isStale: boolean;
}

/** Keeps the files of a project for as long as they do not change. */
export function createProject(limits = usual): Project {
  const entries = new Map<string, Entry>();
  const entryOf = new WeakMap<OtherFile, Entry>();
  let lint = 0;
  let kept = 0;
  let characters = 0;
  /** How many bytes linted files have asked about of late. */
  let need = 0;
  let counted = new Set<Entry>();
  let heldOf: HeldOf = () => undefined;
  let heirs: HeirFiles = { pathsOf: () => [], version: () => undefined };

  function entryAt(path: string): Entry | undefined {
    const known = entries.get(path);
    if (known?.checked === lint) return known;
    if (known && isCurrent(known)) return known;
    if (known) entries.delete(path);
    const entry = readEntry(path, heldOf(path)?.text, known, limits.longest);
    if (entry) {
      entry.checked = lint;
      entries.set(path, entry);
      kept += entry.size;
    }
    return entry;
  }

  /** Has neither the file changed nor any that its answers came from? One that has makes all of them stale. */
  function isCurrent(entry: Entry): boolean {
    const group = new Set([entry]);
    let isSame = true;
    for (const member of group) {
      if (member.isStale || !isUnchanged(member, heldOf(member.path)?.text)) isSame = false;
      if (member.heirs && member.heirs.version !== heirs.version()) isSame = false;
      for (const other of member.asked) if (other.checked !== lint || other.isStale) group.add(other);
    }
    for (const member of group) {
      if (isSame) member.checked = lint;
      else member.isStale = true;
    }
    return isSame;
  }

  /** Is there room for the file in what may be read for the one being linted? */
  function hasRoom(entry: Entry): boolean {
    if (counted.has(entry)) return true;
    if (counted.size >= limits.files || characters + entry.size > limits.characters) return false;
    counted.add(entry);
    characters += entry.size;
    return true;
  }

  function open(entry: Entry): OtherFile | 'no room' | undefined {
    if (!hasRoom(entry)) return 'no room';
    if (entry.file === undefined) {
      const held = heldOf(entry.path);
      const sourceCode = parseFile(entry.path, entry.text, held?.text === entry.text ? held : undefined);
      entry.file = sourceCode ? { filename: entry.path, sourceCode } : null;
      if (entry.file) {
        entryOf.set(entry.file, entry);
        kept += entry.size * bytesOfTree;
      }
    }
    return entry.file ?? undefined;
  }

  return {
    begin(heldOfProgram, heirsOfLint) {
      heldOf = heldOfProgram;
      heirs = heirsOfLint;
      lint += 1;
      need = Math.max(need * fading, characters * bytesOfTree);
      counted = new Set();
      characters = 0;
      if (kept < Math.min(limits.kept, Math.max(limits.least, need * worthKeeping))) return;
      entries.clear();
      kept = 0;
    },
    fileOf(specifier, name, filename, asker) {
      const path = fileOfModule(specifier, filename);
      if (path === undefined || path.includes(`${sep}node_modules${sep}`)) return undefined;
      const entry = entryAt(path);
      if (!entry) return undefined;
      const askerEntry = asker && entryOf.get(asker);
      askerEntry?.asked.add(entry);
      if (name !== undefined && !mayExport(entry.text, name)) return undefined;
      const file = open(entry);
      if (file === 'no room' && askerEntry) askerEntry.isStale = true;
      return file === 'no room' ? undefined : file;
    },
    filesOfHeirs(name, filename, asker) {
      const askerEntry = asker && entryOf.get(asker);
      const paths = heirs.pathsOf(name, filename);
      if (askerEntry) askerEntry.heirs = { version: heirs.version() };
      if (paths.length > limits.heirs) return [];
      const files = paths.map((path) => {
        const entry = entryAt(path);
        if (entry) askerEntry?.asked.add(entry);
        return entry && open(entry);
      });
      if (files.includes('no room') && askerEntry) askerEntry.isStale = true;
      return files.every((file) => file !== undefined && file !== 'no room') ? files : [];
    },
    fileAt(path) {
      const entry = entryAt(resolve(path));
      const file = entry && open(entry);
      return file === 'no room' ? undefined : file;
    },
  };
}

/** Asked of the text alone, because most files are long and most questions about a barrel lead on. */
function mayExport(text: string, name: string): boolean {
  return text.includes(name) || /\bexport\s*\*|\bexports\b|\bexport\s*=/u.test(text);
}

/** The newest text: what a program holds, unless it is what it held before and the file has changed since. */
function readEntry(
  path: string,
  held: string | undefined,
  before: Entry | undefined,
  longest: number,
): Entry | undefined {
  try {
    const { mtimeMs, size } = statSync(path);
    if (size > longest) return undefined;
    if (before && isUnchanged(before, held))
      return { ...before, file: undefined, asked: new Set(), heirs: undefined, checked: 0, isStale: false };
    const isSaved = before !== undefined && before.held === held && before.modified !== mtimeMs;
    const text = held === undefined || isSaved ? readFileSync(path, 'utf8') : held;
    return { path, modified: mtimeMs, size, text, held, asked: new Set(), checked: 0, isStale: false };
  } catch {
    return undefined; // deleted meanwhile, or unreadable
  }
}

function isUnchanged({ path, modified, size, held }: Entry, heldNow: string | undefined): boolean {
  if (heldNow !== undefined && heldNow !== held) return false;
  try {
    const now = statSync(path);
    return now.mtimeMs === modified && now.size === size;
  } catch {
    return false; // deleted meanwhile, or unreadable
  }
}
