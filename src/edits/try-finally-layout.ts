import { AST_NODE_TYPES, AST_TOKEN_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../analysis/ownership-carried.js';
import type { TryFinally } from './try-finally-plan.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Where the lines of a `try` begin and end, and how the file is written. */
export interface Layout {
  readonly indent: string;
  /** One step of indentation. */
  readonly unit: string;
  readonly newline: string;
  readonly semicolon: string;
  /** Where the `try` begins. */
  readonly start: number;
  /** Where the lines begin that move to the right. */
  readonly moved: readonly number[];
  /** Where the line begins that follows the statements. */
  readonly end: number;
  /** What the edit makes superfluous. */
  readonly removed: readonly TSESTree.Range[];
  /** The comments of the releases, which move with them. */
  readonly comments: readonly TSESTree.Comment[];
}

/** How do the statements of a `try` stand in their lines? `undefined` where they share them with something else. */
export function layoutOf(plan: TryFinally, sourceCode: SourceCode): Layout | undefined {
  const { acquisition, statements, joined } = plan;
  const last = statements.at(-1);
  const comments = commentsToMove(plan, sourceCode);
  const removed = removedRanges(plan, comments.length > 0, sourceCode);
  const isPlain = [acquisition, ...statements].every((statement) => ownsItsLines(statement, sourceCode));
  if (!last || !removed || !isPlain) return undefined;
  const from = firstLineAfter(acquisition, sourceCode);
  const to = joined ? joined.loc.start.line - 1 : last.loc.end.line;
  const indent = indentOf(acquisition, sourceCode);
  return {
    indent,
    unit: unitOf(indent, acquisition, sourceCode),
    newline: sourceCode.text.includes('\r\n') ? '\r\n' : '\n',
    semicolon: sourceCode.getLastToken(acquisition)?.value === ';' ? ';' : '',
    start: startOfLine(from, sourceCode),
    moved: movableLines(from, to, acquisition.parent, sourceCode)
      .map((line) => startOfLine(line, sourceCode))
      .filter((start) => !removed.some((range) => range[0] <= start && start < range[1])),
    end: startOfLine(last.loc.end.line + 1, sourceCode),
    removed,
    comments,
  };
}

/** Nothing but comments stands beside it in its lines. */
function ownsItsLines(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const before = sourceCode.getTokenBefore(node);
  const after = sourceCode.getTokenAfter(node);
  return before?.loc.end.line !== node.loc.start.line && after?.loc.start.line !== node.loc.end.line;
}

/** Releases, a `finally` that had nothing else, and the beginning of a `try` that now begins earlier. */
function removedRanges(
  { joined, releases }: TryFinally,
  withComments: boolean,
  sourceCode: SourceCode,
): readonly TSESTree.Range[] | undefined {
  const ranges = joined
    ? [beginningOf(joined, sourceCode)]
    : releases.map(
        (release) => finallyAround(release) ?? linesWithComments(release, withComments, sourceCode),
      );
  const removed = ranges.filter((range) => range !== undefined);
  const moved = withComments ? releases.flatMap((release) => commentsOf(release, sourceCode)) : [];
  const isLossless =
    removed.length === ranges.length &&
    !sourceCode
      .getAllComments()
      .some((comment) => !moved.includes(comment) && removed.some((range) => isWithin(comment, { range })));
  return isLossless ? removed : undefined;
}

/** The lines of a release, with its comment where that moves too, and with one of the empty lines around them. */
function linesWithComments(
  release: TSESTree.Statement,
  withComments: boolean,
  sourceCode: SourceCode,
): TSESTree.Range | undefined {
  const lines = linesOf(release, sourceCode);
  if (!lines) return undefined;
  const [comment] = withComments ? commentsOf(release, sourceCode) : [];
  const first = (comment ?? release).loc.start.line;
  const next = release.loc.end.line + 1;
  const isEmpty = (line: number) => sourceCode.lines[line - 1]?.trim() === '';
  const last = isEmpty(first - 1) && isEmpty(next) ? next + 1 : next;
  return [startOfLine(first, sourceCode), startOfLine(last, sourceCode)];
}

/** What stands above the releases, if it is the same above all that have something there. */
function commentsToMove(
  { joined, releases }: TryFinally,
  sourceCode: SourceCode,
): readonly TSESTree.Comment[] {
  const found = joined ? [] : releases.map((release) => commentsOf(release, sourceCode));
  const [first = [], ...others] = found.filter((comments) => comments.length > 0);
  const textOf = (comments: readonly TSESTree.Comment[]) => comments.map(({ value }) => value).join('\n');
  return others.every((comments) => textOf(comments) === textOf(first)) ? first : [];
}

/** The comments that stand in lines of their own right above a statement. */
function commentsOf(node: TSESTree.Node, sourceCode: SourceCode): readonly TSESTree.Comment[] {
  const comments: TSESTree.Comment[] = [];
  let below = node.loc.start.line;
  for (const comment of sourceCode.getCommentsBefore(node).toReversed()) {
    const isAlone =
      sourceCode.lines[comment.loc.start.line - 1]?.slice(0, comment.loc.start.column).trim() === '';
    if (!isAlone || comment.loc.end.line !== below - 1) break;
    comments.unshift(comment);
    below = comment.loc.start.line;
  }
  return comments;
}

/** The line of `try {`, if it has one. */
function beginningOf(node: TSESTree.TryStatement, sourceCode: SourceCode): TSESTree.Range | undefined {
  const { line } = node.loc.start;
  const isAlone = /^\s*try\s*\{\s*$/u.test(sourceCode.lines[line - 1] ?? '');
  return isAlone ? [startOfLine(line, sourceCode), startOfLine(line + 1, sourceCode)] : undefined;
}

/** The `finally` of a `try` with a handler, if the release is all that is in it. */
function finallyAround(release: TSESTree.Statement): TSESTree.Range | undefined {
  const node = release.parent?.parent;
  if (node?.type !== AST_NODE_TYPES.TryStatement || node.finalizer !== release.parent) return undefined;
  return node.handler && node.finalizer.body.length === 1
    ? [node.handler.range[1], node.range[1]]
    : undefined;
}

/** The lines of a statement, if it has them for itself and is not all that a `finally` does. */
export function linesOf(release: TSESTree.Statement, sourceCode: SourceCode): TSESTree.Range | undefined {
  const block = release.parent;
  const isOnlyCleanup =
    block?.parent?.type === AST_NODE_TYPES.TryStatement &&
    block.parent.finalizer === block &&
    block.body.length === 1;
  if (isOnlyCleanup || !ownsItsLines(release, sourceCode)) return undefined;
  return [startOfLine(release.loc.start.line, sourceCode), startOfLine(release.loc.end.line + 1, sourceCode)];
}

/** The first line after a statement on which something stands. */
function firstLineAfter(statement: TSESTree.Node, sourceCode: SourceCode): number {
  let line = statement.loc.end.line + 1;
  while (sourceCode.lines[line - 1]?.trim() === '') line++;
  return line;
}

/** The lines that can get other white space: not empty, and not in the middle of a template. */
function movableLines(from: number, to: number, block: TSESTree.Node, sourceCode: SourceCode): number[] {
  const fixed = new Set<number>();
  for (const { type, loc } of sourceCode.getTokens(block)) {
    if (type !== AST_TOKEN_TYPES.Template && type !== AST_TOKEN_TYPES.String) continue;
    for (let line = loc.start.line + 1; line <= loc.end.line; line++) fixed.add(line);
  }
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(
    (line) => !fixed.has(line) && sourceCode.lines[line - 1]?.trim() !== '',
  );
}

function startOfLine(line: number, sourceCode: SourceCode): number {
  return line > sourceCode.lines.length
    ? sourceCode.text.length
    : sourceCode.getIndexFromLoc({ line, column: 0 });
}

function indentOf(node: TSESTree.Node, { lines }: SourceCode): string {
  return /^\s*/u.exec(lines[node.loc.start.line - 1] ?? '')?.[0] ?? '';
}

/** By how much a statement is indented more than what its block belongs to. */
function unitOf(indent: string, { parent }: TSESTree.Node, sourceCode: SourceCode): string {
  const outer = parent?.parent ? indentOfLine(parent.loc.end.line, sourceCode) : '';
  const unit = indent.startsWith(outer) ? indent.slice(outer.length) : '';
  return unit === '' ? '  ' : unit;
}

function indentOfLine(line: number, { lines }: SourceCode): string {
  return /^\s*/u.exec(lines[line - 1] ?? '')?.[0] ?? '';
}
