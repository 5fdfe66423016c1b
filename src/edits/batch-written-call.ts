import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import type { BatchOperations, BatchPipeline, BatchWrite } from '../catalogue/batch-forms.js';
import type { Resolution } from '../resolve/resolution.js';
import { keyName } from '../resolve/syntax.js';
import { changeOf, comparedOf } from './batch-change.js';
import { callsAfter, methodName, rewritten, writeChain, type WriteChain } from './batch-chain.js';
import { insertOf } from './batch-insert.js';
import type { UsedName } from './batch-keyed-read.js';
import { literalsIn } from './literal-types.js';
import { isSteady } from './steady.js';

/** A write of one row, key or operation that changes from turn to turn. */
export interface TurnWrite {
  /** What a turn adds to the list: the row or key itself, or an operation that is made of parts of the call. */
  readonly item: { readonly node: TSESTree.Expression } | { readonly text: (isTyped: boolean) => string };
  /** What is in the list. */
  readonly of: { readonly column: string } | 'operations' | 'pipeline' | 'rows';
  /** The text of the call that sends a list with this name. */
  readonly send: (list: string) => string;
  readonly member: string;
  readonly fact: BatchWrite;
  /** What the title says in addition. */
  readonly notes: readonly string[];
  /** How many items one call sends; without it, any number. */
  readonly atMost?: number | undefined;
  /** What is called in each turn instead, on what the list is then made with, and how it is sent. */
  readonly queue?: {
    readonly open: string;
    readonly add: (list: string) => string;
    readonly run: (list: string, unit: string) => readonly string[];
  };
  /** Statements before a part of the list is sent, which name it `part`. */
  readonly parts?: (part: string) => readonly string[];
  readonly uses?: UsedName;
}

export interface Place {
  readonly resolution: Resolution;
  readonly iteration: Iteration;
  /** The last call of the chain, which is awaited. */
  readonly whole: TSESTree.CallExpression;
}

/** What does a call write in each turn, if one call can write all of it? */
export function turnWrite(
  resolution: Resolution,
  iteration: Iteration,
  whole: TSESTree.CallExpression,
): TurnWrite | undefined {
  const chain = writeChain(resolution, whole);
  const place: Place = { resolution, iteration, whole };
  for (const fact of chain?.facts ?? []) {
    const write = chain && ofForm(place, chain, fact);
    if (write) return write;
  }
  return undefined;
}

function ofForm(place: Place, chain: WriteChain, fact: BatchWrite): TurnWrite | undefined {
  switch (fact.form) {
    case 'insert':
      return insertOf(place, chain, fact);
    case 'change':
      return changeOf(place, chain, fact);
    case 'compared':
      return comparedOf(place, chain, fact);
    case 'operations':
      return operationOf(place, chain, fact);
    case 'pipeline':
      return queuedOf(place, chain, fact);
    default:
      return undefined;
  }
}

function operationOf(place: Place, chain: WriteChain, fact: BatchOperations): TurnWrite | undefined {
  const { resolution, iteration } = place;
  const { call } = chain;
  const { callee } = call;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || call.typeArguments) return undefined;
  if (!callsAfter(chain, call).every((later) => fact.chain?.includes(methodName(later)))) return undefined;
  const given = call.arguments;
  if (given.length < fact.parts.length || given.length > fact.parts.length + 1) return undefined;
  if (given.some(({ type }) => type === AST_NODE_TYPES.SpreadElement)) return undefined;
  const options = given[fact.parts.length];
  const text = (node: TSESTree.Node) => resolution.sourceCode.getText(node);
  if (options && options.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
  const kept = options?.type === AST_NODE_TYPES.ObjectExpression ? options.properties : [];
  if (
    !kept.every(
      (property) =>
        property.type === AST_NODE_TYPES.Property &&
        /^(?:arrayFilters|upsert)$/u.test(keyName(property) ?? ''),
    )
  ) {
    return undefined;
  }
  if (!isSteady(resolution, iteration, callee.object, new Set())) return undefined;
  const parts = (isTyped: boolean) => [
    ...fact.parts.map((name, index) => {
      const value = given[index];
      const written = value ? rewritten(resolution, value, isTyped ? literalsIn(value) : []) : '';
      return written === name ? name : `${name}: ${written}`;
    }),
    ...kept.map((property) => text(property)),
  ];
  return {
    item: { text: (isTyped) => `{ ${methodName(call)}: { ${parts(isTyped).join(', ')} } }` },
    of: 'operations',
    send: (list) => `${text(callee.object)}.${fact.member}(${list})`,
    member: fact.member,
    fact,
    notes: fact.note === undefined ? [] : [fact.note],
  };
}

function queuedOf(
  { resolution, iteration, whole }: Place,
  { calls, call, library }: WriteChain,
  fact: BatchPipeline,
): TurnWrite | undefined {
  const { callee } = call;
  // A name alone does not tell a client from a cluster, which sends a pipeline to one node only.
  if (library.evidence === 'convention' || callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  if (calls.at(-1) !== call || !isSteady(resolution, iteration, callee.object, new Set())) return undefined;
  const text = (node: TSESTree.Node) => resolution.sourceCode.getText(node);
  return {
    item: { text: () => '' },
    of: 'pipeline',
    member: fact.open.replace('()', ''),
    send: (list) => `${list}.${fact.run}`,
    queue: {
      open: `${text(callee.object)}.${fact.open}`,
      add: (list) => rewritten(resolution, whole, [{ range: callee.object.range, text: list }]),
      run: (list, unit) =>
        fact.listsErrors
          ? [
              `for (const [error] of (await ${list}.${fact.run}) ?? []) {`,
              `${unit}if (error) throw error;`,
              '}',
            ]
          : [`await ${list}.${fact.run};`],
    },
    fact,
    notes: fact.note === undefined ? [] : [fact.note],
  };
}
