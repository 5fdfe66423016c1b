import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { bare, isFunction, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import {
  decidingFacts,
  factOf,
  isCondition,
  learn,
  readTest,
  truthOfLiteral,
} from './ownership-conditions.js';
import { isWithin } from './ownership-carried.js';
import type { Part, PathRules, States } from './ownership-expressions.js';
import {
  fateAt,
  fateOfClosure,
  isLostInCall,
  listensByName,
  type Fate,
  type Obligation,
} from './ownership-handover.js';
import { withDetour, withFact, type PathState } from './ownership-state.js';
import { isOpening, riskOfAwaiting, throwsAtOnce } from './ownership-throws.js';

/** Where and how the resource comes into being in the region; without a site, it is there from the start. */
export interface Taking {
  readonly start: States;
  /** The expression whose value is the resource. */
  readonly site?: TSESTree.Node;
}

/** What came out of a walk, beside its exits. */
export interface Tally {
  /** On some path, the resource was given back or handed over. */
  settled: boolean;
  /** On some path on which nothing has thrown. */
  settledInTime: boolean;
  /** The states in which the next resource took the place of one that was held. */
  readonly overwritten: PathState[];
}

/** What do the nodes on a path mean for one resource? */
export function rulesFor(obligation: Obligation, { start, site }: Taking, tally: Tally): PathRules {
  const { isAbout, mentions, region, resolution, terms } = obligation;
  const fates = new Map([...mentions].map(([node, role]) => [node, fateAt(obligation, node, role)]));
  const settling = [...fates].filter(([, fate]) => fate === 'release' || fate === 'hand-over');
  const places = [...settling.map(([node]) => node), ...(site ? [site] : [])];
  const facts = new Set([
    ...start.flatMap((state) => [...state.facts.keys()]),
    ...decidingFacts(places, region, mentions, resolution),
  ]);

  return { matters, pass, thrown, rejected, rejectedLater, fork, factNamed, assigned, join, runs };

  function matters(node: TSESTree.Node, states: States): boolean {
    if (site && isWithin(site, node)) return true;
    const isNone = ({ holding }: PathState) => holding === 'none' && (!site || facts.size === 0);
    return !states.every((state) => state.holding === 'settled' || isNone(state));
  }

  function pass(node: TSESTree.Node, states: States): States {
    if (node === site) return take(states);
    const fate = fates.get(node);
    if (fate) return meet(fate, states);
    switch (node.type) {
      case AST_NODE_TYPES.VariableDeclarator:
        return assigned(node.id, node.init, states);
      case AST_NODE_TYPES.AssignmentExpression:
        return assigned(node.left, node.right, states);
      case AST_NODE_TYPES.CallExpression:
        return isProcessExit(node) ? [] : states;
      default:
        return isFunction(node) && isAbout(node)
          ? meet(fateOfClosure(obligation, node, node), states)
          : states;
    }
  }

  function take(states: States): States {
    tally.overwritten.push(...states.filter(({ holding }) => holding === 'held'));
    return states.map(({ facts: known }) => ({ holding: terms.takenOnUse ? 'idle' : 'held', facts: known }));
  }

  function meet(fate: Fate, states: States): States {
    if (fate === 'nothing') return states;
    return states.map((state) => {
      const { holding } = state;
      if (holding !== 'held' && holding !== 'idle') return state;
      if (fate === 'use') return holding === 'idle' ? { ...state, holding: 'held' } : state;
      tally.settled = true;
      tally.settledInTime ||= state.detour?.path !== 'throw';
      return { ...state, holding: 'settled' };
    });
  }

  function thrown(node: TSESTree.Node, before: States, after: States): States {
    if (node.type === AST_NODE_TYPES.ForOfStatement) return after;
    if (throwsAtOnce(node, resolution)) return after;
    if (node.type !== AST_NODE_TYPES.CallExpression || !before.some(({ holding }) => holding === 'held'))
      return [];
    return isAbout(node) && isLostInCall(obligation, node) ? before : [];
  }

  function rejected(awaited: TSESTree.Expression, before: States, after: States): States {
    // What could not be taken need not be given back.
    if (mentions.get(bare(awaited))?.is === 'resource') return [];
    if (isOpening(awaited, terms, mentions) && before.some(({ holding }) => holding === 'idle'))
      return before;
    const risk = riskOfAwaiting(awaited, terms, mentions);
    if (risk === 'none') return [];
    return risk === 'slight' ? after.map((state) => ({ ...state, unlikely: true })) : after;
  }

  function rejectedLater(answer: TSESTree.Expression, states: States): States {
    const call = bare(answer);
    if (call.type !== AST_NODE_TYPES.CallExpression) return [];
    const callee = bare(call.callee);
    const isUse =
      callee.type === AST_NODE_TYPES.MemberExpression && mentions.get(bare(callee.object))?.is === 'resource';
    const isRequest = isUse || resolution.callAt(call)?.member.roundTrip !== undefined;
    return isRequest ? rejected(call, states, states) : [];
  }

  function fork(test: TSESTree.Expression, states: States) {
    const { subject, negated } = readTest(test);
    const yes: PathState[] = [];
    const no: PathState[] = [];
    const fact = factOf(subject, resolution);
    const kept = fact !== undefined && facts.has(fact) ? fact : undefined;
    for (const given of states) {
      const state = saysWhetherTaken(subject) ? { ...given, holding: settledIf(given) } : given;
      const truth = truthOf(subject, state, kept);
      if (truth !== negated || truth === undefined) yes.push(assume(state, kept, !negated));
      if (truth === negated || truth === undefined) no.push(assume(state, kept, negated));
    }
    return { yes, no };
  }

  /** `if (!lock.acquired) return`: a lock that could not be taken may come back all the same, and say so. */
  function saysWhetherTaken(subject: TSESTree.Node): boolean {
    const asked = subject.type === AST_NODE_TYPES.BinaryExpression ? subject.left : subject;
    return (
      terms.endsByItself &&
      asked.type === AST_NODE_TYPES.MemberExpression &&
      mentions.get(bare(asked.object))?.is === 'resource'
    );
  }

  function truthOf(subject: TSESTree.Node, { holding, facts: known }: PathState, fact: string | undefined) {
    const literal = truthOfLiteral(subject);
    if (literal !== undefined) return literal;
    if (mentions.get(subject)?.is === 'resource') {
      if (holding === 'held' || holding === 'idle') return true;
    }
    return fact === undefined ? undefined : known.get(fact);
  }

  function factNamed({ id, init }: TSESTree.VariableDeclarator): string | undefined {
    const fact = factOf(id, resolution);
    return init && isCondition(init) && fact !== undefined && facts.has(fact) ? fact : undefined;
  }

  function assigned(target: TSESTree.Node, value: TSESTree.Node | null, states: States): States {
    return states.map((state) => learn(state, target, value, facts, resolution));
  }

  function join(test: TSESTree.Expression, yes: States, no: States): States {
    const isOwn = isAbout(test); // `if (!runner.isReleased) await runner.release()`
    return [...settledBy(yes, no, test, isOwn), ...settledBy(no, yes, test, isOwn)];
  }

  /** The states of one side: those that still hold the resource are the exception where the other side settles it. */
  function settledBy(side: States, other: States, node: TSESTree.Node, isOwn: boolean): States {
    const otherSettles =
      other.some(({ holding }) => holding === 'settled') && !other.some(({ holding }) => holding === 'held');
    if (!otherSettles) return side;
    return isOwn
      ? side.filter(({ holding }) => holding !== 'held')
      : side.map((state) =>
          state.holding === 'held' && !state.detour ? withDetour(state, { path: 'branch', node }) : state,
        );
  }

  function runs(node: TSESTree.Node): Part | undefined {
    const body = calledBody(node);
    if (body) return isAbout(body) ? { body, as: 'call' } : undefined;
    return isFunction(node) && isCallbackOfUse(node) && isAbout(node)
      ? { body: node, as: 'callback' }
      : undefined;
  }

  function calledBody(node: TSESTree.Node): FunctionNode | undefined {
    if (node.type === AST_NODE_TYPES.NewExpression) {
      const [executor] = node.arguments;
      return isNamedPromise(node.callee) && isFunction(executor) ? executor : undefined;
    }
    if (node.type !== AST_NODE_TYPES.CallExpression) return undefined;
    const callee = bare(node.callee);
    if (isFunction(callee)) return callee;
    const role = mentions.get(callee);
    return role?.is === 'helper' ? role.body : undefined;
  }

  /** `client.query(sql, (error, rows) => …)` */
  function isCallbackOfUse(node: FunctionNode): boolean {
    const call = node.parent;
    if (call.type !== AST_NODE_TYPES.CallExpression || call.arguments.at(-1) !== node) return false;
    const callee = bare(call.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
    const name = propertyName(callee) ?? '';
    const isListener = listensByName.test(name) || terms.subscribing.has(name); // runs for each that arrives
    return mentions.get(bare(callee.object))?.is === 'resource' && !isListener;
  }
}

function settledIf({ holding }: PathState): PathState['holding'] {
  return holding === 'held' ? 'settled' : holding;
}

function assume(state: PathState, fact: string | undefined, truth: boolean): PathState {
  return fact === undefined ? state : withFact(state, fact, truth);
}

function isNamedPromise(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.Identifier && node.name === 'Promise';
}

/** `process.exit()` ends every path. */
export function isProcessExit(node: TSESTree.Node): boolean {
  if (node.type !== AST_NODE_TYPES.CallExpression) return false;
  const { callee } = node;
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    callee.object.name === 'process' &&
    /^(?:exit|abort)$/u.test(propertyName(callee) ?? '')
  );
}
