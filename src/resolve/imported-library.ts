import { dirname } from 'node:path';
import type { Library } from '../catalogue/schema.js';
import { moduleNames, type Importer } from '../settings/module-pattern.js';
import type { OwnLibrary } from '../settings/own-libraries.js';
import { libraryOf } from './known-libraries.js';

/** The library that a specifier loads in a file: described by the user, by the catalogue, or by both. */
export function importedLibrary(
  own: readonly OwnLibrary[],
  importer: Importer,
): (specifier: string) => Library | undefined {
  if (own.length === 0) return libraryOf;
  const known = knownFor(own);
  const folder = dirname(importer.filename);
  return (specifier) => {
    const question = specifier.startsWith('.') ? `${folder}\0${specifier}` : specifier;
    if (!known.bySpecifier.has(question)) {
      const names = moduleNames(specifier, importer);
      const meant = own.filter(({ matches }) => matches(names)).map(({ library }) => library);
      const inCatalogue = libraryOf(specifier);
      known.bySpecifier.set(question, joined(known, inCatalogue ? [...meant, inCatalogue] : meant));
    }
    return known.bySpecifier.get(question);
  };
}

interface Known {
  readonly bySpecifier: Map<string, Library | undefined>;
  /** Libraries that several descriptions make together, so that each is made once. */
  readonly together: Map<Library, Map<Library, Library>>;
}

/** By the list of the settings, which is one for all files. */
const knownByOwn = new WeakMap<readonly OwnLibrary[], Known>();

function knownFor(own: readonly OwnLibrary[]): Known {
  let known = knownByOwn.get(own);
  if (!known) {
    known = { bySpecifier: new Map(), together: new Map() };
    knownByOwn.set(own, known);
  }
  return known;
}

/** One library of several, where the first that says something about a name is right. */
function joined({ together }: Known, libraries: readonly Library[]): Library | undefined {
  return libraries.reduceRight<Library | undefined>((base, over) => {
    if (!base) return over;
    const withBase = together.get(over) ?? new Map<Library, Library>();
    together.set(over, withBase);
    const both = withBase.get(base) ?? overlay(over, base);
    withBase.set(base, both);
    return both;
  }, undefined);
}

function overlay(over: Library, base: Library): Library {
  const types = Object.keys(base.types).map((type) => [type, { library: base, type }] as const);
  return {
    ...over,
    module: { ...base.module, ...over.module },
    borrows: { ...base.borrows, ...Object.fromEntries(types), ...over.borrows },
  };
}
