import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { changeVerb, handOver, messageVerb, readVerb, transferVerb } from '../catalogue/request-words.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, childNodes, isFunction, propertyName } from '../resolve/syntax.js';
import { callbackIteration, isInside, runsWhereWritten } from './iteration.js';
import { isRead } from './sql-statement.js';
import { isLog } from './turn.js';

/** Asks, checks, works something out or waits: nothing else in the world is another afterwards. */
const harmless =
  /^(?:all|allSettled|any|assert|build|calculate|can|cannot|check|compute|convert|decode|decrypt|delay|encode|encrypt|ensure|estimate|every|extract|filter|format|from|generate|group|has|hash|is|json|map|may|next|normali[sz]e|now|parse|pick|poll|prepare|race|render|require|should|sign|sleep|some|sort|span|split|text|to|trace|transform|validate|verify|wait|with)(?![a-z])/u;

/**
 * Every call in a piece of code that is waited for and changes something which no batch form of a library could change
 * for many elements at once: of a service, a queue, a file storage, or a repository that the project wrote.
 */
export function* effectsIn(resolution: Resolution, root: TSESTree.Node): Generator<TSESTree.CallExpression> {
  const pending: TSESTree.Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isFunction(node) && node !== root && !runsHere(resolution, node)) continue;
    if (node.type === AST_NODE_TYPES.CallExpression && isEffect(resolution, node)) yield node;
    pending.push(...childNodes(node, resolution.sourceCode.visitorKeys).reverse());
  }
}

function runsHere(resolution: Resolution, callback: Parameters<typeof runsWhereWritten>[1]): boolean {
  return runsWhereWritten(resolution, callback) || callbackIteration(resolution, callback) !== undefined;
}

function isEffect(resolution: Resolution, call: TSESTree.CallExpression): boolean {
  const { use } = promiseUse(call);
  if (use !== 'awaited' && use !== 'returned') return false;
  const known = resolution.callAt(call);
  if (known) return isKnownEffect(resolution, known);
  const name = calledName(call);
  if (name === '' || harmless.test(name) || readVerb.test(name) || asksWhether(name) || isLog(call))
    return false;
  return use === 'awaited' && !isContinuation(call) && !isReceiver(call) && !doesNothing(resolution, call);
}

const question = /[a-z](?:Exists?|Has|Is)(?:[A-Z]\w*)?$/u;

/** `userExists(id)`, `featureHasTag(id)`; not `deleteIfExists(id)`. */
function asksWhether(name: string): boolean {
  return question.test(name) && !changeVerb.test(name);
}

/** `this.users().deleteOne(row)` gets what the request is made on; what is done there is another call. */
function isReceiver(call: TSESTree.CallExpression): boolean {
  const { parent } = call;
  if (parent.type !== AST_NODE_TYPES.MemberExpression || parent.object !== call) return false;
  return parent.parent.type === AST_NODE_TYPES.CallExpression && !settling.test(propertyName(parent) ?? '');
}

const settling = /^(?:catch|finally|then)$/u;

/** What a function does for the next level, by calling itself, is what it does; and a hook of a base class has nothing in it. */
function doesNothing(resolution: Resolution, call: TSESTree.CallExpression): boolean {
  const called = resolution.valueOf(call.callee);
  if (called?.kind !== 'function') return false;
  const { body } = called.node;
  return (
    isInside(call, called.node) || (body.type === AST_NODE_TYPES.BlockStatement && body.body.length === 0)
  );
}

/** `.then(…)` of a call speaks for no call of its own. */
function isContinuation(call: TSESTree.CallExpression): boolean {
  return (
    /^(?:catch|finally|then|transaction|\$transaction)$/u.test(calledName(call)) ||
    bare(call.callee).type === AST_NODE_TYPES.FunctionExpression ||
    bare(call.callee).type === AST_NODE_TYPES.ArrowFunctionExpression
  );
}

function isKnownEffect(resolution: Resolution, call: LibraryCall): boolean {
  const { enqueues, roundTrip } = call.member;
  if (enqueues) return true;
  if (!roundTrip || isRead(resolution, call)) return false;
  switch (roundTrip.server) {
    case 'http':
      return /^(?:delete|patch|post|put|send)/u.test(call.name);
    case 'file':
    case 'queue':
      return roundTrip.access !== 'read';
    default:
      return call.library.isStandIn === true;
  }
}

/** Does the name of a call say that it changes, sends or stores something? */
export function saysEffect(call: TSESTree.CallExpression): boolean {
  const name = calledName(call);
  return changeVerb.test(name) || messageVerb.test(name) || transferVerb.test(name) || handOver.test(name);
}
