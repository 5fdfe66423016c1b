import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isBrowserCode } from '../src/analysis/browser-code.js';
import { callRange } from '../src/analysis/call-range.js';
import {
  chainedTurn,
  isChainedReduce,
  sequentialTurn,
  turnOfCallback,
} from '../src/analysis/chained-turns.js';
import { waiterOf } from '../src/analysis/concurrency.js';
import { areIndependent } from '../src/analysis/independence.js';
import { iterationName } from '../src/analysis/iteration-name.js';
import type { Iteration } from '../src/analysis/iteration.js';
import { iterationsAround } from '../src/analysis/iterations-around.js';
import { isOpen } from '../src/analysis/per-element.js';
import { dependsOnTurn } from '../src/analysis/references.js';
import { roundTripAt } from '../src/analysis/round-trips.js';
import { asksDatabase, slowCallIn } from '../src/analysis/slow-call.js';
import { createRule } from '../src/create-rule.js';
import type { BoundedEdit } from '../src/edits/bounded-call.js';
import { boundLoop } from '../src/edits/bounded-loop.js';
import { laidOut } from '../src/layout/laid-out.js';
import { calleeText, resolutionOf } from '../src/resolve/library-calls.js';
import { bare } from '../src/resolve/syntax.js';

type Options = [{ calls: 'any' | 'known'; limit: number }];

export const noSequentialAwait = createRule<Options, 'runAtMost' | 'sequentialAwait'>({
  name: 'no-sequential-await',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow awaiting independent slow calls one after another in a loop',
      recommended: true,
      strictOptions: [{ calls: 'any' }],
    },
    hasSuggestions: true,
    messages: {
      sequentialAwait:
        '`{{call}}` is awaited for one element of {{iteration}} after another, though no turn needs what another produced: their waiting times add up. Instead, run up to {{limit}} of them at a time.',
      runAtMost: 'Run up to {{limit}} at a time: when one fails, others have already started{{rest}}.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          calls: {
            description:
              'Which awaited calls are judged: those `known` to be slow (HTTP, files, processes, jobs), or `any`.',
            type: 'string',
            enum: ['known', 'any'],
          },
          limit: {
            description: 'How many turns a suggestion lets run at a time.',
            type: 'integer',
            minimum: 1,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ calls: 'known', limit: 10 }],
  },
  create(context, [{ calls, limit }]) {
    if (
      !/\bawait\b|\.then\(|\bPromise\b|Series\(/u.test(context.sourceCode.text) ||
      isBrowserCode(context.sourceCode.ast)
    )
      return {};
    const resolution = resolutionOf(context);
    const judged = new Map<TSESTree.Node, boolean>();

    return {
      AwaitExpression({ argument }) {
        for (const iteration of iterationsAround(resolution, argument)) {
          const isChain = isChainedReduce(resolution, iteration);
          if (iteration.kind !== 'loop' && !isChain) continue;
          if (judge(argument, isChain ? turnOfCallback(iteration) : iteration)) return;
        }
      },
      CallExpression(node) {
        const turn = chainedTurn(resolution, node) ?? sequentialTurn(resolution, node);
        if (turn) judge(turn.body, turn);
      },
    };

    /** Is the iteration the one that a report is about, of this or of an earlier wait? */
    function judge(waitedFor: TSESTree.Node, iteration: Iteration): boolean {
      const known = judged.get(iteration.node);
      if (known !== undefined) return known;
      const call = slowCall(waitedFor, iteration);
      if (!call) return false;
      const isReported = !asksDatabase(resolution, iteration, call) && areIndependent(resolution, iteration);
      judged.set(iteration.node, isReported);
      if (isReported) report(call, iteration);
      return isReported;
    }

    function report(
      call: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression,
      iteration: Iteration,
    ): void {
      const edit = boundLoop({ resolution, filename: context.filename, limit }, iteration);
      context.report({
        loc: callRange(call),
        messageId: 'sequentialAwait',
        data: {
          call: calleeText(resolution, call),
          iteration: iterationName(resolution, iteration),
          limit,
        },
        suggest: edit ? [suggestionFor(edit)] : [],
      });
    }

    function suggestionFor({ endsWithFailure, fix }: BoundedEdit) {
      const rest = endsWithFailure ? '' : ', and the rest still follow';
      return { messageId: 'runAtMost', data: { limit, rest }, fix: laidOut(context, fix) } as const;
    }

    /** The call that is waited for a long time, once per element. */
    function slowCall(waitedFor: TSESTree.Node, iteration: Iteration) {
      if (!isOpen(resolution, iteration, true)) return undefined;
      const call = slowCallIn(resolution, waitedFor, iteration);
      return call ?? (calls === 'any' ? awaitedCall(waitedFor, iteration) : undefined);
    }

    function awaitedCall(waitedFor: TSESTree.Node, iteration: Iteration) {
      const call = bare(waitedFor);
      if (call.type !== AST_NODE_TYPES.CallExpression || roundTripAt(resolution, call)) return undefined;
      const isJudged = waiterOf(call) === undefined && dependsOnTurn(resolution, iteration, call);
      return isJudged ? call : undefined;
    }
  },
});
