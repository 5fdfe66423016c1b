import type { TSESTree } from '@typescript-eslint/utils';

/** Where the resource is, on one path, at one point. */
export type Holding =
  | 'none' // not taken yet
  | 'idle' // its object exists and holds nothing yet
  | 'held'
  | 'settled'; // given back, or somebody else's business

/** The turn by which a path came here: it tells the reader which path it is. */
export interface Detour {
  readonly path: 'throw' | 'return' | 'break' | 'continue' | 'branch';
  readonly node: TSESTree.Node;
}

/** What is known on one path, at one point. */
export interface PathState {
  readonly holding: Holding;
  /** What is known of the conditions that decide about the resource: their text, and whether they are true. */
  readonly facts: ReadonlyMap<string, boolean>;
  readonly detour?: Detour;
  /** The path needs an exception that hardly ever comes, such as from `BEGIN`. */
  readonly unlikely?: boolean;
}

/** How a path leaves a statement, other than at its end. */
export interface Exit {
  readonly path: 'return' | 'throw' | 'yield' | 'break' | 'continue';
  readonly label?: string | undefined;
  readonly node: TSESTree.Node;
  readonly state: PathState;
}

/** The states without those that say the same; of two ways to the same state, the plainer one stays. */
export function distinct(states: readonly PathState[]): readonly PathState[] {
  if (states.length < 2) return states;
  const byKey = new Map<string, PathState>();
  for (const state of states) {
    const key = stateKey(state);
    const known = byKey.get(key);
    if (!known || (known.detour && !state.detour)) byKey.set(key, state);
  }
  return [...byKey.values()];
}

/** The exits without those that say the same; the first of each kind stays. */
export function distinctExits(exits: readonly Exit[]): readonly Exit[] {
  const byKey = new Map<string, Exit>();
  for (const exit of exits) {
    const key = `${exit.path} ${exit.label ?? ''} ${stateKey(exit.state)}`;
    if (!byKey.has(key)) byKey.set(key, exit);
  }
  return [...byKey.values()];
}

/** The state after a turn; an exception stays the reason for what follows from it. */
export function withDetour(state: PathState, detour: Detour): PathState {
  return state.detour?.path === 'throw' ? state : { ...state, detour };
}

export function withFact(state: PathState, fact: string, value: boolean): PathState {
  return { ...state, facts: new Map(state.facts).set(fact, value) };
}

export function withoutFact(state: PathState, fact: string): PathState {
  if (!state.facts.has(fact)) return state;
  const facts = new Map(state.facts);
  facts.delete(fact);
  return { ...state, facts };
}

/** Two states with one key behave alike from here on. */
export function stateKey({ holding, facts, unlikely }: PathState): string {
  const known = [...facts].map(([fact, value]) => `${fact}=${value}`).sort();
  return [holding, unlikely ? 'unlikely' : '', ...known].join(' ');
}
