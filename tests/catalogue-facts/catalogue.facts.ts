import { describe, expect, it } from 'vitest';
import { libraries } from '../../src/catalogue/index.js';
import { readDeclarations, type Declarations } from './declarations.js';
import { pathOf } from './install.js';
import { missingNames } from './missing-names.js';
import { foldersFor, specifiersOf } from './packages.js';

const { folderOf } = foldersFor(libraries);
const described = libraries.filter((library) => (folderOf.get(library) ?? []).length > 0);

/** Types that more than one library has, as those of a package and of what wraps it. */
const sharedTypes = new Set(
  libraries
    .flatMap(({ types }) => Object.values(types))
    .filter((facts, index, all) => all.indexOf(facts) !== index),
);

describe('every name in the catalogue is one that the library declares', () => {
  const declarations = new Map<number, Declarations>();
  const declarationsIn = (folder: number): Declarations => {
    const known = declarations.get(folder) ?? readDeclarations(pathOf(folder), specifiersIn(folder));
    declarations.set(folder, known);
    return known;
  };

  it.each(described.map((library) => [library.packages[0], library] as const))('%s', (_, library) => {
    const versions = (folderOf.get(library) ?? []).map(declarationsIn);
    expect(missingNames(library, versions, sharedTypes).join('\n')).toBe('');
  });
});

it('nearly every library has declarations to be checked against', () => {
  const undescribed = libraries.filter((library) => !described.includes(library));
  expect(undescribed.map(({ packages: [name] }) => name)).toEqual(['own repository']);
});

function specifiersIn(folder: number): readonly string[] {
  const inFolder = libraries.filter((library) => folderOf.get(library)?.includes(folder));
  return [...new Set(inFolder.flatMap(specifiersOf))];
}
