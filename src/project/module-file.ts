import { dirname, isAbsolute, join, resolve } from 'node:path';
import { resolveExports, resolveImports, type PathConditions } from 'resolve-pkg-maps';
import { aliasedPaths } from './aliases.js';
import { sourceFileAt } from './source-file.js';
import { foldersAround, manifestOf, workspaceFolder, type Manifest } from './workspaces.js';

const files = new Map<string, string | undefined>();

/**
 * To which file of the project does a specifier lead from a file? Not into packages of others. Knows relative paths
 * (`./db.js` for `./db.ts`), the paths of `tsconfig.json`, `imports` of `package.json`, and packages of the same project.
 */
export function fileOfModule(specifier: string, filename: string): string | undefined {
  if (!isAbsolute(filename) || specifier.startsWith('node:')) return undefined;
  const question = `${dirname(filename)}\0${specifier}`;
  const known = files.get(question);
  if (known !== undefined) return known;
  const found = find(specifier, filename);
  // What leads nowhere is asked again: the file may be written meanwhile.
  if (found !== undefined) files.set(question, found);
  return found;
}

function find(specifier: string, filename: string): string | undefined {
  if (/^\.\.?(?:\/|$)/u.test(specifier)) return sourceFileAt(resolve(dirname(filename), specifier));
  if (isAbsolute(specifier)) return sourceFileAt(specifier);
  if (specifier.startsWith('#')) {
    const own = firstSource(importedPaths(specifier, filename));
    if (own !== undefined) return own;
  }
  return firstSource(aliasedPaths(specifier, filename)) ?? fileOfPackage(specifier, filename);
}

function firstSource(paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const found = sourceFileAt(path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** In this order a package's source comes before what is made of it. */
const conditions = ['source', 'development', 'types', 'import', 'module', 'require', 'node', 'default'];

function importedPaths(specifier: string, filename: string): readonly string[] {
  for (const folder of foldersAround(filename)) {
    const imports = manifestOf(folder)?.imports;
    if (typeof imports !== 'object' || imports === null) continue;
    return pathsIn(folder, () =>
      resolveImports(imports as Parameters<typeof resolveImports>[0], specifier, conditions),
    );
  }
  return [];
}

function fileOfPackage(specifier: string, filename: string): string | undefined {
  const [, name, subpath = ''] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/u.exec(specifier) ?? [];
  const folder = name === undefined ? undefined : workspaceFolder(name, filename);
  const manifest = folder === undefined ? undefined : manifestOf(folder);
  return folder === undefined || !manifest ? undefined : firstSource(entriesOf(folder, manifest, subpath));
}

/** The paths that can be the source of what a package gives under a subpath. */
function entriesOf(
  folder: string,
  { exports, main, module, types }: Manifest,
  subpath: string,
): readonly string[] {
  const mapped =
    typeof exports === 'string' || (typeof exports === 'object' && exports !== null)
      ? pathsIn(folder, () => resolveExports(exports as PathConditions, subpath, conditions))
      : [];
  if (subpath !== '') return [...mapped, join(folder, subpath), join(folder, 'src', subpath)];
  const listed = [module, types, main].flatMap((path) =>
    typeof path === 'string' ? asWritten(folder, path) : [],
  );
  return [...mapped, ...listed, join(folder, 'src'), folder];
}

function pathsIn(folder: string, read: () => readonly string[]): readonly string[] {
  try {
    return read().flatMap((path) => asWritten(folder, path));
  } catch {
    return []; // no such export, or a map that is not valid
  }
}

/** `dist/db.js` was written as `src/db.ts` or `db.ts`; what is made of it comes last. */
function asWritten(folder: string, path: string): readonly string[] {
  const inside = path.replace(/^\.\//u, '').replace(/\.d\.([cm]?)ts$/u, '.$1js');
  const parts = inside.split('/');
  const made = parts.findIndex((part) => /^(?:build|cjs|dist|es|esm|lib|out)$/u.test(part));
  if (made < 0) return [join(folder, inside)];
  const after = parts.slice(made + 1).filter((part) => !/^(?:cjs|es|esm)$/u.test(part));
  const before = parts.slice(0, made);
  return [join(folder, ...before, 'src', ...after), join(folder, ...before, ...after), join(folder, inside)];
}
