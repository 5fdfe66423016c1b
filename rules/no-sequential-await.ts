import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { callRange } from '../src/analysis/call-range.js';
import { areIndependent } from '../src/analysis/independence.js';
import { iterationName } from '../src/analysis/iteration-name.js';
import { iterationAround, type Iteration } from '../src/analysis/iteration.js';
import { perElement } from '../src/analysis/per-element.js';
import { purposeOf } from '../src/analysis/purpose.js';
import { roundTripAt, type RoundTripSite } from '../src/analysis/round-trips.js';
import { createRule } from '../src/create-rule.js';
import { resolutionOf } from '../src/resolve/library-calls.js';
import { bare } from '../src/resolve/syntax.js';

type Options = [{ calls: 'any' | 'known' }];

export const noSequentialAwait = createRule<Options, 'sequentialAwait'>({
  name: 'no-sequential-await',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow awaiting independent slow calls one after another in a loop',
      recommended: true,
      strictOptions: [{ calls: 'any' }],
    },
    messages: {
      sequentialAwait:
        '`{{call}}` is awaited for one element of {{iteration}} after another, though no turn needs what another produced: their waiting times add up. Instead, run a bounded number of them at a time.',
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
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ calls: 'known' }],
  },
  create(context, [{ calls }]) {
    const resolution = resolutionOf(context);
    const reported = new Set<TSESTree.Node>();

    return {
      AwaitExpression(node) {
        const iteration = iterationAround(resolution, node);
        if (iteration?.kind !== 'loop' || reported.has(iteration.node)) return;
        const call = bare(node.argument);
        if (call.type !== AST_NODE_TYPES.CallExpression) return;
        const site = roundTripAt(resolution, call);
        const isSlow = site
          ? isSlowAlone(site, iteration)
          : calls === 'any' && purposeOf(resolution, iteration) === 'per element';
        if (!isSlow || !areIndependent(resolution, iteration)) return;

        reported.add(iteration.node);
        context.report({
          loc: callRange(call),
          messageId: 'sequentialAwait',
          data: {
            call: site?.path[0] ?? site?.call.callee ?? context.sourceCode.getText(call.callee),
            iteration: iterationName(resolution, iteration),
          },
        });
      },
    };

    /** A slow call that has no batch form; one that has is for `no-query-in-loop`. */
    function isSlowAlone(site: RoundTripSite, iteration: Iteration): boolean {
      const { server, forMany } = site.roundTrip;
      if (forMany !== undefined || server === 'database' || server === 'cache') return false;
      return perElement(resolution, site, iteration)?.isRepeated === false;
    }
  },
});
