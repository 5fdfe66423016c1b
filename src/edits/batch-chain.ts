import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { BatchWrite } from '../catalogue/batch-forms.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { propertyName } from '../resolve/syntax.js';

/** A part of a text that is written in another way. */
export interface Replaced {
  readonly range: TSESTree.Range;
  readonly text: string;
}

/** The calls of a chain, the first that is made first: `db.delete(users)`, then `.where(…)`. */
export function callsOf(last: TSESTree.CallExpression): readonly TSESTree.CallExpression[] {
  const calls: TSESTree.CallExpression[] = [];
  for (let node: TSESTree.Node = last; node.type === AST_NODE_TYPES.CallExpression;) {
    calls.unshift(node);
    if (node.callee.type !== AST_NODE_TYPES.MemberExpression) break;
    node = node.callee.object;
    if (node.type === AST_NODE_TYPES.TSNonNullExpression) node = node.expression;
  }
  return calls;
}

/** A call of a chain with a fact about how many of it can be one. */
export interface WriteChain {
  readonly calls: readonly TSESTree.CallExpression[];
  /** The call that the fact is about. */
  readonly call: TSESTree.CallExpression;
  readonly library: LibraryCall;
  readonly facts: readonly BatchWrite[];
}

/** Which call of a chain has a batch form for writes? */
export function writeChain(resolution: Resolution, last: TSESTree.CallExpression): WriteChain | undefined {
  const calls = callsOf(last);
  if (calls.some(({ callee, optional }) => optional || ('optional' in callee && callee.optional)))
    return undefined;
  for (const call of calls.toReversed()) {
    const library = resolution.callAt(call);
    const facts = library?.member.roundTrip?.batchWrite;
    if (library && facts) return { calls, call, library, facts };
  }
  return undefined;
}

/** The calls of a chain after one of them. */
export function callsAfter(
  { calls }: Pick<WriteChain, 'calls'>,
  call: TSESTree.CallExpression,
): readonly TSESTree.CallExpression[] {
  return calls.slice(calls.indexOf(call) + 1);
}

/** The name of the method that is called. */
export function methodName({ callee }: TSESTree.CallExpression): string {
  return callee.type === AST_NODE_TYPES.MemberExpression ? (propertyName(callee) ?? '') : '';
}

/** The text of a node with parts of it written in another way. */
export function rewritten(
  { sourceCode }: Resolution,
  node: TSESTree.Node,
  replaced: readonly Replaced[],
): string {
  let text = sourceCode.getText(node);
  // What is put in at a place stays before what is taken away from there.
  const fromTheEnd = replaced.toSorted((a, b) => b.range[0] - a.range[0] || b.range[1] - a.range[1]);
  for (const part of fromTheEnd) {
    const [start, end] = part.range.map((offset) => offset - node.range[0]);
    text = text.slice(0, start) + part.text + text.slice(end);
  }
  return text;
}

/** The call of a builder that says what it does. */
export function verbOf({ calls }: Pick<WriteChain, 'calls'>, member: string): string {
  const verb = calls
    .map((call) => methodName(call))
    .find((name) => /^(?:del|delete|insert|update)/u.test(name));
  return calls.length > 1 ? (verb ?? member) : member;
}

/** What has to be written so that another member is called. */
export function memberOf({ callee }: TSESTree.CallExpression, member: string): readonly Replaced[] {
  return callee.type === AST_NODE_TYPES.MemberExpression
    ? [{ range: callee.property.range, text: member }]
    : [];
}
