import type { TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import type { FunctionNode } from '../resolve/value.js';
import { obligationOf, speaksOf, type FateInFunction, type Obligation } from './ownership-handover.js';
import { held, parameterNames, type Holder } from './ownership-holder.js';
import { mentionsOf } from './ownership-mentions.js';
import { pathsThrough, type Paths } from './ownership-paths.js';
import { rulesFor, type Tally } from './ownership-rules.js';
import type { Terms } from './ownership-terms.js';

/** What there is to know of a resource in a region, all places taken together. */
export function obligationIn(
  { region, names, owned = new Map() }: Holder,
  terms: Terms,
  resolution: Resolution,
  entered: ReadonlySet<FunctionNode> = new Set(),
): Obligation {
  const fates = new Map<string, FateInFunction>();
  return obligationOf({
    region,
    terms,
    resolution,
    mentions: mentionsOf(names, region, terms, resolution, owned),
    fateIn(body, index) {
      const key = `${body.range[0]} ${index}`;
      const fate = fates.get(key) ?? fateInFunction(body, index, terms, resolution, entered);
      fates.set(key, fate);
      return fate;
    },
  });
}

/** On which paths does a region leave with the resource, and on which without it? `paths` is left out where it is too much to tell. */
export function walkThrough(
  holder: Holder,
  { mentions, ...obligation }: Obligation,
  apart: (mention: TSESTree.Node) => boolean = () => false,
): { readonly tally: Tally; readonly paths: Paths | undefined } {
  const { region, start } = holder;
  const walked = new Map([...mentions].filter(([mention]) => !apart(mention)));
  const tally: Tally = { settled: false, settledInTime: false, overwritten: [] };
  const rules = rulesFor({ ...obligation, mentions: walked, isAbout: speaksOf(walked) }, holder, tally);
  const paths = pathsThrough(region, start, rules, obligation.resolution.sourceCode.visitorKeys);
  return { tally, paths };
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
  const obligation = obligationIn(holder, terms, resolution, new Set([...entered, body]));
  const { tally, paths } = walkThrough(holder, obligation);
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
