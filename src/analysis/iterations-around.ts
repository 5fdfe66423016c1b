import type { TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { iterationAround, type Iteration } from './iteration.js';
import { mayBeLong } from './list-length.js';
import { purposeOf } from './purpose.js';

/**
 * The iterations around a node, nearest first, up to the first that can have many turns: in
 * `for (const flag of flags) for (const stage of ['dev', 'live'])` each flag takes two turns, and there can be many flags.
 */
export function* iterationsAround(resolution: Resolution, node: TSESTree.Node): Generator<Iteration> {
  let iteration = iterationAround(resolution, node);
  while (iteration) {
    yield iteration;
    if (!hasFewTurns(resolution, iteration)) return;
    iteration = iterationAround(resolution, iteration.node);
  }
}

/** Does a node run in the turns of an iteration, a few times at most in each? A task that is handed over, as in `retry(() => fetch(url))`, does. */
export function isInTurnOf(resolution: Resolution, { node }: Iteration, place: TSESTree.Node): boolean {
  const around = [...iterationsAround(resolution, place)];
  return around.length === 0 || around.some((iteration) => iteration.node === node);
}

function hasFewTurns(resolution: Resolution, iteration: Iteration): boolean {
  const purpose = purposeOf(resolution, iteration);
  return purpose === 'few' || (purpose === 'per element' && !mayBeLong(resolution, iteration));
}
