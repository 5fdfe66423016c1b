import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { childrenOf } from './printer.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A part of the file that an edit changes: whole statements of one list, or the place between two. */
export interface Region {
  /** The block or the file that has them. */
  readonly list: TSESTree.Node;
  readonly range: TSESTree.Range;
  readonly fixes: readonly TSESLint.RuleFix[];
  /** Its text after the edit. */
  readonly edited: string;
}

/** What some fixes change. Parts that touch are one, and those that make no statements by themselves, as `try {`. */
export function regionsOf(
  sourceCode: SourceCode,
  fixes: readonly TSESLint.RuleFix[],
  isWhole: (region: Region) => boolean,
): readonly Region[] {
  const regions: Region[] = [];
  let joined: TSESLint.RuleFix[] = [];
  let opened = 0;
  for (const fix of fixes.toSorted(inOrder)) {
    const last = joined.length > 0 && opened === 0 ? regionOf(sourceCode, joined) : undefined;
    if (last && last.range[1] < regionOf(sourceCode, [fix]).range[0] && isWhole(last)) {
      regions.push(last);
      joined = [];
    }
    joined.push(fix);
    opened += openedBy(fix.text) - openedBy(sourceCode.text.slice(...fix.range));
  }
  return joined.length > 0 ? [...regions, regionOf(sourceCode, joined)] : regions;
}

/** How many more brackets a text opens than it closes. */
function openedBy(text: string): number {
  let opened = 0;
  for (const bracket of text.match(/[([{}\])]/gu) ?? []) opened += /[([{]/u.test(bracket) ? 1 : -1;
  return opened;
}

function inOrder({ range: [a, b] }: TSESLint.RuleFix, { range: [c, d] }: TSESLint.RuleFix): number {
  return a - c || b - d;
}

/** The statements that fixes change, of the innermost list that has all of them. */
function regionOf({ ast, text, visitorKeys }: SourceCode, fixes: readonly TSESLint.RuleFix[]): Region {
  const start = Math.min(...fixes.map(({ range }) => range[0]));
  const end = Math.max(...fixes.map(({ range }) => range[1]));
  let list: TSESTree.Node = ast;
  for (let node: TSESTree.Node | undefined = ast; node;) {
    if (node.type === AST_NODE_TYPES.BlockStatement) list = node;
    node = childrenOf(node, visitorKeys).find(({ range, type }) =>
      type === AST_NODE_TYPES.BlockStatement
        ? range[0] < start && end < range[1]
        : range[0] <= start && end <= range[1],
    );
  }
  const touched = childrenOf(list, visitorKeys).filter(({ range }) => range[0] < end && start < range[1]);
  const from = Math.min(start, touched[0]?.range[0] ?? start);
  const to = Math.max(end, touched.at(-1)?.range[1] ?? end);
  return { list, range: [from, to], fixes, edited: editedText(text, fixes, [from, to]) };
}

function editedText(text: string, fixes: readonly TSESLint.RuleFix[], [start, end]: TSESTree.Range): string {
  let edited = '';
  let at = start;
  for (const { range, text: inserted } of fixes) {
    edited += text.slice(at, range[0]) + inserted;
    at = range[1];
  }
  return edited + text.slice(at, end);
}
