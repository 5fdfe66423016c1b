import type { TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import type { FunctionNode } from '../resolve/value.js';
import type { Acquisition } from './ownership-acquisition.js';
import { isWithin } from './ownership-carried.js';
import { obligationOf, type FateInFunction } from './ownership-handover.js';
import { held, holderOf, parameterNames, type Holder } from './ownership-holder.js';
import { mentionsOf } from './ownership-mentions.js';
import { pathsThrough, type Paths } from './ownership-paths.js';
import { rulesFor, type Tally } from './ownership-rules.js';
import type { Detour, Exit, PathState } from './ownership-state.js';
import { termsOf, type Terms } from './ownership-terms.js';

/** A path on which a resource is not given back. */
export interface Loss {
  /** `never`: on no path. `next-turn`: a loop takes the next one. `end`: no turn of the path can be named. */
  readonly path: 'never' | 'next-turn' | 'end' | Detour['path'] | Exit['path'];
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
  const never: Loss | undefined = terms.endsByItself || terms.isOwn ? undefined : { path: 'never', node };
  if (holder === 'dropped') return never;

  const { obligation, tally, paths } = walkThrough(holder, terms, resolution);
  if (!paths || obligation.isKeptOpen || (terms.isOwn && !obligation.isReleasedHere)) return undefined;
  const losses = [...lossesOn(paths, tally, holder)].filter(({ unlikely }) => strict || !unlikely);
  if (losses.length > 0 && !tally.settled) return obligation.isReleasedHere ? undefined : never;
  const [first] = losses.sort((a, b) => a.rank - b.rank || a.node.range[0] - b.node.range[0]);
  return first && { path: first.path, node: first.node };
}

function walkThrough(
  holder: Holder,
  terms: Terms,
  resolution: Resolution,
  entered: ReadonlySet<FunctionNode> = new Set(),
) {
  const { region, names, start, owned = [] } = holder;
  const fates = new Map<string, FateInFunction>();
  const obligation = obligationOf({
    region,
    terms,
    resolution,
    mentions: new Map([...mentionsOf(names, region, terms, resolution), ...owned]),
    fateIn(body, index) {
      const key = `${body.range[0]} ${index}`;
      const fate = fates.get(key) ?? fateInFunction(body, index, terms, resolution, entered);
      fates.set(key, fate);
      return fate;
    },
  });
  const tally: Tally = { settled: false, overwritten: [] };
  const rules = rulesFor(obligation, holder, tally);
  const paths = pathsThrough(region, start, rules, resolution.sourceCode.visitorKeys);
  return { obligation, tally, paths };
}

/** What becomes of a resource that a function of the file gets as an argument. */
function fateInFunction(
  body: FunctionNode,
  index: number,
  terms: Terms,
  resolution: Resolution,
  entered: ReadonlySet<FunctionNode>,
): FateInFunction {
  const names = parameterNames(body, index, terms, resolution);
  if (names.length === 0 || entered.has(body)) return { fate: 'hand-over', isLostOnThrow: false };
  const holder: Holder = { region: body, names, start: [held] };
  const { tally, paths } = walkThrough(holder, terms, resolution, new Set([...entered, body]));
  if (!paths) return { fate: 'hand-over', isLostOnThrow: false };
  if (!tally.settled) return { fate: 'use', isLostOnThrow: false };
  const left = [
    ...paths.ends,
    ...paths.exits.filter(({ path }) => path === 'return').map(({ state }) => state),
  ];
  if (left.some(({ holding }) => holding === 'held')) return { fate: 'hand-over', isLostOnThrow: false };
  const isLostOnThrow = paths.exits.some(
    ({ path, state }) => path === 'throw' && state.holding === 'held' && !state.unlikely,
  );
  return { fate: 'release', isLostOnThrow };
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
