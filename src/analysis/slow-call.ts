import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { opensPage } from '../catalogue/request-words.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName } from '../resolve/syntax.js';
import { requestByName, startedCalls } from './evident-work.js';
import type { Iteration } from './iteration.js';
import { isInTurnOf } from './iterations-around.js';
import { isInLimited } from './limiter.js';
import { isFewByName, isFewestByName, mayBeLong } from './list-length.js';
import { isOnPurpose } from './on-purpose.js';
import { eachOnItsOwn, perElement } from './per-element.js';
import { isReceivedBatch } from './received-batch.js';
import { dependsOnTurn } from './references.js';
import { isOfDatabase } from './request-names.js';
import { leadsElsewhere, roundTripAt, type RoundTripSite } from './round-trips.js';
import { isRead } from './sql-statement.js';
import { nodesIn } from './turn.js';

/** Which call that is waited for takes long, once per element of an iteration? */
export function slowCallIn(
  resolution: Resolution,
  waitedFor: TSESTree.Node,
  iteration: Iteration,
): TSESTree.CallExpression | TSESTree.TaggedTemplateExpression | undefined {
  if (isReceivedBatch(resolution, iteration.source)) return undefined;
  const command = bare(waitedFor);
  if (command.type === AST_NODE_TYPES.TaggedTemplateExpression) {
    const site = roundTripAt(resolution, command);
    if (site && isSlowAlone(resolution, site, iteration)) return command;
  }
  for (const call of startedCalls(resolution, waitedFor)) {
    if (!isInTurnOf(resolution, iteration, call)) continue;
    const site = roundTripAt(resolution, call);
    const isSlow =
      (site && isSlowAlone(resolution, site, iteration)) ??
      (isSlowByName(resolution, call, iteration) &&
        (dependsOnTurn(resolution, iteration, call) || opensPage.test(calledName(call))) &&
        !isOnPurpose(resolution, iteration, call));
    if (isSlow) return call;
  }
  return undefined;
}

/** A slow call that `no-query-in-loop` does not report. Of what another file does besides, nothing is known. */
function isSlowAlone(resolution: Resolution, site: RoundTripSite, iteration: Iteration): boolean | undefined {
  if (site.nearer && !isForQueryRule(resolution, site, iteration))
    return isSlowAlone(resolution, site.nearer, iteration);
  const { server } = site.roundTrip;
  const hasBatchForm = site.roundTrip.forMany !== undefined;
  if (hasBatchForm && (site.steps.length === 0 || isForQueryRule(resolution, site, iteration))) return false;
  if (leadsElsewhere(site) && server !== 'http') return undefined;
  if (server === 'database' || server === 'cache') return false;
  const isShort =
    server === 'http' ? isFewestByName(resolution, iteration.source) : !mayBeLong(resolution, iteration);
  if (isShort) return false;
  if (server === 'queue' && isFewByName(resolution, iteration.source, 'light')) return false; // A job is soon handed over.
  if (isInLimited(resolution, site.call.node)) return false;
  return eachOnItsOwn(resolution, site, iteration, true)?.isRepeated === false;
}

function isForQueryRule(resolution: Resolution, site: RoundTripSite, iteration?: Iteration): boolean {
  return site.roundTrip.forMany !== undefined && perElement(resolution, site, iteration) !== undefined;
}

/** A transfer or a job, by its name, over a list that may be long. */
function isSlowByName(resolution: Resolution, call: TSESTree.CallExpression, iteration: Iteration): boolean {
  const named = requestByName(resolution, call);
  if (named === 'job' && isFewByName(resolution, iteration.source, 'light')) return false;
  return (named === 'transfer' || named === 'job') && mayBeLong(resolution, iteration);
}

/**
 * Does a turn query a database, so that queries take most of it, and connections are few? What it stores of the answer that
 * it waited for comes after that, and takes little of the turn, unless `no-query-in-loop` reports it.
 */
export function asksDatabase(
  resolution: Resolution,
  { body }: Iteration,
  slow: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression,
): boolean {
  for (const { node } of nodesIn(resolution, body)) {
    const site = roundTripAt(resolution, node);
    if (!site && isOfDatabase(node)) return true;
    if (site?.roundTrip.server !== 'database') continue;
    const isStored = node.range[0] > slow.range[1] && !isRead(resolution.at(site.call.node), site.call);
    if ((!leadsElsewhere(site) && !isStored) || isForQueryRule(resolution, site)) return true;
  }
  return false;
}
