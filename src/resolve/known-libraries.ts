import { extendedPackages } from '../catalogue/extended-packages.js';
import { libraries } from '../catalogue/index.js';
import type { Library, Member } from '../catalogue/schema.js';
import { kept } from './answers.js';

const bySpecifier = new Map<string, Library>();
const bySubpath: { readonly prefix: string; readonly library: Library }[] = [];
const anywhere = new Map<string, Library>();
const globals = new Map<string, { readonly library: Library; readonly member: Member }>();
const ambient = new Map<string, Library>();

for (const library of libraries) {
  for (const specifier of library.packages) {
    if (specifier.endsWith('/*')) bySubpath.push({ prefix: specifier.slice(0, -1), library });
    else bySpecifier.set(specifier, library);
  }
  for (const name of library.anywhere ?? []) anywhere.set(name, library);
  for (const name of library.ambient ?? []) ambient.set(name, library);
  for (const [name, member] of Object.entries(library.globals ?? {})) globals.set(name, { library, member });
}

/** The library that an import specifier loads. Kept by specifier, because every file asks for each of its imports. */
export const libraryOf = kept(
  (specifier: string): Library | undefined =>
    bySpecifier.get(specifier) ?? bySubpath.find(({ prefix }) => specifier.startsWith(prefix))?.library,
);

/** The library that an export name stands for, wherever it is imported from. */
export function libraryOfExport(name: string): Library | undefined {
  return anywhere.get(name);
}

/** The library member behind a global name. */
export function globalMember(
  name: string,
): { readonly library: Library; readonly member: Member } | undefined {
  return globals.get(name);
}

/** The libraries whose types exist without an import, by the names of those. */
export const ambientTypes: ReadonlyMap<string, Library> = ambient;

/**
 * Does the specifier name a package of somebody else, who says what its values are?
 * Aliases that projects give to their own folders do not, and a scoped package may be a part of the same project.
 */
export function isForeignPackage(specifier: string): boolean {
  return !ownFolder.test(specifier) && !extendedPackages.has(specifier);
}

/** Relative paths, aliases, scopes, and paths that start at a folder of the project: `server/models/User`, `back-end/src/db`. */
const ownFolder =
  /^[./~#@$]|\/src\/|^(?:src|apps?|server|back-?end|libs?|core|common|shared|modules?|features?|services?|models?|api|packages|utils?|helpers?|config|db|database|prisma|types?|interfaces|domain|infra(?:structure)?|repositories|entities|controllers?)\//u;
