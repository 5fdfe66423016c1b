import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { conventions } from '../catalogue/conventions.js';
import { libraries } from '../catalogue/index.js';
import type { Library, Member, Members } from '../catalogue/schema.js';
import { ambientTypes, libraryOf } from './known-libraries.js';
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
  /** Which facts can a member of this name have? Without a name, a function that is called by itself. */
  readonly factsOf: (name: string | undefined) => ReadonlySet<Fact>;
  /**
   * Can it be a member of a value that only the program knows the type of? Narrower than `has`, because types are dear.
   * Without a name, a value that is called by itself.
   */
  readonly hasByType: (name: string | undefined) => boolean;
  /** Does what is handed to a method of this name say what it does? */
  readonly receives: (name: string) => boolean;
  /** Does an imported library describe members by `*`, or values that are called themselves, so that any name can be one? */
  readonly isOpenEnded: boolean;
}

/** The names of members of some libraries. */
interface Index {
  /** The facts that members of a name have; those under `*` can have any name. */
  readonly facts: Map<string, Set<Fact>>;
  /** The facts that any member has. */
  readonly all: Set<Fact>;
  /** Names of methods that are known by what they are handed. */
  readonly receiving: Set<string>;
  /** Names of what is called on a value of a type; modules are imported, and need no type. */
  readonly ofTypes: Set<string>;
  /** Are there values that are called by themselves? */
  readonly isCalled: boolean;
  readonly isOpenEnded: boolean;
}

/** Which names can mean anything in this file? Values of other files, where those are read, can come from all libraries. */
export function namesInReach(
  sourceCode: Resolution['sourceCode'],
  libraryAt: Resolution['libraryOf'],
  program: ts.Program | undefined,
  readsOtherFiles: boolean,
): NamesInReach {
  const imported = [...importedLibraries(sourceCode, libraryAt)].map(indexOfLibrary);
  if (program) return reachOf([...imported, indexOfProgram(program)]);
  return reachOf(readsOtherFiles ? [...imported, indexOfAll()] : imported);
}

/** What is in reach with some libraries, kept by those: the files of a project import the same few together. */
interface Reach {
  readonly further: WeakMap<Index, Reach>;
  names?: NamesInReach;
}

const withNone: Reach = { further: new WeakMap() };

function reachOf(imported: readonly Index[]): NamesInReach {
  let reach = withNone;
  for (const index of imported) {
    let next = reach.further.get(index);
    if (!next) reach.further.set(index, (next = { further: new WeakMap() }));
    reach = next;
  }
  return (reach.names ??= namesOf(imported));
}

function namesOf(imported: readonly Index[]): NamesInReach {
  const { facts, receiving, isOpenEnded } = joined([unimported, ...imported]);
  const { all, ofTypes } = joined([everywhere, ...imported]);
  const ofAnyName = facts.get('*') ?? new Set<Fact>();
  facts.delete('*');
  for (const known of facts.values()) for (const fact of ofAnyName) known.add(fact);
  return {
    has: (name) => facts.has(name),
    factsOf: (name) => (name === undefined ? all : (facts.get(name) ?? ofAnyName)),
    hasByType: (name) =>
      name === undefined
        ? imported.some(({ isCalled }) => isCalled)
        : ofTypes.has(name) || imported.some((index) => index.isOpenEnded),
    receives: (name) => receiving.has(name),
    isOpenEnded,
  };
}

function joined(indexes: readonly Index[]): Index {
  const facts = new Map<string, Set<Fact>>();
  for (const index of indexes) for (const [name, known] of index.facts) addFacts(facts, name, known);
  return {
    facts,
    all: new Set(indexes.flatMap(({ all }) => [...all])),
    receiving: new Set(indexes.flatMap(({ receiving }) => [...receiving])),
    ofTypes: new Set(indexes.flatMap(({ ofTypes }) => [...ofTypes])),
    isCalled: indexes.some(({ isCalled }) => isCalled),
    isOpenEnded: indexes.some((index) => index.isOpenEnded),
  };
}

function addFacts(facts: Index['facts'], name: string, added: Iterable<Fact>): void {
  const known = facts.get(name);
  if (!known) facts.set(name, new Set(added));
  else for (const fact of added) known.add(fact);
}

/**
 * The ends of `require(` and `import(`. A search for a plain text is many times faster than one for a pattern, and
 * fastest for one that begins with a rare letter.
 */
const loading = ['quire(', 'mport('];
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
  for (const call of loading) {
    for (let at = text.indexOf(call); at >= 0; at = text.indexOf(call, at + 1)) {
      loaded.lastIndex = at + call.length;
      add(loaded.exec(text)?.groups?.['specifier']);
    }
  }
  for (const [name, library] of ambientTypes) if (text.includes(name)) found.add(library);
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

/** Names that every list or promise has. */
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

const knownByName = libraries.filter(({ anywhere, globals }) => anywhere ?? globals);
const conventional = conventions.flatMap((convention) => libraryOf(convention.is.package) ?? []);

/** Libraries that are known by global names, or by names of exports wherever those are imported from. */
const everywhere = indexOf(knownByName);

let everything: Index | undefined;

/** Of names alone, and without those that every list has: following each of those to its file would read all files. */
function indexOfAll(): Index {
  everything ??= { ...withoutNames(indexOf(libraries), ofLists), isOpenEnded: false };
  return everything;
}

function withoutNames(index: Index, names: readonly string[]): Index {
  for (const known of [index.facts, index.receiving]) {
    for (const name of names) known.delete(name);
  }
  return index;
}

/** Those, and the libraries that conventional names stand for. */
const unimported: Index = {
  ...indexOf([...new Set([...knownByName, ...conventional])]),
  isOpenEnded: false, // else every call of every file would be looked at
};

function indexOf(members: readonly Library[]): Index {
  const facts: Index['facts'] = new Map();
  const receiving = new Set<string>();
  const ofTypes = new Set<string>();
  let isCalled = false;
  let isOpenEnded = false;
  const add = (described: Members): void => {
    for (const [name, member] of Object.entries(described)) addFacts(facts, name, factsIn(member));
  };
  for (const library of members) {
    add(library.module);
    for (const name of Object.keys(library.module)) if (!ofLists.includes(name)) ofTypes.add(name);
    for (const { members: described = {}, handedTo = {}, call, tag } of Object.values(library.types)) {
      add(described);
      add(handedTo);
      for (const name of Object.keys(handedTo)) receiving.add(name);
      for (const name of Object.keys({ ...described, ...handedTo })) ofTypes.add(name);
      if (call) addFacts(facts, '*', factsIn(call));
      if (tag) addFacts(facts, '*', factsIn(tag));
      const isAnyName = Object.keys(described['*'] ?? {}).some((fact) => fact !== 'is');
      if (call ?? tag) isCalled = true;
      if (isAnyName || call || tag) isOpenEnded = true;
    }
  }
  const all = new Set([...facts.values()].flatMap((known) => [...known]));
  return { facts, all, receiving, ofTypes, isCalled, isOpenEnded };
}

function factsIn(member: Member): readonly Fact[] {
  return Object.keys(member) as Fact[];
}
