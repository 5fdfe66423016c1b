import type ts from 'typescript';
import { namesOfHeirs, type HeirFiles } from '../project/heir-files.js';
import { isDouble, isOfTests } from '../project/test-double.js';
import { packageFolder, workspaceRoot } from '../project/workspaces.js';
import { packageOfPath } from './declaring-package.js';
import type { TypeProgram } from './type-program.js';

type Heir = ts.ClassLikeDeclaration;

const byProgram = new WeakMap<ts.Program, ReadonlyMap<string, readonly Heir[]>>();
const byFile = new WeakMap<ts.SourceFile, readonly (readonly [name: string, Heir])[]>();

/** The members of this name in the classes of the project that implement or extend what a member is declared in. */
export function implementationsOf(
  given: TypeProgram,
  declaration: ts.Node,
  name: string,
): readonly ts.ClassElement[] {
  return heirsOf(given, declaration.parent).flatMap((heir) =>
    heir.members.filter((member) => member.name !== undefined && textOf(given, member.name) === name),
  );
}

/** The classes of the project that say that they implement an interface or extend a class. */
export function heirsOf(given: TypeProgram, declaration: ts.Node): readonly Heir[] {
  const { ts: compiler, checker } = given;
  const isOpen = compiler.isInterfaceDeclaration(declaration) || compiler.isClassLike(declaration);
  if (!isOpen || !declaration.name) return [];
  const symbol = checker.getSymbolAtLocation(declaration.name);
  const found = (heirs(given).get(declaration.name.text) ?? []).filter((heir) =>
    (heir.heritageClauses ?? [])
      .flatMap(({ types }) => types)
      .some(({ expression }) => resolved(given, expression) === symbol),
  );
  const used = found.filter(
    (heir) => !isDouble(heir.name?.text ?? '') && !isInTests(heir.getSourceFile().fileName),
  );
  return used.length > 0 ? used : found;
}

const filesByProgram = new WeakMap<ts.Program, ReadonlyMap<string, readonly string[]>>();
const namesByFile = new WeakMap<ts.SourceFile, readonly string[]>();

/** The files of a program with classes and literals that say that they implement or extend something. */
export function heirFilesOf({ program }: TypeProgram): HeirFiles {
  return {
    pathsOf: (name) => (heirFiles(program).get(name) ?? []).filter((path) => !isInTests(path)),
    version: () => program,
  };
}

function heirFiles(program: ts.Program): ReadonlyMap<string, readonly string[]> {
  let found = filesByProgram.get(program);
  if (!found) {
    const named = new Map<string, string[]>();
    for (const file of program.getSourceFiles()) {
      if (file.isDeclarationFile || packageOfPath(file.fileName)) continue;
      const names = namesByFile.get(file) ?? namesOfHeirs(file.text);
      namesByFile.set(file, names);
      for (const name of names) named.set(name, [...(named.get(name) ?? []), file.fileName]);
    }
    found = named;
    filesByProgram.set(program, found);
  }
  return found;
}

/**
 * Where the project itself is in a folder of tests, that says nothing. Its folder is not that of the program, which is
 * where the process was started.
 */
function isInTests(path: string): boolean {
  const root = workspaceRoot(path) ?? packageFolder(path) ?? '';
  return isOfTests(path.startsWith(`${root}/`) ? path.slice(root.length) : path);
}

function resolved({ ts: compiler, checker }: TypeProgram, expression: ts.Node): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(expression);
  return symbol && symbol.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** By the name that they write behind `implements` or `extends`, which is nearly always the name of the declaration. */
function heirs(given: TypeProgram): ReadonlyMap<string, readonly Heir[]> {
  let found = byProgram.get(given.program);
  if (!found) {
    const named = new Map<string, Heir[]>();
    for (const file of given.program.getSourceFiles()) {
      for (const [name, heir] of heirsInFile(given, file)) {
        named.set(name, [...(named.get(name) ?? []), heir]);
      }
    }
    found = named;
    byProgram.set(given.program, found);
  }
  return found;
}

function heirsInFile(given: TypeProgram, file: ts.SourceFile): readonly (readonly [string, Heir])[] {
  let found = byFile.get(file);
  if (!found) {
    found =
      file.isDeclarationFile || packageOfPath(file.fileName)
        ? []
        : file.statements.flatMap((statement) => heirOf(given, statement));
    byFile.set(file, found);
  }
  return found;
}

function heirOf({ ts: compiler }: TypeProgram, statement: ts.Statement): (readonly [string, Heir])[] {
  if (!compiler.isClassDeclaration(statement)) return [];
  return (statement.heritageClauses ?? [])
    .flatMap(({ types }) => types)
    .flatMap(({ expression }) => {
      const name = compiler.isPropertyAccessExpression(expression) ? expression.name : expression;
      return compiler.isIdentifier(name) ? [[name.text, statement] as const] : [];
    });
}

function textOf({ ts: compiler }: TypeProgram, name: ts.PropertyName): string | undefined {
  return compiler.isIdentifier(name) || compiler.isStringLiteral(name) ? name.text : undefined;
}
