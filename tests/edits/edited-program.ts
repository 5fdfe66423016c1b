import assert from 'node:assert/strict';
import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import ts from 'typescript';
import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { FakePrisma, FakeRedis } from './batch-fakes.js';

/** A program for a list of keys. */
export type Run = (list: readonly unknown[]) => Promise<unknown>;

/** The program that a text exports as `run`, with stand-ins for what it imports. */
export function runnable(code: string): Run {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exported: { run?: Run } = {};
  const load = () => ({ Redis: FakeRedis, createClient: () => new FakeRedis(), PrismaClient: FakePrisma });
  new Function('require', 'exports', outputText)(load, exported);
  assert(exported.run);
  return exported.run;
}

/** What a program gives for a list, or how it fails. */
export async function outcome(run: Run, list: readonly unknown[]): Promise<unknown> {
  return run([...list]).then(
    (value) => ({ value }),
    (error: unknown) => ({ error: String(error) }),
  );
}

/** The program after the only suggestion of its only report. */
export function edited(code: string): string {
  const reports = new Linter().verify(
    code,
    {
      files: ['**/*.ts'],
      languageOptions: { parser },
      plugins: { own: { rules: { rule: noQueryInLoop as unknown as Rule.RuleModule } } },
      rules: { 'own/rule': 'error' },
    },
    'program.ts',
  );
  const [suggestion, ...others] = reports.flatMap(({ suggestions = [] }) => suggestions);
  assert(suggestion && others.length === 0, 'There is one suggestion.');
  const { range, text } = suggestion.fix;
  return code.slice(0, range[0]) + text + code.slice(range[1]);
}
