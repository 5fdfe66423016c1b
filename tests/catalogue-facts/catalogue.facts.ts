import { describe, expect, it } from 'vitest';
import { libraries } from '../../src/catalogue/index.js';
import type { Library } from '../../src/catalogue/schema.js';
import { readDeclarations, type Declarations } from './declarations.js';
import { exceptions } from './exceptions.js';
import { pathOf } from './install.js';
import { missingEverywhere } from './missing-everywhere.js';
import { missingNames } from './missing-names.js';
import { foldersFor, specifiersOf } from './packages.js';

const { folderOf } = foldersFor(libraries);
const described = libraries.filter((library) => (folderOf.get(library) ?? []).length > 0);

const declarationsIn = once((folder: number): Declarations =>
  readDeclarations(pathOf(folder), specifiersIn(folder)),
);
const missingIn = once((library: Library) =>
  missingNames(library, (folderOf.get(library) ?? []).map(declarationsIn)),
);
const unexcused = (library: Library): readonly string[] => missingEverywhere(library, libraries, missingIn);

describe('every name in the catalogue is one that the library declares', () => {
  it.each(described.map((library) => [library.packages[0], library] as const))('%s', (name, library) => {
    const excepted = exceptions.filter((each) => each.library === name).flatMap(({ claims }) => claims);
    expect(
      unexcused(library)
        .filter((claim) => !excepted.includes(claim))
        .join('\n'),
    ).toBe('');
  });
});

it('every exception is needed', () => {
  const needless = exceptions.flatMap(({ library: name, claims }) => {
    const library = libraries.find(({ packages }) => packages[0] === name);
    const missing = library ? unexcused(library) : [];
    return claims.filter((claim) => !missing.includes(claim)).map((claim) => `${name}: ${claim}`);
  });
  expect(needless).toEqual([]);
});

it('nearly every library has declarations to be checked against', () => {
  const undescribed = libraries.filter((library) => !described.includes(library));
  expect(undescribed.map(({ packages: [name] }) => name)).toEqual(['own repository', 'own transaction']);
});

function specifiersIn(folder: number): readonly string[] {
  const inFolder = libraries.filter((library) => folderOf.get(library)?.includes(folder));
  return [...new Set(inFolder.flatMap(specifiersOf))];
}

/** Asks each question once. */
function once<Key, Answer extends object>(ask: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new Map<Key, Answer>();
  return (key) => {
    const answer = answers.get(key) ?? ask(key);
    answers.set(key, answer);
    return answer;
  };
}
