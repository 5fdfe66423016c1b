import type ts from 'typescript';
import type { Library } from '../catalogue/schema.js';
import { packageOfPath } from './declaring-package.js';
import { libraryOf } from './known-libraries.js';

const byProgram = new WeakMap<ts.Program, ReadonlySet<Library>>();
const byFile = new WeakMap<ts.SourceFile, readonly Library[]>();

/** Which libraries can the values of a program be of: those whose declarations it has, and those that a file imports? */
export function librariesOfProgram(program: ts.Program): ReadonlySet<Library> {
  let libraries = byProgram.get(program);
  if (!libraries) {
    libraries = new Set(program.getSourceFiles().flatMap(librariesOfFile));
    byProgram.set(program, libraries);
  }
  return libraries;
}

/** Kept by file, because the programs of an editor share most of theirs. */
function librariesOfFile(file: ts.SourceFile): readonly Library[] {
  let libraries = byFile.get(file);
  if (!libraries) {
    const specifiers = packageOfPath(file.fileName) ?? importedBy(file);
    libraries = specifiers.flatMap((specifier) => libraryOf(specifier) ?? []);
    byFile.set(file, libraries);
  }
  return libraries;
}

function importedBy({ statements }: ts.SourceFile): readonly string[] {
  return statements.flatMap((statement) => {
    const specifier =
      'moduleSpecifier' in statement ? (statement as ts.ImportDeclaration).moduleSpecifier : undefined;
    return specifier && 'text' in specifier ? [(specifier as ts.StringLiteral).text] : [];
  });
}
