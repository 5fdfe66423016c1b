import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import ts from 'typescript';
import { afterAll, describe, it } from 'vitest';
import { readMarkedCode } from './marked-code.js';
import type { AnyRule } from './test-rule.js';

export interface ProjectCase {
  /** What the case shows. */
  readonly shows: string;
  /**
   * The files of a project, as marked code; the first is linted. A label that begins with `typed: ` or `project: ` holds
   * only with types or only with the setting, any other in both.
   */
  readonly files: Readonly<Record<string, string>>;
  /** The titles of what is suggested, in both ways, where it matters. */
  readonly suggests?: readonly string[];
}

/** Runs a rule on a file of a project on disk, without dependencies: with `project: true` and with types. */
export function testInProject(rule: AnyRule, cases: readonly ProjectCase[]): void {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'backend-performance-')));
  afterAll(() => {
    rmSync(root, { recursive: true });
  });
  const read = cases.map(({ files, ...given }, index) => {
    const written = Object.entries(files).map(([name, text]) => {
      const path = join(root, String(index), name);
      const { code, marks } = readMarkedCode(text);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, code);
      return { path, code, marks };
    });
    writeFileSync(join(root, String(index), 'package.json'), '{ "type": "module" }');
    return { ...given, written };
  });

  describe(`${rule.name}: in a project`, () => {
    for (const { shows, suggests, written } of read) {
      it(shows, () => {
        const [{ code, marks, path } = { code: '', marks: [], path: '' }] = written;
        const program = programOf(written.map((file) => file.path));
        for (const way of ['project', 'typed'] as const) {
          const messages = lint(rule, code, path, way === 'typed' ? [program] : undefined);
          const expected = marks.flatMap(({ label, line, column }) => {
            const { only, what } = /^(?:(?<only>typed|project): )?(?<what>.*)$/u.exec(label)?.groups ?? {};
            return only && only !== way ? [] : [`${line}:${column} ${what}`];
          });
          const found = messages.map(
            ({ column, line, message, messageId }) => `${line}:${column} ${messageId ?? message}`,
          );
          assert.deepEqual(found, expected, way);
          const titles = messages.flatMap(({ suggestions = [] }) => suggestions.map(({ desc }) => desc));
          if (suggests) assert.deepEqual(titles, suggests, way);
        }
      });
    }
  });
}

function lint(
  rule: AnyRule,
  code: string,
  filename: string,
  programs: readonly ts.Program[] | undefined,
): readonly Linter.LintMessage[] {
  return new Linter({ cwd: dirname(filename) }).verify(
    code,
    {
      files: ['**/*.ts'],
      plugins: { own: { rules: { [rule.name]: rule as unknown as Rule.RuleModule } } },
      languageOptions: { parser, parserOptions: programs ? { programs } : {} },
      settings: { 'backend-performance': { project: !programs } },
      rules: { [`own/${rule.name}`]: 'error' },
    },
    filename,
  );
}

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.NodeNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ['lib.es2023.d.ts'],
  types: [],
  strict: true,
  noEmit: true,
  experimentalDecorators: true,
};

/** The compiler's own declarations, parsed once for all programs. */
const ofCompiler = new Map<string, ts.SourceFile | undefined>();

function programOf(paths: readonly string[]): ts.Program {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version) => {
    if (!name.endsWith('.d.ts')) return getSourceFile(name, version);
    if (!ofCompiler.has(name)) ofCompiler.set(name, getSourceFile(name, version));
    return ofCompiler.get(name);
  };
  const roots = paths.filter((path) => /\.ts$/u.test(path));
  return ts.createProgram(roots, options, host);
}
