import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isBrowserCode } from '../src/analysis/browser-code.js';
import { fanOutsOf, waiterOf, type FanOut } from '../src/analysis/concurrency.js';
import { evidentWork } from '../src/analysis/evident-work.js';
import { isForgotten, leftInLoop, startOfChain } from '../src/analysis/forgotten.js';
import { iterationName } from '../src/analysis/iteration-name.js';
import { callIteration } from '../src/analysis/iteration.js';
import { isBounded } from '../src/analysis/limiter.js';
import { startsMany } from '../src/analysis/purpose.js';
import { createRule } from '../src/create-rule.js';
import type { BoundedEdit } from '../src/edits/bounded-call.js';
import { awaitBounded, boundPromises } from '../src/edits/bounded-promises.js';
import { addConcurrency } from '../src/edits/concurrency-option.js';
import { laidOut } from '../src/layout/laid-out.js';
import { resolutionOf } from '../src/resolve/library-calls.js';
import { mayHave } from '../src/resolve/may-have.js';
import { isFunction } from '../src/resolve/syntax.js';

type Options = [{ limit: number }];
type Problem = 'leftInLoop' | 'nobodyWaits' | 'unboundedConcurrency';
type MessageId = Problem | 'startAtMost' | 'waitAtMost';

export const noUnboundedConcurrency = createRule<Options, MessageId>({
  name: 'no-unbounded-concurrency',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow starting a request for every element of a list that can be long, all at once',
      recommended: true,
    },
    hasSuggestions: true,
    messages: {
      unboundedConcurrency:
        '`{{starter}}` starts `{{work}}` for every element of {{iteration}} at once: a long list exhausts sockets, connections or memory. Instead, run at most {{limit}} at a time.',
      nobodyWaits:
        '`{{starter}}` starts `{{work}}` for every element of {{iteration}} at once, and nobody waits for it or sees it fail. Instead, await at most {{limit}} at a time.',
      leftInLoop:
        'The loop starts `{{work}}` for every element of {{iteration}} and waits for none: a long list exhausts sockets, connections or memory. Instead, await at most {{limit}} at a time.',
      startAtMost: 'Start at most {{limit}} at a time{{until}}.',
      waitAtMost: 'Wait for all of them, and start at most {{limit}} at a time{{until}}.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          limit: {
            description: 'How many calls a suggestion lets run at once.',
            type: 'integer',
            minimum: 1,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ limit: 10 }],
  },
  create(context, [{ limit }]) {
    const { filename, sourceCode } = context;
    if (isBrowserCode(sourceCode.ast)) return {};
    const resolution = resolutionOf(context);
    const bound = { resolution, filename, limit };

    interface Found {
      readonly loc: TSESTree.SourceLocation;
      readonly problem: Problem;
      readonly starter: string;
      readonly edit: () => BoundedEdit | undefined;
    }

    function report(fanOut: FanOut, { loc, problem, starter, edit }: Found): boolean {
      const { iteration } = fanOut;
      if (!startsMany(resolution, iteration)) return false;
      const work = evidentWork(resolution, fanOut);
      if (work === undefined) return false;
      const bounded = edit();
      const until = bounded?.endsWithFailure ? ', and none after one has failed' : '';
      context.report({
        loc,
        messageId: problem,
        data: { starter, work, iteration: iterationName(resolution, iteration), limit },
        suggest: bounded
          ? [
              {
                messageId: problem === 'nobodyWaits' ? 'waitAtMost' : 'startAtMost',
                data: { limit, until },
                fix: laidOut(context, bounded.fix),
              },
            ]
          : [],
      });
      return true;
    }

    function judgeWaiter(waiter: TSESTree.CallExpression, starter: string): void {
      const [list] = waiter.arguments;
      if (!list) return;
      fanOutsOf(resolution, list).some((fanOut) =>
        report(fanOut, {
          loc: waiter.callee.loc,
          problem: 'unboundedConcurrency',
          starter,
          edit: () => boundPromises(bound, fanOut, waiter),
        }),
      );
    }

    /** A function that takes a list and a callback, or `forEach`, whose promises nobody gets. */
    function judgeIterator(call: TSESTree.CallExpression): void {
      const mayRun = mayHave(resolution, call, 'limits') || mayHave(resolution, call, 'iterates');
      for (const each of call.arguments) {
        if (!mayRun && !(isFunction(each) && each.async)) continue; // Cheap, and most calls end here.
        const iteration = callIteration(resolution, call, each);
        if (!iteration) continue;
        const { iterates, limits } = iteration.call?.member ?? {};
        const starter = iteration.method ?? '';
        const fanOut = { iteration, each };
        if (limits && !isBounded(call, limits)) {
          const edit = () => addConcurrency(sourceCode, call, limits, limit);
          report(fanOut, { loc: call.callee.loc, problem: 'unboundedConcurrency', starter, edit });
        } else if (iterates?.startsAll) {
          const edit = () => undefined;
          report(fanOut, { loc: call.callee.loc, problem: 'unboundedConcurrency', starter, edit });
        } else if (isFunction(each) && each.async && isForgotten(call, starter)) {
          const { callee } = call;
          const { loc } = callee.type === AST_NODE_TYPES.MemberExpression ? callee.property : callee;
          const edit = () => awaitBounded(bound, fanOut);
          report(fanOut, { loc, problem: 'nobodyWaits', starter, edit });
        }
      }
    }

    function judgeLeft(call: TSESTree.CallExpression): void {
      const fanOut = leftInLoop(resolution, call);
      if (!fanOut) return;
      const { loc } = startOfChain(call).callee;
      report(fanOut, { loc, problem: 'leftInLoop', starter: '', edit: () => undefined });
    }

    return {
      CallExpression(node) {
        const starter = waiterOf(node);
        if (starter !== undefined) return judgeWaiter(node, starter);
        judgeIterator(node);
        judgeLeft(node);
      },
    };
  },
});
