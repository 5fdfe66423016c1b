import type { TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import type { Acquisition } from './ownership-acquisition.js';
import { isWithin } from './ownership-carried.js';
import { holderOf, type Holder } from './ownership-holder.js';
import { listenerAtEnd } from './ownership-listeners.js';
import type { Paths } from './ownership-paths.js';
import type { Tally } from './ownership-rules.js';
import type { Detour, Exit, PathState } from './ownership-state.js';
import { termsOf } from './ownership-terms.js';
import { obligationIn, walkThrough } from './ownership-walk.js';

/** A path on which a resource is not given back. */
export interface Loss {
  /**
   * `never`: on no path. `next-turn`: a loop takes the next one. `stream`: where a stream fails. `end`: no turn of the path
   * can be named.
   */
  readonly path: 'never' | 'next-turn' | 'stream' | 'end' | Detour['path'] | Exit['path'];
  /** What a reader has to look at: what throws, returns, or decides. */
  readonly node: TSESTree.Node;
}

/** On which path is the resource not given back that this call takes? `undefined`: on none, or nobody can tell. */
export function lostOn(
  acquisition: Acquisition,
  resolution: Resolution,
  { strict = false }: { readonly strict?: boolean } = {},
): Loss | undefined {
  const { node } = acquisition;
  const terms = termsOf(acquisition);
  const holder = holderOf(acquisition, terms, resolution);
  if (holder === undefined) return undefined;
  const never: Loss | undefined = terms.endsByItself || terms.mayStay ? undefined : { path: 'never', node };
  if (holder === 'dropped') return never;

  const obligation = obligationIn(holder, terms, resolution);
  const { tally, paths } = walkThrough(holder, obligation);
  if (!paths || obligation.isKeptOpen) return undefined;
  // Who closes it only where something fails means to keep it.
  if (terms.mayStay && !(obligation.isReleasedHere && tally.settledInTime)) return undefined;
  const losses = [...lossesOn(paths, tally, holder)].filter(({ unlikely }) => strict || !unlikely);
  if (losses.length > 0 && !tally.settled) return obligation.isReleasedHere ? undefined : never;
  const [first] = losses.sort((a, b) => a.rank - b.rank || a.node.range[0] - b.node.range[0]);
  if (first) return { path: first.path, node: first.node };
  const isLock = terms.isReleaser; // what it waits for is no stream
  const listener = terms.mayStay || isLock ? undefined : listenerAtEnd(obligation);
  return listener && { path: 'stream', node: listener };
}

interface RankedLoss extends Loss {
  readonly unlikely: boolean;
  /** Paths that a line tells come first. */
  readonly rank: number;
}

function* lossesOn(paths: Paths, { overwritten }: Tally, holder: Holder): Generator<RankedLoss> {
  const { region, site, endsProcessOnThrow, isCounted } = holder;
  const nextTurn: Loss = { path: 'next-turn', node: site ?? region };
  for (const { path, node, state } of paths.exits) {
    if (state.holding !== 'held' || (path === 'throw' && endsProcessOnThrow)) continue;
    const { detour } = state;
    const isLoop = detour?.path === 'break' || detour?.path === 'continue';
    if (site && isWithin(node, site)) yield loss(state, nextTurn);
    else yield loss(state, detour && !isLoop ? detour : { path, node });
  }
  for (const state of paths.ends) {
    if (state.holding === 'held') yield loss(state, state.detour ?? { path: 'end', node: region });
  }
  for (const state of isCounted ? [] : overwritten) yield loss(state, state.detour ?? nextTurn);
}

function loss({ unlikely = false }: PathState, { path, node }: Loss): RankedLoss {
  return { path, node, unlikely, rank: path === 'end' || path === 'next-turn' ? 1 : 0 };
}
