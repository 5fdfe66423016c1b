import type { TSESLint } from '@typescript-eslint/utils';
import { iterationAround } from '../analysis/iteration.js';
import { areIndependent } from '../analysis/independence.js';
import type { PerElement } from '../analysis/per-element.js';
import { boundLoop } from './bounded-loop.js';
import type { Bound } from './bounded-promises.js';
import { onlyReads } from './only-reads.js';

/**
 * The edit that lets the turns of a loop ask some at a time, with results in the order of the elements; `undefined`
 * where they do more than ask, where one needs what another found, or where all of them ask over one connection.
 */
export function boundReads(
  bound: Bound,
  { isRepeated, iteration }: PerElement,
): TSESLint.ReportFixFunction | undefined {
  const { resolution } = bound;
  if (isRepeated) return undefined;
  // Chunks in every turn of another loop are still requests of each of its turns.
  if (iterationAround(resolution, iteration.node)) return undefined;
  if (!areIndependent(resolution, iteration) || !onlyReads(resolution, iteration.body)) return undefined;
  return boundLoop({ ...bound, withoutPackages: true }, iteration)?.fix;
}
