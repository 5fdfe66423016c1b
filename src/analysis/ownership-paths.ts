/**
 * Walks a function as it runs, statement by statement, with the set of states that can come to each point.
 *
 * This is not built on ESLint's code path events. What matters here is what they leave out: which of many nodes threw,
 * what holds when a `finally` block is entered from each side and left again, and which side of a condition a path took.
 * On the syntax, `try` is one function of twenty lines that reads like the language's own rule for it.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../resolve/value.js';
import { isFunction } from '../resolve/syntax.js';
import {
  caughtFrom,
  condition,
  evaluate,
  raise,
  type Fork,
  type PathRules,
  type States,
  type Walk,
} from './ownership-expressions.js';
import {
  distinct,
  distinctExits,
  stateKey,
  withDetour,
  withoutFact,
  type Exit,
  type PathState,
} from './ownership-state.js';

type Loop =
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement
  | TSESTree.ForStatement
  | TSESTree.ForInStatement
  | TSESTree.ForOfStatement;

/** Nothing that somebody wrote by hand needs more steps; what does is left undecided. */
const mostSteps = 30_000;

export interface Paths {
  /** What holds where the region ends by itself. */
  readonly ends: States;
  readonly exits: readonly Exit[];
}

/** In which states do paths leave a statement or function that they enter in these? `undefined` where it is too much to tell. */
export function pathsThrough(
  region: TSESTree.Node,
  start: States,
  rules: PathRules,
  visitorKeys: Walk['visitorKeys'],
): Paths | undefined {
  const exits: Exit[] = [];
  const walk: Walk = { rules, visitorKeys, steps: 0, running: new Set(), runBody: enterBody };
  const ends = isFunction(region)
    ? runBody(walk, region, start, exits)
    : runStatement(walk, region, start, exits);
  return walk.steps > mostSteps ? undefined : { ends, exits: distinctExits(exits) };
}

function runBody(walk: Walk, node: FunctionNode, start: States, exits: Exit[]): States {
  if (walk.running.has(node)) return start;
  walk.running.add(node);
  let states = start;
  for (const parameter of node.params) {
    if (parameter.type !== AST_NODE_TYPES.AssignmentPattern) continue;
    states = distinct([...states, ...evaluate(walk, parameter.right, states, exits)]);
  }
  states =
    node.body.type === AST_NODE_TYPES.BlockStatement
      ? runList(walk, node.body.body, states, exits)
      : evaluate(walk, node.body, states, exits);
  walk.running.delete(node);
  return states;
}

function enterBody(walk: Walk, node: FunctionNode, states: States, exits: Exit[]): States {
  return runBody(walk, node, forgetNamesOf(node.params, states), exits);
}

/** What is known of an outer `error` says nothing of a parameter that is called the same. */
function forgetNamesOf(params: readonly TSESTree.Node[], states: States): States {
  const names = params.flatMap((parameter) =>
    parameter.type === AST_NODE_TYPES.Identifier ? [parameter.name] : [],
  );
  return states.map((state) => names.reduce(withoutFact, state));
}

function runList(walk: Walk, list: readonly TSESTree.Node[], start: States, exits: Exit[]): States {
  return list.reduce<States>((states, node) => runStatement(walk, node, states, exits), start);
}

function runStatement(
  walk: Walk,
  node: TSESTree.Node,
  states: States,
  exits: Exit[],
  labels: readonly string[] = [],
): States {
  if (states.length === 0 || ++walk.steps > mostSteps) return [];
  if (!walk.rules.matters(node, states)) return leaves(node) ? [] : states;
  switch (node.type) {
    case AST_NODE_TYPES.BlockStatement:
    case AST_NODE_TYPES.StaticBlock:
      return runList(walk, node.body, states, exits);
    case AST_NODE_TYPES.IfStatement:
      return runIf(walk, node, states, exits);
    case AST_NODE_TYPES.TryStatement:
      return runTry(walk, node, states, exits);
    case AST_NODE_TYPES.SwitchStatement:
      return runSwitch(walk, node, states, exits);
    case AST_NODE_TYPES.WhileStatement:
    case AST_NODE_TYPES.DoWhileStatement:
    case AST_NODE_TYPES.ForStatement:
    case AST_NODE_TYPES.ForInStatement:
    case AST_NODE_TYPES.ForOfStatement:
      return runLoop(walk, node, states, exits, labels);
    case AST_NODE_TYPES.LabeledStatement:
      return runLabeled(walk, node, states, exits, labels);
    case AST_NODE_TYPES.BreakStatement:
    case AST_NODE_TYPES.ContinueStatement: {
      const path = node.type === AST_NODE_TYPES.BreakStatement ? 'break' : 'continue';
      exits.push(...states.map((state) => ({ path, label: node.label?.name, node, state }) as const));
      return [];
    }
    case AST_NODE_TYPES.ReturnStatement: {
      const returned = node.argument ? evaluate(walk, node.argument, states, exits) : states;
      exits.push(...returned.map((state) => ({ path: 'return', node, state }) as const));
      return [];
    }
    case AST_NODE_TYPES.ThrowStatement: {
      const thrown = evaluate(walk, node.argument, states, exits);
      exits.push(...thrown.map((state) => ({ path: 'throw', node, state }) as const));
      return [];
    }
    case AST_NODE_TYPES.FunctionDeclaration:
      return states;
    default:
      return evaluate(walk, node, states, exits);
  }
}

function leaves({ type }: TSESTree.Node): boolean {
  return type === AST_NODE_TYPES.ReturnStatement || type === AST_NODE_TYPES.ThrowStatement;
}

function runIf(walk: Walk, node: TSESTree.IfStatement, states: States, exits: Exit[]): States {
  const { yes, no } = condition(walk, node.test, states, exits);
  return walk.rules.join(
    node.test,
    runStatement(walk, node.consequent, yes, exits),
    node.alternate ? runStatement(walk, node.alternate, no, exits) : no,
  );
}

function runTry(walk: Walk, node: TSESTree.TryStatement, states: States, exits: Exit[]): States {
  let inner: Exit[] = [];
  let ends = runStatement(walk, node.block, states, inner);
  if (node.handler) {
    const { param } = node.handler;
    const thrown = caughtFrom(inner.filter(({ path }) => path === 'throw'));
    const caught = forgetNamesOf(param ? [param] : [], thrown);
    inner = inner.filter(({ path }) => path !== 'throw');
    ends = distinct([...ends, ...runStatement(walk, node.handler.body, caught, inner)]);
  }
  if (!node.finalizer) {
    exits.push(...inner);
    return ends;
  }
  for (const exit of distinctExits(inner)) {
    const after = runStatement(walk, node.finalizer, [exit.state], exits);
    exits.push(...after.map((state) => ({ ...exit, state })));
  }
  return runStatement(walk, node.finalizer, ends, exits);
}

function runSwitch(walk: Walk, node: TSESTree.SwitchStatement, states: States, exits: Exit[]): States {
  const inner: Exit[] = [];
  let unmatched = evaluate(walk, node.discriminant, states, exits);
  let running: States = [];
  for (const { test, consequent } of node.cases) {
    if (test) unmatched = evaluate(walk, test, unmatched, exits);
    running = runList(walk, consequent, distinct([...running, ...unmatched]), inner);
  }
  const hasDefault = node.cases.some(({ test }) => !test);
  const broken = arriving(inner, exits, ({ path, label }) => path === 'break' && label === undefined);
  return distinct([...running, ...broken, ...(hasDefault ? [] : unmatched)]);
}

function runLabeled(
  walk: Walk,
  node: TSESTree.LabeledStatement,
  states: States,
  exits: Exit[],
  labels: readonly string[],
): States {
  const inner: Exit[] = [];
  const ends = runStatement(walk, node.body, states, inner, [...labels, node.label.name]);
  const broken = arriving(inner, exits, ({ path, label }) => path === 'break' && label === node.label.name);
  return distinct([...ends, ...broken]);
}

/** Turns until no turn begins in a state that is new. */
function runLoop(walk: Walk, node: Loop, states: States, exits: Exit[], labels: readonly string[]): States {
  const left: PathState[] = [];
  const seen = new Set<string>();
  const enter = (entering: States) => {
    const { yes, no } = enterTurn(walk, node, entering, exits);
    left.push(...no);
    return yes;
  };
  const started = startLoop(walk, node, states, exits);
  let turn = node.type === AST_NODE_TYPES.DoWhileStatement ? started : enter(started);
  for (;;) {
    turn = turn.filter((state) => !seen.has(stateKey(state)));
    if (turn.length === 0) return distinct(left);
    for (const state of turn) seen.add(stateKey(state));

    const inner: Exit[] = [];
    const outer: Exit[] = [];
    const ends = runStatement(walk, node.body, turn, inner);
    const continued = arriving(
      inner,
      outer,
      ({ path, label }) => path === 'continue' && isOneOf(label, labels),
    );
    left.push(...arriving(outer, exits, ({ path, label }) => path === 'break' && label === undefined));
    turn = enter(updated(walk, node, distinct([...ends, ...continued]), exits));
  }
}

function startLoop(walk: Walk, node: Loop, states: States, exits: Exit[]): States {
  if (node.type === AST_NODE_TYPES.ForStatement) {
    return node.init ? evaluate(walk, node.init, states, exits) : states;
  }
  return 'right' in node ? evaluate(walk, node.right, states, exits) : states;
}

function updated(walk: Walk, node: Loop, states: States, exits: Exit[]): States {
  return node.type === AST_NODE_TYPES.ForStatement && node.update
    ? evaluate(walk, node.update, states, exits)
    : states;
}

function enterTurn(walk: Walk, node: Loop, states: States, exits: Exit[]): Fork {
  if ('right' in node) {
    if (node.type === AST_NODE_TYPES.ForOfStatement && node.await) {
      raise(node, walk.rules.thrown(node, states, states), exits);
    }
    return { yes: states, no: states };
  }
  return node.test ? condition(walk, node.test, states, exits) : { yes: states, no: [] };
}

function isOneOf(label: string | undefined, labels: readonly string[]): boolean {
  return label === undefined || labels.includes(label);
}

/** The states of the exits that lead here; the others go on. */
function arriving(inner: readonly Exit[], others: Exit[], leadsHere: (exit: Exit) => boolean): States {
  const states: PathState[] = [];
  for (const exit of inner) {
    const { path, node, state } = exit;
    if (!leadsHere(exit)) others.push(exit);
    else states.push(path === 'break' || path === 'continue' ? withDetour(state, { path, node }) : state);
  }
  return states;
}
