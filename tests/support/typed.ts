import assert from 'node:assert/strict';
import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import ts from 'typescript';
import { describe, it } from 'vitest';
import { readMarkedCode } from './marked-code.js';
import { stubPackages } from './stub-packages.js';
import type { AnyRule } from './test-rule.js';

export interface TypedCase {
  /**
   * Marked code. A label that begins with `typed: ` or `untyped: ` holds only with or without types, any other in both.
   * The first line says what it shows.
   */
  readonly code: string;
  /** Other files of the project, by their path beside the code. */
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly options?: readonly unknown[];
}

const folderOf = (index: number) => `/project/src/${index}`;

/** Runs a rule on the same code with types and without, and checks both. */
export function testWithTypes(rule: AnyRule, cases: readonly TypedCase[]): void {
  const read = cases.map((given, index) => ({
    ...given,
    ...readMarkedCode(given.code),
    filename: `${folderOf(index)}/code.ts`,
  }));
  let program: ts.Program | undefined;

  describe(`${rule.name}: with types and without`, () => {
    for (const given of read) {
      it(/^\s*\/\/ ?(?<name>.*)/u.exec(given.code)?.groups?.['name'] ?? given.code, () => {
        program ??= programOf(
          read.flatMap(({ filename, code, files = {} }, index) => [
            [filename, code] as const,
            ...Object.entries(files).map(([name, text]) => [`${folderOf(index)}/${name}`, text] as const),
          ]),
        );
        assert.deepEqual(lint(rule, given, { programs: [program] }), expected('typed', given));
        assert.deepEqual(lint(rule, given, {}), expected('untyped', given));
      });
    }
  });
}

function expected(
  mode: 'typed' | 'untyped',
  { marks }: ReturnType<typeof readMarkedCode>,
): readonly string[] {
  return marks.flatMap(({ label, line, column, endColumn }) => {
    const { only, what } = /^(?:(?<only>typed|untyped): )?(?<what>.*)$/u.exec(label)?.groups ?? {};
    return only && only !== mode ? [] : [`${line}:${column}-${endColumn} ${what}`];
  });
}

interface ReadCase extends TypedCase {
  readonly filename: string;
}

function lint(
  rule: AnyRule,
  { code, filename, settings = {}, options = [] }: ReadCase,
  parserOptions: Readonly<Record<string, unknown>>,
): readonly string[] {
  const messages = new Linter({ cwd: '/project' }).verify(
    code,
    {
      files: ['**/*.ts'],
      plugins: { own: { rules: { [rule.name]: rule as unknown as Rule.RuleModule } } },
      languageOptions: { parser, parserOptions },
      settings: { 'backend-performance': settings },
      rules: { [`own/${rule.name}`]: ['error', ...options] },
    },
    filename,
  );
  return messages.map(({ line, column, endColumn, message, messageId }) => {
    const label = Object.keys(rule.meta.messages).length === 1 ? message : (messageId ?? message);
    return `${line}:${column}-${endColumn} ${label}`;
  });
}

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ['lib.es2023.d.ts'],
  types: ['node'],
  strict: true,
  noEmit: true,
  experimentalDecorators: true,
};

/** The compiler's own declarations, parsed once for all programs. */
const ofCompiler = new Map<string, ts.SourceFile>();

/** A program of files that exist nowhere else, with the stub packages installed. */
export function programOf(files: Iterable<readonly [name: string, text: string]>): ts.Program {
  const texts = new Map([...files, ...stubPackages]);
  const folders = new Set([...texts.keys()].flatMap(foldersAbove));
  const host = ts.createCompilerHost(compilerOptions);
  const { getSourceFile, readFile } = host;
  host.getCurrentDirectory = () => '/project';
  host.fileExists = (name) => texts.has(name);
  host.readFile = (name) => texts.get(name) ?? readFile(name); // the compiler's own declarations
  host.directoryExists = (name) => folders.has(name);
  host.realpath = (name) => name;
  host.getSourceFile = (name, version) => {
    const text = texts.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, version, true);
    const file = ofCompiler.get(name) ?? getSourceFile(name, version);
    if (file) ofCompiler.set(name, file);
    return file;
  };
  const roots = [...texts.keys()].filter((name) => !name.includes('/node_modules/'));
  return ts.createProgram(roots, compilerOptions, host);
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index).join('/'));
}
