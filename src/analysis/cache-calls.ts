import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import { factsByName } from '../resolve/may-have.js';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction, nodesBelow } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { sentCommand, type SentCommand } from './sent-command.js';

/** A call that reads, writes, counts or expires an entry, by the command that it sends. */
export type CacheCall = LibraryCall & SentCommand & { readonly node: TSESTree.CallExpression };

/** The calls of one file that have to do with entries of caches and stores, in the order of the code. */
export interface CacheCalls {
  readonly resolution: Resolution;
  readonly all: readonly CacheCall[];
  /** Other calls that can be of a function of another file which writes an entry. */
  readonly others: readonly TSESTree.CallExpression[];
  readonly filename: string;
}

const cacheFacts = ['cacheWrite', 'cacheRead', 'counts', 'expires', 'sends'] as const;

/** The call at a node, if it reads, writes, counts or expires an entry. */
export function cacheCallAt(resolution: Resolution, node: TSESTree.CallExpression): CacheCall | undefined {
  const facts = factsByName(resolution, node);
  if (facts && !cacheFacts.some((fact) => facts.has(fact))) return undefined;
  const call = resolution.callAt(node);
  const sent = call && sentCommand(resolution, call, node);
  if (!sent) return undefined;
  const { cacheWrite, cacheRead, counts, expires } = sent.member;
  return (cacheWrite ?? cacheRead ?? counts ?? expires) ? { ...call, ...sent, node } : undefined;
}

/** The outermost function around a node: a method, or a function of the module. */
export function hostOf(node: TSESTree.Node): FunctionNode | undefined {
  let host: FunctionNode | undefined;
  for (
    let current = node.parent;
    current && current.type !== AST_NODE_TYPES.ClassBody;
    current = current.parent
  ) {
    if (isFunction(current)) host = current;
  }
  return host;
}

const callers = new WeakMap<
  TSESTree.Program,
  ReadonlyMap<FunctionNode, readonly TSESTree.CallExpression[]>
>();

/** The calls of a function of this file, as far as they can be followed. */
export function callersOf(resolution: Resolution, callee: FunctionNode): readonly TSESTree.CallExpression[] {
  const program = resolution.sourceCode.ast;
  let known = callers.get(program);
  if (!known) {
    known = callersByFunction(resolution);
    callers.set(program, known);
  }
  return known.get(callee) ?? [];
}

function callersByFunction(resolution: Resolution): Map<FunctionNode, TSESTree.CallExpression[]> {
  const found = new Map<FunctionNode, TSESTree.CallExpression[]>();
  for (const node of callsBelow(resolution, resolution.sourceCode.ast)) {
    const callee = resolution.valueOf(node.callee);
    if (callee?.kind === 'function') found.set(callee.node, [...(found.get(callee.node) ?? []), node]);
  }
  return found;
}

/** Every call below a node, in the order of the code. */
export function callsBelow(
  { sourceCode }: Resolution,
  root: TSESTree.Node,
): readonly TSESTree.CallExpression[] {
  return [...nodesBelow(root, sourceCode.visitorKeys)].filter(
    (node) => node.type === AST_NODE_TYPES.CallExpression,
  );
}
