import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { fanOutsOf, combinatorOf, type FanOut } from '../src/analysis/concurrency.js';
import { evidentWork } from '../src/analysis/evident-work.js';
import { iterationName } from '../src/analysis/iteration-name.js';
import { callbackIteration } from '../src/analysis/iteration.js';
import { purposeOf } from '../src/analysis/purpose.js';
import { createRule } from '../src/create-rule.js';
import { resolutionOf } from '../src/resolve/library-calls.js';
import { isFunction, propertyName } from '../src/resolve/syntax.js';

export const noUnboundedConcurrency = createRule({
  name: 'no-unbounded-concurrency',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow starting a request for every element of a list that can be long, all at once',
      recommended: true,
    },
    messages: {
      unboundedConcurrency:
        '`{{combinator}}` starts `{{work}}` for every element of {{iteration}} at once: a long list exhausts sockets, connections or memory. Instead, run a bounded number of them at a time.',
      nobodyWaits:
        '`forEach` starts `{{work}}` for every element of {{iteration}} at once, and nobody waits for it or sees it fail. Instead, await a bounded number of them at a time.',
    },
    schema: [],
  },
  create(context) {
    const resolution = resolutionOf(context);

    function report(
      loc: TSESTree.SourceLocation,
      messageId: 'nobodyWaits' | 'unboundedConcurrency',
      { iteration, each }: FanOut,
      combinator: string,
    ): boolean {
      const work = evidentWork(resolution, iteration, each);
      if (work === undefined || purposeOf(resolution, iteration) !== 'per element') return false;
      context.report({
        loc,
        messageId,
        data: { combinator, work, iteration: iterationName(resolution, iteration) },
      });
      return true;
    }

    return {
      CallExpression(node) {
        const combinator = combinatorOf(node);
        const [list] = node.arguments;
        if (combinator !== undefined && list) {
          fanOutsOf(resolution, list).some((fanOut) =>
            report(node.callee.loc, 'unboundedConcurrency', fanOut, `Promise.${combinator}`),
          );
          return;
        }
        if (!isFunction(list) || !list.async || node.callee.type !== AST_NODE_TYPES.MemberExpression) return;
        if (propertyName(node.callee) !== 'forEach') return;
        const iteration = callbackIteration(resolution, list);
        if (iteration) report(node.callee.property.loc, 'nobodyWaits', { iteration, each: list }, 'forEach');
      },
    };
  },
});
