import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { ConcurrencyHelper } from '../catalogue/concurrency-helpers.js';
import type { Resolution } from '../resolve/resolution.js';
import { newNames } from './batch-names.js';
import type { BoundedSource } from './bounded-source.js';
import { chunkFunction } from './chunk-function.js';
import { callLines, lines, nested, wrapped, type Lines } from './code-lines.js';
import { usableHelper } from './concurrency-import.js';
import { styleOf, type FileStyle } from './file-style.js';

/** What runs once per element. */
export interface Task {
  /** The whole callback, where it can be handed over as it is. */
  readonly callback: Lines;
  /** Its parts, where its work can be put into another function. */
  readonly parts?: {
    readonly parameters: string;
    readonly isAsync: boolean;
    readonly returns: string;
    readonly body: Lines;
  };
  /** It does not look at the index of its element. */
  readonly ignoresIndex: boolean;
  /** What it gives has a type that every function takes, wherever the list is used. */
  readonly isPlain: boolean;
}

/** Work on every element of a list, and how much of it may run at once. */
export interface BoundedWork {
  readonly resolution: Resolution;
  readonly filename: string;
  /** Where the code is put. */
  readonly place: TSESTree.Node;
  readonly source: BoundedSource;
  readonly task: Task;
  readonly combinator: 'all' | 'allSettled';
  readonly limit: number;
  readonly withoutPackages?: boolean;
}

/** The code that does the work with a bound, and what it needs elsewhere in the file. */
export interface BoundedCode {
  readonly code: Lines;
  /** Statements right before the one that the code is in. */
  readonly before: Lines;
  /** Texts elsewhere in the file. */
  readonly additions: readonly { readonly at: number; readonly text: string }[];
  /** After one has failed, no more are started. */
  readonly endsWithFailure: boolean;
}

/** An edit that bounds how much runs at once. */
export interface BoundedEdit extends Pick<BoundedCode, 'endsWithFailure'> {
  readonly fix: TSESLint.ReportFixFunction;
}

/** A promise of the list of results, in the order of the elements. `canDeclare`: statements can be put before it. */
export function boundedCall(work: BoundedWork, canDeclare: boolean): BoundedCode {
  const { resolution, filename, place, source, task, combinator, limit } = work;
  const packaged = packagedCall(work, canDeclare);
  if (packaged) return packaged;
  const style = styleOf(resolution.sourceCode, place);
  const isTyped = /\.[cm]?tsx?$/u.test(filename);
  const { name, declare } = chunkFunction(resolution, style, isTyped, place, combinator);
  const args = [lines(source.text), lines(String(limit)), task.callback];
  return {
    code: callLines(style, `${name}(`, args, ')'),
    before: [],
    additions: declare ? [declare] : [],
    endsWithFailure: combinator === 'all',
  };
}

/** The same by a package that the project depends on. */
export function packagedCall(work: BoundedWork, canDeclare: boolean): BoundedCode | undefined {
  const { resolution, filename, place, source, task, combinator, limit } = work;
  if (work.withoutPackages) return undefined;
  const helper = usableHelper(resolution, filename, place, formsFor(work, canDeclare));
  if (!helper) return undefined;
  const style = styleOf(resolution.sourceCode, place);
  const additions = helper.load ? [helper.load] : [];
  if (helper.form === 'mapper') {
    const args = [lines(source.text), task.callback, lines(`{ concurrency: ${limit} }`)];
    const code = callLines(style, `${helper.name}(`, args, ')');
    return { code, before: [], additions, endsWithFailure: true };
  }
  if (!task.parts) return undefined;
  const name = newNames(resolution, place)('limit');
  const list = callLines(style, `${source.text}.map(`, [limitedTask(style, task.parts, name)], ')');
  return {
    code: callLines(style, `Promise.${combinator}(`, [list], ')'),
    before: lines(`const ${name} = ${helper.name}(${limit})${style.semicolon}`),
    additions,
    endsWithFailure: false, // a limiter goes on with those that wait
  };
}

/** TypeScript finds the type of some results only through the methods of arrays. */
function formsFor(
  { task, combinator }: BoundedWork,
  canDeclare: boolean,
): readonly ConcurrencyHelper['form'][] {
  if (!task.isPlain) return [];
  const limiter = canDeclare && task.parts ? (['limiter'] as const) : [];
  return combinator === 'all' ? ['mapper', ...limiter] : limiter;
}

/** `(url) => limit(async () => …)` */
export function limitedTask(
  style: FileStyle,
  { parameters, isAsync, returns, body }: NonNullable<Task['parts']>,
  limit: string,
): Lines {
  const task = wrapped(`${isAsync ? 'async ' : ''}()${returns} => `, body);
  const call = callLines(style, `${limit}(`, [task], ')');
  return wrapped(`(${parameters}) => `, call);
}

/** Statements that wait for results and do something with them. */
export type Collect = (awaited: Lines, name: (wanted: string) => string) => Lines;

/**
 * A loop that does the work in chunks and drops the results, or does with them what `collect` says, with the list kept
 * under a name before it where it has none. Without a package that does it better.
 */
export function chunkLoop(
  { resolution, place, source, task, combinator, limit }: BoundedWork,
  collect: Collect = (run) => wrapped('', run, styleOf(resolution.sourceCode, place).semicolon),
): BoundedCode {
  const style = styleOf(resolution.sourceCode, place);
  const name = newNames(resolution, place);
  const list = source.isName ? source.text : name(source.wanted);
  const start = name('start');
  const chunk = callLines(style, `${list}.slice(${start}, ${start} + ${limit}).map(`, [task.callback], ')');
  const run = callLines(style, `await Promise.${combinator}(`, [chunk], ')');
  return {
    code: nested(
      style,
      `for (let ${start} = 0; ${start} < ${list}.length; ${start} += ${limit}) {`,
      collect(run, name),
      '}',
    ),
    before: source.isName ? [] : lines(`const ${list} = ${source.text}${style.semicolon}`),
    additions: [],
    endsWithFailure: combinator === 'all',
  };
}

/** The edit that puts code in the place of a node, with what it needs elsewhere. */
export function* fixesFor(
  fixer: TSESLint.RuleFixer,
  { additions }: BoundedCode,
  replacement: { readonly range: TSESTree.Range; readonly text: string },
): Generator<TSESLint.RuleFix> {
  for (const { at, text } of additions) yield fixer.insertTextAfterRange([at, at], text);
  yield fixer.replaceTextRange([...replacement.range], replacement.text);
}
