import type { Library } from '../../src/catalogue/schema.js';
import beside from './beside.json' with { type: 'json' };

/** A package in the version in which its facts were read. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
}

const pinned = /(?:(?<name>@?[a-z][\w./-]*)[ @])?(?<version>\d+\.\d[\w.-]*)/gu;

/**
 * The packages that declare what a library claims, one list for each version that its `source` names:
 * `6.37.8 and sequelize-typescript 2.1.6` names one version of two packages, `7.10.0 and 6.19.3` two of one, and
 * `12.7.14, types 12.3.0` one whose declarations are published apart.
 */
export function versionsOf({ packages: [first], source }: Library): readonly (readonly PinnedPackage[])[] {
  const own = packageOf(first);
  const named = readPinned(source.version, own);
  const others = named.filter(({ name }) => name !== own);
  const owns = named.filter(({ name }) => name === own);
  const further = (beside as Readonly<Record<string, string>>)[own] ?? '';
  return (owns.length > 0 ? owns : [undefined]).map((version) => [
    ...(version ? [version] : []),
    ...others,
    ...readPinned(further.replaceAll('=', version?.version ?? ''), own),
  ]);
}

/** The modules that load a library; for `@keyv/*`, the packages of that name that its `source` names. */
export function specifiersOf(library: Library): readonly string[] {
  const named = versionsOf(library).flatMap((packages) => packages.map(({ name }) => name));
  const specifiers = library.packages.flatMap((specifier) =>
    specifier.endsWith('/*') ? named.filter((name) => name.startsWith(specifier.slice(0, -1))) : [specifier],
  );
  return [...new Set(specifiers)];
}

function readPinned(text: string, own: string): readonly PinnedPackage[] {
  return [...text.replaceAll(' and ', ', ').matchAll(pinned)].map(({ groups }) => ({
    name: groups?.['name'] === 'types' ? `@types/${own}` : (groups?.['name'] ?? own),
    version: groups?.['version'] ?? '',
  }));
}

/** The package that an import specifier loads from; what Node.js has built in is declared by `@types/node` and what that brings along. */
export function packageOf(specifier: string): string {
  if (/^(?:node:|undici-types$)/u.test(specifier)) return '@types/node';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Packages that fit into one folder, by name. */
export type Folder = ReadonlyMap<string, string>;

/** As few folders as hold every version of every library, and the folder of each version. */
export function foldersFor(libraries: readonly Library[]): {
  readonly folders: readonly Folder[];
  readonly folderOf: ReadonlyMap<Library, readonly number[]>;
} {
  const folders: Map<string, string>[] = [];
  const folderOf = new Map<Library, readonly number[]>();
  for (const library of libraries) {
    const indexes = versionsOf(library)
      .filter((packages) => packages.length > 0)
      .map((packages) => {
        const found = folders.findIndex((folder) =>
          packages.every(({ name, version }) => (folder.get(name) ?? version) === version),
        );
        const index = found >= 0 ? found : folders.push(new Map([['@types/node', '20.19']])) - 1;
        for (const { name, version } of packages) folders[index]?.set(name, version);
        return index;
      });
    folderOf.set(library, indexes);
  }
  return { folders, folderOf };
}
