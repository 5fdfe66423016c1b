import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { conventions } from '../catalogue/conventions.js';
import { libraries } from '../catalogue/index.js';
import type { Library, Member, Members } from '../catalogue/schema.js';
import { libraryOf } from './known-libraries.js';
import { librariesOfProgram } from './libraries-of-program.js';
import type { Resolution } from './resolution.js';
import type ts from 'typescript';

export type Fact = keyof Member;

/**
 * Which names of members can mean anything in a file? Only those of the libraries that it imports, and of those that
 * need no import. Asked before anything is resolved, because most calls end here.
 */
export interface NamesInReach {
  /** Is it the name of a member of one of the libraries? */
  readonly has: (name: string) => boolean;
  /** Has a member of this name this fact? Without a name, a function that is called by itself. */
  readonly hasWith: (name: string | undefined, fact: Fact) => boolean;
  /** Does what is handed to a method of this name say what it does? */
  readonly receives: (name: string) => boolean;
  /** Does an imported library describe members by `*`, or values that are called themselves, so that any name can be one? */
  readonly isOpenEnded: boolean;
}

/** The names of members of some libraries, and the facts that members of a name have. */
interface Index {
  readonly names: Set<string>;
  readonly namesWith: Map<string, Set<string>>;
  /** Names of methods that are known by what they are handed. */
  readonly receiving: Set<string>;
  isOpenEnded: boolean;
}

/** Which names can mean anything in this file? Values of other files, where those are read, can come from all libraries. */
export function namesInReach(
  sourceCode: Resolution['sourceCode'],
  libraryAt: Resolution['libraryOf'],
  program: ts.Program | undefined,
  readsOtherFiles: boolean,
): NamesInReach {
  const found = [...importedLibraries(sourceCode, libraryAt)].map(indexOfLibrary);
  const imported = program
    ? [...found, indexOfProgram(program)]
    : readsOtherFiles
      ? [...found, indexOfAll()]
      : found;
  return {
    has: (name) => unimported.names.has(name) || imported.some(({ names }) => names.has(name)),
    hasWith: (name, fact) => {
      if (name === undefined) {
        return everywhere.namesWith.has(fact) || imported.some(({ namesWith }) => namesWith.has(fact));
      }
      if (isAmong(unimported.namesWith.get(fact), name)) return true;
      for (const { namesWith } of imported) if (isAmong(namesWith.get(fact), name)) return true;
      return false;
    },
    receives: (name) => imported.some(({ receiving }) => receiving.has(name)),
    isOpenEnded: found.some(({ isOpenEnded }) => isOpenEnded),
  };
}

function isAmong(names: ReadonlySet<string> | undefined, name: string): boolean {
  return names !== undefined && (names.has(name) || names.has('*'));
}

const loaded = /\s*['"`](?<specifier>[^'"`\n]+)['"`]/uy;

function importedLibraries(
  { ast, text }: Resolution['sourceCode'],
  libraryAt: Resolution['libraryOf'],
): ReadonlySet<Library> {
  const found = new Set<Library>();
  const add = (specifier: string | undefined): void => {
    const library = specifier === undefined ? undefined : libraryAt(specifier);
    if (library) found.add(library);
  };
  for (const statement of ast.body) {
    if (statement.type === AST_NODE_TYPES.ImportDeclaration) add(statement.source.value);
  }
  for (const call of ['require(', 'import(']) {
    // A search for a plain text is many times faster than one for a pattern.
    for (let at = text.indexOf(call); at >= 0; at = text.indexOf(call, at + 1)) {
      loaded.lastIndex = at + call.length;
      add(loaded.exec(text)?.groups?.['specifier']);
    }
  }
  return found;
}

const indexes = new WeakMap<Library, Index>();

function indexOfLibrary(library: Library): Index {
  let index = indexes.get(library);
  if (!index) {
    const borrowed = Object.values(library.borrows ?? {}).map(({ library: other }) => other);
    index = indexOf([...new Set([library, ...borrowed])]);
    indexes.set(library, index);
  }
  return index;
}

const indexesOfPrograms = new WeakMap<ts.Program, Index>();

/** Of names alone: a value of another file has its type from the compiler, so that no name has to be looked up in it. */
function indexOfProgram(program: ts.Program): Index {
  let index = indexesOfPrograms.get(program);
  if (!index) {
    index = { ...indexOf([...librariesOfProgram(program)]), isOpenEnded: false };
    indexesOfPrograms.set(program, index);
  }
  return index;
}

const knownByName = libraries.filter(({ anywhere, globals }) => anywhere ?? globals);
const conventional = conventions.flatMap((convention) => libraryOf(convention.is.package) ?? []);

/** Libraries that are known by global names, or by names of exports wherever those are imported from. */
const everywhere = indexOf(knownByName);

let everything: Index | undefined;

/** Of names alone, and without those that every list has: following each of those to its file would read all files. */
function indexOfAll(): Index {
  everything ??= withoutNames(indexOf(libraries), ofLists);
  return everything;
}

const ofLists = [
  '*',
  'every',
  'filter',
  'flatMap',
  'forEach',
  'map',
  'reduce',
  'some',
  'then',
  'catch',
  'finally',
];

function withoutNames(index: Index, names: readonly string[]): Index {
  for (const known of [index.names, index.receiving, ...index.namesWith.values()]) {
    for (const name of names) known.delete(name);
  }
  return index;
}

/** Those, and the libraries that conventional names stand for. */
const unimported = indexOf([...new Set([...knownByName, ...conventional])]);

function indexOf(members: readonly Library[]): Index {
  const index: Index = { names: new Set(), namesWith: new Map(), receiving: new Set(), isOpenEnded: false };
  for (const library of members) {
    addMembers(index, library.module);
    for (const { members = {}, handedTo = {}, call, tag } of Object.values(library.types)) {
      addMembers(index, members);
      addMembers(index, handedTo);
      for (const name of Object.keys(handedTo)) index.receiving.add(name);
      if (call) addFacts(index, '*', call);
      if (tag) addFacts(index, '*', tag);
      const isAnyName = Object.keys(members['*'] ?? {}).some((fact) => fact !== 'is');
      if (isAnyName || call || tag) index.isOpenEnded = true;
    }
  }
  return index;
}

function addMembers(index: Index, members: Members): void {
  for (const [name, member] of Object.entries(members)) {
    if (name !== '*') index.names.add(name);
    addFacts(index, name, member);
  }
}

function addFacts({ namesWith }: Index, name: string, member: Member): void {
  for (const fact of Object.keys(member)) {
    namesWith.set(fact, (namesWith.get(fact) ?? new Set()).add(name));
  }
}
