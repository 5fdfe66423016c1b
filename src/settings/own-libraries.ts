import { libraries } from '../catalogue/index.js';
import type { Library, Member, Members, TypeFacts } from '../catalogue/schema.js';
import { listOf, namesTo, object, optional, text, type Check } from './checks.js';
import { moduleMatcher } from './module-pattern.js';
import { at, expected, SettingsError, unknownName } from './settings-error.js';
import { memberCheck, typeCheck, type OwnMember, type OwnType, type TypeOfPackage } from './vocabulary.js';

/** Modules that a user describes. */
export interface OwnLibrary {
  /** Is it meant by one of the names of a module? */
  readonly matches: (names: readonly string[]) => boolean;
  readonly library: Library;
}

/** An entry of the setting, once it is checked. */
interface Entry {
  readonly modules: readonly [string, ...string[]];
  readonly exports?: Readonly<Record<string, OwnMember>>;
  readonly types?: Readonly<Record<string, OwnType>>;
}

/** Which modules does the user describe? Throws a SettingsError where the description is not valid. */
export function readOwnLibraries(given: unknown, path: string): readonly OwnLibrary[] {
  if (!Array.isArray(given)) throw expected(path, 'a list', given);
  return given.map((entry: unknown, index) => readEntry(entry, `${path}[${index}]`));
}

function readEntry(given: unknown, path: string): OwnLibrary {
  const names = typeNamesIn(given);
  const type = typeName(names);
  const check = object<Entry>('a key of a library', {
    modules: listOf(modulePattern),
    exports: optional(namesTo(memberCheck(type))),
    types: optional(namesTo(typeCheck(type))),
  });
  check.check(given, path);

  const entry = given as Entry;
  if (!entry.exports && !entry.types) {
    throw new SettingsError(
      `${path} says nothing about its modules. It must have "exports", "types" or both.`,
    );
  }
  return { matches: moduleMatcher(entry.modules), library: libraryFrom(entry) };
}

function typeNamesIn(given: unknown): readonly string[] {
  const types: unknown = typeof given === 'object' && given !== null && 'types' in given ? given.types : {};
  return typeof types === 'object' && types !== null ? Object.keys(types) : [];
}

const modulePattern: Check = {
  expects: text.expects,
  check(given, path) {
    text.check(given, path);
    const braces = (given as string).replace(/[^{}]/gu, '');
    if (!/^(?:\{\})*$/u.test(braces))
      throw expected(path, 'a pattern whose braces are closed and not nested', given);
  },
};

const ofPackage = object<TypeOfPackage>('a key there', { package: text, type: text });

/** The name of a type of the user's, or a package of the catalogue and one of its types. */
function typeName(own: readonly string[]): Check {
  return {
    expects: 'a name from "types", or { "package", "type" } of a known library',
    check(given, path) {
      if (typeof given === 'string') {
        if (!own.includes(given)) throw unknownName(`${path}: "${given}"`, 'one of its "types"', given, own);
        return;
      }
      if (typeof given !== 'object' || given === null) throw expected(path, this.expects, given);
      ofPackage.check(given, path);
      const { package: name, type } = given as TypeOfPackage;
      const library = libraryOfPackage(name);
      if (!library) {
        const packages = libraries.flatMap(({ packages: known }) => known);
        throw unknownName(`${at(path, 'package')}: "${name}"`, 'a package that is known', name, packages);
      }
      const types = Object.keys(library.types);
      if (!types.includes(type)) {
        throw unknownName(`${at(path, 'type')}: "${type}"`, `a type of "${name}"`, type, types);
      }
    },
  };
}

function libraryOfPackage(name: string): Library | undefined {
  return libraries.find(({ packages }) => packages.includes(name));
}

/** The user's description in the form of the catalogue's own. */
function libraryFrom({ modules, exports = {}, types = {} }: Entry): Library {
  const borrows = new Map<string, NonNullable<Library['borrows']>[string]>();

  function named(type: string | TypeOfPackage): string {
    if (typeof type === 'string') return type;
    const name = `${type.package}#${type.type}`;
    const library = libraryOfPackage(type.package);
    if (library) borrows.set(name, { library, type: type.type });
    return name;
  }

  function member({ like, ...facts }: OwnMember): Member {
    const { answers, callback, ...rest } = facts;
    const is = like ?? facts.is;
    return {
      ...rest,
      ...(is === undefined ? {} : { is: named(is) }),
      ...(facts.gives === undefined ? {} : { gives: named(facts.gives) }),
      ...(answers ? { answers: { ...answers, type: named(answers.type) } } : {}),
      ...(facts.injects === undefined ? {} : { injects: named(facts.injects) }),
      ...(callback ? { callback: callback.map((type) => type && named(type)) } : {}),
    };
  }

  function members(given: Readonly<Record<string, OwnMember>>): Members {
    return Object.fromEntries(Object.entries(given).map(([name, facts]) => [name, member(facts)]));
  }

  function type({ like, extends: base, members: own, handedTo, call, tag, ...rest }: OwnType): TypeFacts {
    const general = like ?? base;
    return {
      ...rest,
      ...(general === undefined ? {} : { extends: named(general) }),
      ...(own ? { members: members(own) } : {}),
      ...(handedTo ? { handedTo: members(handedTo) } : {}),
      ...(call ? { call: member(call) } : {}),
      ...(tag ? { tag: member(tag) } : {}),
    };
  }

  const classes = Object.fromEntries(Object.keys(types).map((name) => [name, { gives: name }]));
  return {
    packages: modules,
    source: { url: 'settings', version: 'none' },
    isOwn: true,
    module: { ...classes, ...members(exports) },
    types: Object.fromEntries(Object.entries(types).map(([name, facts]) => [name, type(facts)])),
    borrows: Object.fromEntries(borrows),
  };
}
