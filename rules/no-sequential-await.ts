import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isBrowserCode } from '../src/analysis/browser-code.js';
import { callRange } from '../src/analysis/call-range.js';
import { waiterOf } from '../src/analysis/concurrency.js';
import { requestByName, startedCalls } from '../src/analysis/evident-work.js';
import { areIndependent } from '../src/analysis/independence.js';
import { iterationName } from '../src/analysis/iteration-name.js';
import { iterationAround, type Iteration } from '../src/analysis/iteration.js';
import { isInLimited } from '../src/analysis/limiter.js';
import { mayBeLong } from '../src/analysis/list-length.js';
import { isOnPurpose } from '../src/analysis/on-purpose.js';
import { eachOnItsOwn, isOpen, perElement } from '../src/analysis/per-element.js';
import { dependsOnTurn } from '../src/analysis/references.js';
import { isOfDatabase } from '../src/analysis/request-names.js';
import { leadsElsewhere, roundTripAt, type RoundTripSite } from '../src/analysis/round-trips.js';
import { nodesIn } from '../src/analysis/turn.js';
import { createRule } from '../src/create-rule.js';
import { boundLoop } from '../src/edits/bounded-loop.js';
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
      runAtMost: 'Run up to {{limit}} at a time: when one fails, others have already started.',
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
    if (!context.sourceCode.text.includes('await') || isBrowserCode(context.sourceCode.ast)) return {};
    const resolution = resolutionOf(context);
    const judged = new Set<TSESTree.Node>();

    return {
      AwaitExpression(node) {
        const iteration = iterationAround(resolution, node);
        if (iteration?.kind !== 'loop' || judged.has(iteration.node)) return;
        const call = slowCall(node, iteration);
        if (!call) return;
        judged.add(iteration.node);
        if (asksDatabase(iteration) || !areIndependent(resolution, iteration)) return;
        const fix = boundLoop(resolution, context.filename, iteration, limit);
        context.report({
          loc: callRange(call),
          messageId: 'sequentialAwait',
          data: {
            call: calleeText(resolution, call),
            iteration: iterationName(resolution, iteration),
            limit,
          },
          suggest: fix ? [{ messageId: 'runAtMost', data: { limit }, fix }] : [],
        });
      },
    };

    /** The call that an `await` waits for a long time, once per element. */
    function slowCall(node: TSESTree.AwaitExpression, iteration: Iteration) {
      if (!isOpen(resolution, iteration)) return undefined;
      for (const call of startedCalls(resolution, node.argument)) {
        if ((iterationAround(resolution, call) ?? iteration).node !== iteration.node) continue;
        const site = roundTripAt(resolution, call);
        const isSlow =
          (site && isSlowAlone(site, iteration)) ??
          (isSlowByName(call) &&
            mayBeLong(resolution, iteration.source) &&
            dependsOnTurn(resolution, iteration, call) &&
            !isOnPurpose(resolution, iteration, call));
        if (isSlow) return call;
      }
      return calls === 'any' ? awaitedCall(node, iteration) : undefined;
    }

    /** A transfer or a job, by its name. */
    function isSlowByName(call: TSESTree.CallExpression): boolean {
      const named = requestByName(resolution, call);
      return named === 'transfer' || named === 'job';
    }

    /** Queries take most of such a turn, and connections are few. */
    function asksDatabase({ body }: Iteration): boolean {
      for (const { node } of nodesIn(resolution, body)) {
        if (isOfDatabase(node)) return true;
        const site = roundTripAt(resolution, node);
        if (site?.roundTrip.server !== 'database') continue;
        if (!leadsElsewhere(site) || isForQueryRule(site)) return true;
      }
      return false;
    }

    /** A slow call that `no-query-in-loop` does not report. Of what another file does besides, nothing is known. */
    function isSlowAlone(site: RoundTripSite, iteration: Iteration): boolean | undefined {
      const { server } = site.roundTrip;
      if (isForQueryRule(site, iteration)) return false;
      if (leadsElsewhere(site) && server !== 'http') return undefined;
      if (server === 'database' || server === 'cache') return false;
      if (server !== 'http' && !mayBeLong(resolution, iteration.source)) return false;
      if (isInLimited(resolution, site.call.node)) return false;
      return eachOnItsOwn(resolution, site, iteration)?.isRepeated === false;
    }

    function isForQueryRule(site: RoundTripSite, iteration?: Iteration): boolean {
      return site.roundTrip.forMany !== undefined && perElement(resolution, site, iteration) !== undefined;
    }

    function awaitedCall(node: TSESTree.AwaitExpression, iteration: Iteration) {
      const call = bare(node.argument);
      if (call.type !== AST_NODE_TYPES.CallExpression || roundTripAt(resolution, call)) return undefined;
      const isJudged = waiterOf(call) === undefined && dependsOnTurn(resolution, iteration, call);
      return isJudged ? call : undefined;
    }
  },
});
