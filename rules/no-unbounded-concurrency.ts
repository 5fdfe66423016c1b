import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { waiterOf, fanOutsOf, type FanOut } from '../src/analysis/concurrency.js';
import { evidentWork } from '../src/analysis/evident-work.js';
import { iterationName } from '../src/analysis/iteration-name.js';
import { callIteration } from '../src/analysis/iteration.js';
import { isBounded } from '../src/analysis/limiter.js';
import { purposeOf } from '../src/analysis/purpose.js';
import { createRule } from '../src/create-rule.js';
import { promiseUse } from '../src/resolve/promise-use.js';
import { resolutionOf } from '../src/resolve/library-calls.js';
import { isFunction } from '../src/resolve/syntax.js';

type Options = [{ limit: number }];
type MessageId = 'nobodyWaits' | 'unboundedConcurrency';

export const noUnboundedConcurrency = createRule<Options, MessageId>({
  name: 'no-unbounded-concurrency',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow starting a request for every element of a list that can be long, all at once',
      recommended: true,
    },
    messages: {
      unboundedConcurrency:
        '`{{combinator}}` starts `{{work}}` for every element of {{iteration}} at once: a long list exhausts sockets, connections or memory. Instead, run at most {{limit}} at a time.',
      nobodyWaits:
        '`{{combinator}}` starts `{{work}}` for every element of {{iteration}} at once, and nobody waits for it or sees it fail. Instead, await at most {{limit}} at a time.',
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
    const resolution = resolutionOf(context);

    function report(
      loc: TSESTree.SourceLocation,
      messageId: MessageId,
      fanOut: FanOut,
      combinator: string,
    ): boolean {
      const { iteration } = fanOut;
      if (purposeOf(resolution, iteration) !== 'per element') return false;
      const work = evidentWork(resolution, fanOut);
      if (work === undefined) return false;
      context.report({
        loc,
        messageId,
        data: { combinator, work, iteration: iterationName(resolution, iteration), limit },
      });
      return true;
    }

    return {
      CallExpression(node) {
        const combinator = waiterOf(node);
        const [list] = node.arguments;
        if (combinator !== undefined && list) {
          fanOutsOf(resolution, list).some((fanOut) =>
            report(node.callee.loc, 'unboundedConcurrency', fanOut, combinator),
          );
          return;
        }
        for (const each of node.arguments) {
          const iteration = callIteration(resolution, node, each);
          if (!iteration) continue;
          const { limits } = iteration.call?.member ?? {};
          if (limits && !isBounded(node, limits)) {
            report(node.callee.loc, 'unboundedConcurrency', { iteration, each }, iteration.method ?? '');
          } else if (isFunction(each) && each.async && isForgotten(node, iteration.method)) {
            const { callee } = node;
            const name = callee.type === AST_NODE_TYPES.MemberExpression ? callee.property : callee;
            report(name.loc, 'nobodyWaits', { iteration, each }, iteration.method ?? '');
          }
        }
      },
    };

    /** `forEach` drops the promises of its callback; so does whoever drops the list that `map` makes. */
    function isForgotten(node: TSESTree.CallExpression, method: string | undefined): boolean {
      const { use } = promiseUse(node);
      if (method === 'forEach' || method === 'each') return use !== 'awaited';
      return method === 'map' && use === 'dropped';
    }
  },
});
