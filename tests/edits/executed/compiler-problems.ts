import { dirname, join } from 'node:path';
import ts from 'typescript';
import { fileOf, type Suggested } from './lint-program.js';
import type { Program } from './program.js';

interface Tried {
  readonly program: Program;
  readonly suggestions: readonly Suggested[];
}

/** What the compiler has to say of programs and of what suggestions make of them, with the types of the libraries. */
export function compilerProblems(tried: readonly Tried[]): readonly string[] {
  const texts = new Map<string, string>();
  for (const [index, { program, suggestions }] of tried.entries()) {
    const folder = dirname(fileOf(program));
    const extension = program.isTsx ? 'tsx' : 'ts';
    for (const [variant, code] of [program.code, ...suggestions.map(({ code }) => code)].entries()) {
      texts.set(join(folder, `program-${index}-${variant}.${extension}`), code);
    }
  }
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    strictPropertyInitialization: false,
    noUncheckedIndexedAccess: true,
    jsx: ts.JsxEmit.React,
    types: ['node'],
    typeRoots: [join(import.meta.dirname, '../../../node_modules/@types')],
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.getSourceFile = (name, target) => {
    const text = texts.get(name);
    return text === undefined ? getSourceFile(name, target) : ts.createSourceFile(name, text, target);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return [...texts.keys()].flatMap((name) => {
    const file = program.getSourceFile(name);
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return found.map(
      ({ messageText }) => `${ts.flattenDiagnosticMessageText(messageText, '\n')}\n${texts.get(name) ?? ''}`,
    );
  });
}
