import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { bare, childNodes, isClass, isFunction, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import {
  distinct,
  distinctExits,
  withDetour,
  withFact,
  type Exit,
  type PathState,
} from './ownership-state.js';

export type States = readonly PathState[];

/** The paths on which a condition is true, and those on which it is not. */
export interface Fork {
  readonly yes: States;
  readonly no: States;
}

/** What the nodes on a path mean for the resource. */
export interface PathRules {
  /** Can this statement change anything for the resource on these paths? */
  readonly matters: (node: TSESTree.Node, states: States) => boolean;
  /** In which states do paths go on after a node whose parts have been evaluated? */
  readonly pass: (node: TSESTree.Node, states: States) => States;
  /** In which states do paths leave where this call, or `for await`, throws, having come to it and past it in these? */
  readonly thrown: (node: TSESTree.Node, before: States, after: States) => States;
  /** In which states do paths leave where what is awaited is rejected, having come to it and past it in these? */
  readonly rejected: (awaited: TSESTree.Expression, before: States, after: States) => States;
  /** The same where a handler of a promise answers with this, which the next handler waits for. */
  readonly rejectedLater: (answer: TSESTree.Expression, states: States) => States;
  /** Does the path go on where this (its `!`, `&&` and `||` taken apart) is true? And where it is not? */
  readonly fork: (test: TSESTree.Expression, states: States) => Fork;
  /** The fact under which paths keep whether the condition is true that a declaration gives a name to. */
  readonly factNamed: (declarator: TSESTree.VariableDeclarator) => string | undefined;
  /** What do paths know after a value is assigned? */
  readonly assigned: (target: TSESTree.Node, value: TSESTree.Node | null, states: States) => States;
  /** What holds after the two sides of a condition meet again? */
  readonly join: (test: TSESTree.Expression, yes: States, no: States) => States;
  /** The function that runs as part of this node. */
  readonly runs: (node: TSESTree.Node) => Part | undefined;
}

/** A function that runs where it stands or is called. */
export interface Part {
  readonly body: FunctionNode;
  /** A callback of the resource runs later, and the path goes on from all of its ends. */
  readonly as: 'call' | 'callback';
}

export interface Walk {
  readonly rules: PathRules;
  readonly visitorKeys: Readonly<Record<string, readonly string[] | undefined>>;
  steps: number;
  /** Functions that are being walked through, so that recursion ends. */
  readonly running: Set<FunctionNode>;
  readonly runBody: (walk: Walk, node: FunctionNode, states: States, exits: Exit[]) => States;
}

/** In which states do paths leave an expression? Where they leave it otherwise is added to the exits. */
export function evaluate(walk: Walk, node: TSESTree.Node, states: States, exits: Exit[]): States {
  if (states.length === 0) return states;
  walk.steps++;
  switch (node.type) {
    case AST_NODE_TYPES.LogicalExpression:
      return evaluateLogical(walk, node, states, exits);
    case AST_NODE_TYPES.ConditionalExpression: {
      const { yes, no } = condition(walk, node.test, states, exits);
      return walk.rules.join(
        node.test,
        evaluate(walk, node.consequent, yes, exits),
        evaluate(walk, node.alternate, no, exits),
      );
    }
    case AST_NODE_TYPES.AssignmentExpression:
      if (isShortCircuit(node.operator)) return evaluateShortCircuit(walk, node, states, exits);
      break;
    case AST_NODE_TYPES.AwaitExpression:
      return distinct(walk.rules.pass(node, evaluateAwaited(walk, node.argument, states, exits)));
    case AST_NODE_TYPES.YieldExpression: {
      const after = node.argument ? evaluate(walk, node.argument, states, exits) : states;
      exits.push(...after.map((state) => ({ path: 'yield', node, state }) as const));
      return after;
    }
    case AST_NODE_TYPES.VariableDeclarator: {
      if (node.init?.type === AST_NODE_TYPES.ConditionalExpression) {
        return evaluateChoice(walk, node.id, node.init, states, exits);
      }
      const fact = node.init ? walk.rules.factNamed(node) : undefined;
      if (!node.init || fact === undefined) break;
      const { yes, no } = condition(walk, node.init, states, exits);
      return [
        ...yes.map((state) => withFact(state, fact, true)),
        ...no.map((state) => withFact(state, fact, false)),
      ];
    }
    case AST_NODE_TYPES.CallExpression:
      if (isPromiseChain(node)) return evaluateChain(walk, node, states, exits);
      break;
    default:
      if (isFunction(node) || isClass(node)) return evaluateFunction(walk, node, states, exits);
      if (isType(node)) return states;
  }
  const part = walk.rules.runs(node);
  const after = childNodes(node, walk.visitorKeys)
    .filter((child) => !part || bare(child) !== part.body)
    .reduce<States>((before, child) => evaluate(walk, child, before, exits), states);
  raise(node, walk.rules.thrown(node, states, after), exits);
  return part ? runPart(walk, part, after, exits) : distinct(walk.rules.pass(node, after));
}

/** `const key = isNew ? makeKey() : undefined` says on each path whether there is a key. */
function evaluateChoice(
  walk: Walk,
  target: TSESTree.Node,
  { test, consequent, alternate }: TSESTree.ConditionalExpression,
  states: States,
  exits: Exit[],
): States {
  const { yes, no } = condition(walk, test, states, exits);
  const { assigned, join } = walk.rules;
  return join(
    test,
    assigned(target, consequent, evaluate(walk, consequent, yes, exits)),
    assigned(target, alternate, evaluate(walk, alternate, no, exits)),
  );
}

/** A function that is written here: it runs now, as a callback of the resource, or some other time. */
function evaluateFunction(walk: Walk, node: TSESTree.Node, states: States, exits: Exit[]): States {
  const part = walk.rules.runs(node);
  return part ? runPart(walk, part, states, exits) : distinct(walk.rules.pass(node, states));
}

/** Adds the exits by which paths leave where a node throws. */
export function raise(node: TSESTree.Node, states: States, exits: Exit[]): void {
  exits.push(...states.map((state) => ({ path: 'throw', node, state }) as const));
}

/** Runs a function as part of the node that calls it, or that gives it to the resource as a callback. */
function runPart(walk: Walk, { body, as }: Part, states: States, exits: Exit[]): States {
  if (as === 'call') return runFunction(walk, body, states, exits);
  const inner: Exit[] = [];
  const ends = walk.runBody(walk, body, states, inner);
  const returned = inner.filter(({ path }) => path === 'return');
  return distinct([
    ...ends,
    ...returned.map(({ node, state }) => withDetour(state, { path: 'return', node })),
  ]);
}

/** Runs a function where it is called: its returns lead on from there. */
function runFunction(walk: Walk, node: FunctionNode, states: States, exits: Exit[]): States {
  const inner: Exit[] = [];
  const ends = walk.runBody(walk, node, states, inner);
  const returned = inner.filter(({ path }) => path === 'return');
  exits.push(...inner.filter(({ path }) => path !== 'return'));
  return distinct([...ends, ...returned.map(({ state }) => state)]);
}

function isType(node: TSESTree.Node): boolean {
  return node.type.startsWith('TS') && !('expression' in node);
}

/** Evaluates what is waited for, and lets it be rejected. */
function evaluateAwaited(walk: Walk, node: TSESTree.Expression, states: States, exits: Exit[]): States {
  const after = evaluate(walk, node, states, exits);
  // A chain has let its parts be rejected already, where a handler could catch it.
  if (!isPromiseChain(bare(node))) raise(node, walk.rules.rejected(node, states, after), exits);
  return after;
}

function isPromiseChain(node: TSESTree.Node): node is TSESTree.CallExpression {
  return node.type === AST_NODE_TYPES.CallExpression && chainMember(node) !== undefined;
}

/** The promise and the method of `promise.then(…)`. */
function chainMember(node: TSESTree.CallExpression) {
  const callee = bare(node.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const name = propertyName(callee);
  return name === 'then' || name === 'catch' || name === 'finally'
    ? { promise: callee.object, name }
    : undefined;
}

/** A promise chain, which runs as `try`, `catch` and `finally` do. */
function evaluateChain(walk: Walk, node: TSESTree.CallExpression, states: States, exits: Exit[]): States {
  const { promise, name } = chainMember(node) ?? {};
  if (!promise) return states;
  const inner: Exit[] = [];
  const resolved = evaluateAwaited(walk, promise, states, inner);
  const rejected = inner.filter(({ path }) => path === 'throw');
  exits.push(...inner.filter(({ path }) => path !== 'throw'));
  const [first, second] = node.arguments;
  const onRejected = name === 'catch' ? first : second;
  if (name !== 'finally' && !onRejected) exits.push(...rejected);

  let after = name === 'catch' ? resolved : evaluateHandler(walk, first, resolved, exits);
  if (name === 'finally') {
    for (const exit of distinctExits(rejected)) {
      const states = evaluateHandler(walk, first, [exit.state], exits);
      exits.push(...states.map((state) => ({ ...exit, state })));
    }
  } else if (onRejected) {
    after = distinct([...after, ...evaluateHandler(walk, onRejected, caughtFrom(rejected), exits)]);
  }
  return distinct(walk.rules.pass(node, after));
}

/** The states in which a handler begins that catches these exits. */
export function caughtFrom(thrown: readonly Exit[]): States {
  return distinct(thrown.map(({ node, state }) => withDetour(state, { path: 'throw', node })));
}

function evaluateHandler(
  walk: Walk,
  handler: TSESTree.Node | undefined,
  states: States,
  exits: Exit[],
): States {
  if (!handler) return states;
  if (!isFunction(handler)) return evaluate(walk, handler, states, exits);
  const inner: Exit[] = [];
  const ends = walk.runBody(walk, handler, states, inner);
  if (handler.body.type !== AST_NODE_TYPES.BlockStatement) {
    raise(handler.body, walk.rules.rejectedLater(handler.body, ends), exits);
  }
  const after = [...ends];
  for (const exit of inner) {
    if (exit.path !== 'return') {
      exits.push(exit);
      continue;
    }
    after.push(exit.state);
    const returned = exit.node.type === AST_NODE_TYPES.ReturnStatement ? exit.node.argument : null;
    if (returned) raise(returned, walk.rules.rejectedLater(returned, [exit.state]), exits);
  }
  return distinct(after);
}

function evaluateLogical(
  walk: Walk,
  node: TSESTree.LogicalExpression,
  states: States,
  exits: Exit[],
): States {
  const { yes, no } = condition(walk, node.left, states, exits);
  return node.operator === '&&'
    ? walk.rules.join(node.left, evaluate(walk, node.right, yes, exits), no)
    : walk.rules.join(node.left, yes, evaluate(walk, node.right, no, exits));
}

function isShortCircuit(operator: string): boolean {
  return operator === '??=' || operator === '||=' || operator === '&&=';
}

function evaluateShortCircuit(
  walk: Walk,
  node: TSESTree.AssignmentExpression,
  states: States,
  exits: Exit[],
): States {
  const { yes, no } = condition(walk, node.left, states, exits);
  const [kept, assigned] = node.operator === '&&=' ? [no, yes] : [yes, no];
  return distinct([...kept, ...walk.rules.pass(node, evaluate(walk, node.right, assigned, exits))]);
}

/** On which paths is a condition true, and on which is it not? */
export function condition(walk: Walk, test: TSESTree.Expression, states: States, exits: Exit[]): Fork {
  if (test.type === AST_NODE_TYPES.UnaryExpression && test.operator === '!') {
    const { yes, no } = condition(walk, test.argument, states, exits);
    return { yes: no, no: yes };
  }
  if (test.type === AST_NODE_TYPES.LogicalExpression && test.operator !== '??') {
    const left = condition(walk, test.left, states, exits);
    if (test.operator === '&&') {
      const right = condition(walk, test.right, left.yes, exits);
      return { yes: right.yes, no: distinct([...left.no, ...right.no]) };
    }
    const right = condition(walk, test.right, left.no, exits);
    return { yes: distinct([...left.yes, ...right.yes]), no: right.no };
  }
  return walk.rules.fork(test, evaluate(walk, test, states, exits));
}
