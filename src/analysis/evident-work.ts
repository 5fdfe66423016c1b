import { type TSESTree } from '@typescript-eslint/utils';
import type { Server } from '../catalogue/schema.js';
import type { Resolution } from '../resolve/resolution.js';
import { childNodes, isFunction } from '../resolve/syntax.js';
import { runsWhereWritten, iterationAround, type Iteration } from './iteration.js';
import { perElement } from './per-element.js';
import { roundTripAt, roundTripOf } from './round-trips.js';

/** Servers for which each element has to ask by itself. */
const unbatched: ReadonlySet<Server> = new Set(['file', 'http', 'process']);

/**
 * Which call shows that the work for one element goes to a server or disk, so that it matters how much runs at once?
 * `async` alone proves nothing. Calls that could be batched are left to `no-query-in-loop`, calls through a limiter are bounded.
 */
export function evidentWork(
  resolution: Resolution,
  iteration: Iteration,
  each: TSESTree.Node,
): string | undefined {
  const passed = roundTripOf(resolution, each);
  if (passed) return unbatched.has(passed.roundTrip.server) ? resolution.sourceCode.getText(each) : undefined;
  let work: string | undefined;
  const pending: TSESTree.Node[] = [each];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const call = resolution.callAt(node);
    if (call?.member.limits) return undefined;
    const site = roundTripAt(resolution, node);
    if (site && iterationAround(resolution, node)?.node === iteration.node) {
      if (site.roundTrip.forMany !== undefined) {
        if (perElement(resolution, site, iteration)) return undefined;
      } else if (unbatched.has(site.roundTrip.server)) {
        work ??= site.path[0] ?? site.call.callee;
      }
    }
    if (isFunction(node) && node !== each && !runsWhereWritten(resolution, node)) continue;
    pending.push(...childNodes(node, resolution.sourceCode.visitorKeys).reverse());
  }
  return work;
}
