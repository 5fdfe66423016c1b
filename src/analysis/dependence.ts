import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import {
  bare,
  childNodes,
  enclosingFunction,
  isFunction,
  isNothing,
  propertyName,
} from '../resolve/syntax.js';
import { answersFailure } from './answered-failure.js';
import { isInside, type Iteration } from './iteration.js';
import { waitsForRoom } from './limiter.js';
import { isOwnOf, usesIn } from './references.js';
import { endsTurn } from './recursive-list.js';
import { takesNextElement } from './taken-apart.js';

/** Why the turns of an iteration have to run one after another. */
export type Dependence =
  /** A call needs what an earlier turn assigned. */
  | 'fed back'
  /** A turn can end the iteration because of what it got. */
  | 'ends early';

/** Does an iteration need, at a place in it, what an earlier turn produced? */
export function dependenceAt(
  resolution: Resolution,
  iteration: Iteration,
  place: TSESTree.Node,
): Dependence | undefined {
  if (isFedBack(resolution, iteration, place)) return 'fed back';
  return endsEarly(resolution, iteration) ? 'ends early' : undefined;
}

/**
 * Does the place read a variable from outside that the iteration assigns, or one of the turn that is made of such? Counters
 * and collected lists do not count.
 */
function isFedBack(resolution: Resolution, iteration: Iteration, place: TSESTree.Node, hops = 2): boolean {
  const answer = answerOf(place);
  for (const { node, variable } of usesIn(resolution, place)) {
    if (variable.defs.length === 0) continue;
    if (answer && isInside(node, answer)) continue; // what is done with an answer is not asked
    if (isOwnOf(iteration, variable)) {
      const made = hops > 0 && iteration.kind === 'loop' ? workedOut(variable) : undefined;
      if (made && isFedBack(resolution, iteration, made, hops - 1)) return true;
      continue;
    }
    const assigned = variable.references.some(({ identifier, init }) => {
      if (init === true || !isInside(identifier, iteration.body)) return false;
      const { parent } = identifier;
      return (
        parent.type === AST_NODE_TYPES.AssignmentExpression &&
        parent.left === identifier &&
        parent.operator === '=' &&
        !takesNextElement(resolution, parent)
      );
    });
    if (assigned) return true;
  }
  return false;
}

/** What a variable of a turn is worked out of: `current + 1` of `const next = current + 1`. */
function workedOut({ defs }: TSESLint.Scope.Variable): TSESTree.Node | undefined {
  const declarator: TSESTree.Node | undefined = defs[0]?.node;
  const value = declarator?.type === AST_NODE_TYPES.VariableDeclarator ? declarator.init : undefined;
  return value?.type === AST_NODE_TYPES.BinaryExpression ? value : undefined;
}

/** The callback that is handed an error or the answer: `pool.query(text, [id], (error, rows) => …)`. */
function answerOf(place: TSESTree.Node): TSESTree.Node | undefined {
  const last = place.type === AST_NODE_TYPES.CallExpression ? place.arguments.at(-1) : undefined;
  return isFunction(last) && last.params.length > 1 ? last : undefined;
}

// By the loop, which every request in it asks about.
const endingEarly = new WeakMap<TSESTree.Node, boolean>();

/** Can a turn leave the loop on something that was awaited in it? */
export function endsEarly(resolution: Resolution, iteration: Iteration): boolean {
  if (iteration.kind !== 'loop') return false;
  let ends = endingEarly.get(iteration.node);
  if (ends === undefined) {
    ends = exitsOf(resolution, iteration).some((exit) => dependsOnAwaited(resolution, iteration, exit));
    endingEarly.set(iteration.node, ends);
  }
  return ends;
}

type Exit = TSESTree.BreakStatement | TSESTree.ReturnStatement;

function exitsOf(resolution: Resolution, iteration: Iteration): Exit[] {
  const exits: Exit[] = [];
  const pending: { readonly node: TSESTree.Node; readonly breaks: boolean }[] = [
    { node: iteration.body, breaks: true },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, breaks } = next;
    if (isFunction(node)) continue;
    if (node.type === AST_NODE_TYPES.ReturnStatement && !endsTurn(resolution, iteration.node, node))
      exits.push(node);
    if (node.type === AST_NODE_TYPES.BreakStatement && (breaks || node.label)) exits.push(node);
    const inner = breaks && !takesBreaks.has(node.type);
    for (const child of childNodes(node, resolution.sourceCode.visitorKeys)) {
      pending.push({ node: child, breaks: inner });
    }
  }
  return exits;
}

const takesBreaks = new Set<string>([
  AST_NODE_TYPES.DoWhileStatement,
  AST_NODE_TYPES.ForInStatement,
  AST_NODE_TYPES.ForOfStatement,
  AST_NODE_TYPES.ForStatement,
  AST_NODE_TYPES.SwitchStatement,
  AST_NODE_TYPES.WhileStatement,
]);

/** Is an exit under a condition on an awaited value, or in a `try` that awaits (first success wins)? */
function dependsOnAwaited(resolution: Resolution, iteration: Iteration, exit: Exit): boolean {
  for (let node: TSESTree.Node | undefined = exit; node && node !== iteration.node; node = node.parent) {
    if (node.type === AST_NODE_TYPES.IfStatement && isAwaited(resolution, iteration, node.test, 3)) {
      return !isFailure(resolution, node, exit);
    }
    if (
      node.type === AST_NODE_TYPES.SwitchStatement &&
      isAwaited(resolution, iteration, node.discriminant, 3)
    )
      return true;
    if (node.type === AST_NODE_TYPES.TryStatement && hasAwait(resolution, node.block)) return true;
  }
  return (
    exit.type === AST_NODE_TYPES.ReturnStatement &&
    exit.argument !== null &&
    hasAwait(resolution, exit.argument)
  );
}

/** `if (!found) return reply.notFound()`: a turn that fails ends the loop, but the loop is not a search for it. */
function isFailure(resolution: Resolution, { test, consequent }: TSESTree.IfStatement, exit: Exit): boolean {
  if (exit.type !== AST_NODE_TYPES.ReturnStatement) return false;
  if (answersFailure(resolution, exit)) return true;
  if (!isInside(exit, consequent)) return false;
  const isMiss =
    (test.type === AST_NODE_TYPES.UnaryExpression && test.operator === '!') ||
    (test.type === AST_NODE_TYPES.BinaryExpression &&
      /^={2,3}$/u.test(test.operator) &&
      (isNothing(test.left) || isNothing(test.right)));
  return (
    isMiss &&
    (exit.argument?.type === AST_NODE_TYPES.CallExpression ||
      exit.argument?.type === AST_NODE_TYPES.ObjectExpression ||
      exit.argument?.type === AST_NODE_TYPES.NewExpression)
  );
}

/** Does the expression contain an `await`, or a name that holds an awaited value of this turn? */
function isAwaited(resolution: Resolution, iteration: Iteration, node: TSESTree.Node, hops: number): boolean {
  if (hasAwait(resolution, node)) return true;
  if (hops === 0) return false;
  for (const { variable } of usesIn(resolution, node)) {
    for (const { writeExpr, identifier } of variable.references) {
      if (
        writeExpr &&
        isInside(identifier, iteration.body) &&
        isAwaited(resolution, iteration, writeExpr, hops - 1)
      ) {
        return true;
      }
    }
  }
  return false;
}

function hasAwait({ sourceCode }: Resolution, root: TSESTree.Node): boolean {
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.AwaitExpression) return true;
    if (!isFunction(node)) pending.push(...childNodes(node, sourceCode.visitorKeys));
  }
  return false;
}

const pausing =
  /^(?:sleep|delay|wait|pause|setTimeout|throttle|backoff|rateLimit|waitFor(?:Timeout|RateLimit)?|nextTick)\w*$/iu;

/** What turns that run side by side wait for is often an answer: `waitForInvoice(id)`. */
const onlyPausing =
  /^(?:sleep|delay|wait|pause|setTimeout|throttle|backoff|rateLimit|waitForRateLimit)(?:Ms|Seconds)?$/iu;

/** Does each turn wait for time to pass or for a free place, so that the loop is a throttle? */
export function isThrottled(resolution: Resolution, iteration: Iteration): boolean {
  const pause = iteration.kind === 'loop' ? pausing : onlyPausing;
  const pending: TSESTree.Node[] = [iteration.body];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.CallExpression) {
      const callee = bare(node.callee);
      const name =
        callee.type === AST_NODE_TYPES.Identifier
          ? callee.name
          : callee.type === AST_NODE_TYPES.MemberExpression
            ? propertyName(callee)
            : undefined;
      const isPause =
        name !== undefined &&
        pause.test(name) &&
        (onlyPausing.test(name) || promiseUse(node).use !== 'passed') && // `send(delayMail(order))`
        !isForLater(node) &&
        !repeats(node, name);
      if (isPause || waitsForRoom(resolution, node)) return true;
    }
    pending.push(...childNodes(node, resolution.sourceCode.visitorKeys));
  }
  return false;
}

/** `backOff(() => fetch(url))` does again what fails, and pauses only then. */
function repeats({ arguments: [task] }: TSESTree.CallExpression, name: string): boolean {
  return isFunction(task) && /back_?off/iu.test(name);
}

/** `setTimeout(() => notify(user), 1000)`, which nobody waits for. */
function isForLater(call: TSESTree.CallExpression): boolean {
  const [callback] = call.arguments;
  if (!callback || !isFunction(callback) || call.parent.type !== AST_NODE_TYPES.ExpressionStatement)
    return false;
  return enclosingFunction(call)?.parent.type !== AST_NODE_TYPES.NewExpression;
}
