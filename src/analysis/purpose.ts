import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';
import { countsFar, stepsThroughDays } from './counted-far.js';
import { endsEarly, isThrottled } from './dependence.js';
import { iterationAround, type Iteration } from './iteration.js';
import { isElement, usesIn } from './references.js';
import { isChunk, isChunks } from './chunks.js';
import { goesOverClasses } from './list-of-classes.js';
import { listCompared, listCounted } from './counted-list.js';
import { isPlainList } from './plain-list.js';
import { listTakenApart } from './taken-apart.js';
import { nodesIn } from './turn.js';
import { widthOfIteration } from './width.js';

/** What an iteration is for, as far as it matters to whether its turns can become one. */
export type Purpose =
  /** One turn per element of a list that can be long. */
  | 'per element'
  /** Few turns. */
  | 'few'
  /** One turn per row of one limited query; in a loop over pages, one per row of all. */
  | 'page'
  /** The same, with a limit of so many rows that one request for each is bad, though not all of them at once. */
  | 'long page'
  /** Each element is itself a list that is worked on as a whole. */
  | 'chunks'
  /** The loop's own condition decides: retry, poll, page, drain, walk up a chain. */
  | 'until done'
  /** Reads a stream, cursor or queue. */
  | 'consumer'
  /** Waits on purpose between turns. */
  | 'throttled'
  /** Stops at the first answer that fits. */
  | 'first hit';

// By the node of the iteration, which lives as long as the file's tree.
const purposes = new WeakMap<TSESTree.Node, Purpose>();

/** What is an iteration for? */
export function purposeOf(resolution: Resolution, iteration: Iteration): Purpose {
  let purpose = purposes.get(iteration.node);
  if (!purpose) {
    purpose = decide(resolution, iteration);
    purposes.set(iteration.node, purpose);
  }
  return purpose;
}

function decide(resolution: Resolution, iteration: Iteration): Purpose {
  const { inner, node } = iteration;
  if (inner) return purposeWithin(resolution, iteration, inner);
  switch (node.type) {
    case AST_NODE_TYPES.WhileStatement:
    case AST_NODE_TYPES.DoWhileStatement: {
      const isTested = node.type === AST_NODE_TYPES.WhileStatement;
      const list = (isTested && listTakenApart(resolution, node)) || listCounted(resolution, node);
      return list ? purposeOver(resolution, { ...iteration, source: list }) : 'until done';
    }
    case AST_NODE_TYPES.ForOfStatement:
      if (node.await && !isPlainList(resolution, node.right)) return 'consumer';
      break;
    case AST_NODE_TYPES.ForStatement: {
      const list = listTakenApart(resolution, node);
      if (list) return purposeOver(resolution, { ...iteration, source: list });
      const purpose = purposeOfCounter(resolution, node);
      if (purpose !== 'per element') return purpose;
      break;
    }
  }
  return purposeOver(resolution, iteration);
}

/** What is a callback for that a function of the project runs in an iteration? There, a loop over pages has rows of all. */
function purposeWithin(resolution: Resolution, iteration: Iteration, inner: Iteration): Purpose {
  const home = resolution.at(inner.node);
  const within = purposeOf(home, inner);
  if (within !== 'per element' && !isPage(within)) return within;
  const purpose = purposeOver(resolution, iteration);
  return isPage(purpose) && iterationAround(home, inner.node) ? 'per element' : purpose;
}

function isPage(purpose: Purpose): boolean {
  return purpose === 'page' || purpose === 'long page';
}

/** What is a loop or callback for that goes over a list? */
function purposeOver(resolution: Resolution, iteration: Iteration): Purpose {
  const { source } = iteration;
  if (source && isChunks(resolution, source) && !isElementARow(resolution, iteration)) return 'chunks';
  if (isElementAList(resolution, iteration)) return 'chunks';
  const width = widthOfIteration(resolution, iteration);
  if (width === 'small') return 'few';
  if (width === 'bounded' && !(iteration.kind === 'loop' && source && isChunk(resolution, source)))
    return 'few';
  if (isThrottled(resolution, iteration)) return 'throttled';
  if (endsEarly(resolution, iteration)) return 'first hit';
  if (goesOverClasses(resolution, iteration)) return 'few';
  return width === 'page' || width === 'long page' ? width : 'per element';
}

/** `i += size` works in chunks, `i < xs.length` on elements, and any other counter on attempts or pages. */
function purposeOfCounter(resolution: Resolution, node: TSESTree.ForStatement): Purpose {
  const { init, test, update } = node;
  if (!test || !update) return 'until done';
  if (stepsThroughDays(node)) return 'per element';
  if (update.type === AST_NODE_TYPES.AssignmentExpression) {
    const step = update.right;
    if (update.operator === '=' && step.type === AST_NODE_TYPES.CallExpression) return 'until done';
    const isOne = step.type === AST_NODE_TYPES.Literal && step.value === 1;
    return isOne ? 'per element' : 'chunks';
  }
  if (test.type !== AST_NODE_TYPES.BinaryExpression) return 'until done';
  // Counted down, the length stands where the counter starts.
  const start = init?.type === AST_NODE_TYPES.VariableDeclaration ? init.declarations[0]?.init : undefined;
  const first = start?.type === AST_NODE_TYPES.BinaryExpression ? start.left : start;
  const isLength = [test.left, test.right, ...(first ? [first] : [])].some((side) => {
    const bound = bare(side);
    return (
      bound.type === AST_NODE_TYPES.MemberExpression && /^(?:length|size)$/u.test(propertyName(bound) ?? '')
    );
  });
  return isLength || listCompared(resolution, test) ? 'per element' : 'until done';
}

/**
 * Do as many turns start as there are elements, or as a loop counts to, or as a stream holds? Attempts, polls and readers
 * of a stream that wait in each turn start one.
 */
export function startsMany(resolution: Resolution, iteration: Iteration): boolean {
  const purpose = purposeOf(resolution, iteration);
  if (purpose === 'per element') return true;
  const isMany = purpose === 'consumer' || (purpose === 'until done' && countsFar(resolution, iteration));
  return isMany && !waitsOrLeaves(resolution, iteration);
}

function waitsOrLeaves(resolution: Resolution, iteration: Iteration): boolean {
  for (const { node: inner, isOwnCode } of nodesIn(resolution, iteration.body)) {
    if (isOwnCode && /^(?:Await|Yield)Expression$|^(?:Break|Return)Statement$/u.test(inner.type)) return true;
  }
  return false;
}

// Not `slice`, which strings have too.
const listMethods = new Set(
  'every filter find flatMap forEach join map reduce some sort splice values'.split(' '),
);

/** What a part of a list has, and what parts are called in an object that has one. */
const ofPart =
  /^(?:length|at|slice|concat|includes|keys|entries|size|data|docs|documents|edges|hits|ids|index|items|nodes|objects|records|results?|rows|start|end|offset|Contents)$/u;

/** Has the element fields of its own, as `page.path` has? Then it is a row, whatever the list is called. */
function isElementARow(resolution: Resolution, iteration: Iteration): boolean {
  const { element, body } = iteration;
  if (element?.type !== AST_NODE_TYPES.Identifier) return false;
  for (const { node, variable } of usesIn(resolution, body)) {
    if (!isElement(iteration, variable) || node.parent.type !== AST_NODE_TYPES.MemberExpression) continue;
    const name = node.parent.object === node ? propertyName(node.parent) : undefined;
    if (name !== undefined && !ofPart.test(name) && !listMethods.has(name)) return true;
  }
  return false;
}

/** Is the element used as a list: `batch.map(…)`? Then each turn works on many. */
function isElementAList(resolution: Resolution, iteration: Iteration): boolean {
  const { element, body } = iteration;
  if (element?.type !== AST_NODE_TYPES.Identifier) return false;
  for (const { node, variable } of usesIn(resolution, body)) {
    if (!isElement(iteration, variable) || node.parent.type !== AST_NODE_TYPES.MemberExpression) continue;
    const member = node.parent;
    const isCalled = member.parent.type === AST_NODE_TYPES.CallExpression && member.parent.callee === member;
    if (isCalled && member.object === node && listMethods.has(propertyName(member) ?? '')) return true;
  }
  return false;
}
