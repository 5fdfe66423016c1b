import type ts from 'typescript';
import type { TypeProgram } from './type-program.js';

/** Where something is declared: by the language and its platform, by a package, or by the project itself. */
export type Declarer =
  | { readonly kind: 'language' }
  | { readonly kind: 'project' }
  /** Import specifiers under which the declaring module can be known, the nearest first: `pg/lib/pool`, `pg/lib`, `pg`. */
  | { readonly kind: 'package'; readonly specifiers: readonly string[] };

const language: Declarer = { kind: 'language' };
const project: Declarer = { kind: 'project' };
const byFile = new WeakMap<ts.SourceFile, Declarer>();

/** Who declares this? A `declare module 'x'` around it says so, else the path of its file. */
export function declarerOf({ ts: compiler, program }: TypeProgram, declaration: ts.Node): Declarer {
  for (let node = declaration.parent; node && !compiler.isSourceFile(node); node = node.parent) {
    if (compiler.isModuleDeclaration(node) && compiler.isStringLiteral(node.name)) {
      return ofSpecifier(node.name.text);
    }
  }
  const file = declaration.getSourceFile();
  let known = byFile.get(file);
  if (!known) {
    known = program.isSourceFileDefaultLibrary(file) ? language : ofPath(file.fileName);
    byFile.set(file, known);
  }
  return known;
}

function ofSpecifier(specifier: string): Declarer {
  if (/^\.{1,2}(?:\/|$)/u.test(specifier)) return project; // adds to a module of the project
  return { kind: 'package', specifiers: [...prefixes(specifier)] };
}

function ofPath(path: string): Declarer {
  if (/\/node_modules\/typescript\/lib\/[^/]+$/u.test(path)) return language;
  const specifiers = packageOfPath(path);
  return specifiers ? { kind: 'package', specifiers } : project;
}

/**
 * The import specifiers under which a file of a package can be known, the nearest first; of the project, none.
 * The last `node_modules` of a path counts: pnpm has packages in the folders of others.
 */
export function packageOfPath(path: string): readonly string[] | undefined {
  const at = path.lastIndexOf('/node_modules/');
  if (at < 0) return undefined;
  const inside = path.slice(at + '/node_modules/'.length);
  if (inside.startsWith('.prisma/')) return ['@prisma/client'];
  const name = inside
    .replace(/^@types\/(?<scope>[^/]+)__/u, '@$<scope>/')
    .replace(/^@types\//u, '')
    .replace(/(?:\.d)?\.[cm]?[jt]sx?$/u, '');
  return [...prefixes(name)];
}

function* prefixes(path: string): Generator<string> {
  const whole = path.startsWith('@') ? 2 : 1;
  const parts = path.split('/');
  for (let length = parts.length; length >= whole; length -= 1) yield parts.slice(0, length).join('/');
}
