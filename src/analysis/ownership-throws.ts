import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction, ownNodes, propertyName } from '../resolve/syntax.js';
import type { Mentions } from './ownership-mentions.js';
import type { Terms } from './ownership-terms.js';

/** How likely it is that something throws. */
export type Risk =
  | 'none'
  | 'slight' // it only opens, listens or closes: such a failure hardly ever comes alone
  | 'real';

/** How likely is it that what is awaited is rejected? */
export function riskOfAwaiting(node: TSESTree.Expression, terms: Terms, mentions: Mentions): Risk {
  const awaited = bare(node);
  if (awaited.type === AST_NODE_TYPES.NewExpression) return isTimer(awaited) ? 'none' : 'real';
  if (awaited.type === AST_NODE_TYPES.TaggedTemplateExpression) {
    return isTransactionText(awaited.quasi) ? 'slight' : 'real';
  }
  if (awaited.type !== AST_NODE_TYPES.CallExpression) return 'real';
  const callee = bare(awaited.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) {
    return opens.test(nameOf(callee)) && awaited.arguments.length > 0 ? 'slight' : 'real';
  }
  const name = propertyName(callee) ?? '';
  const receiver = nameOf(callee.object);
  if (receiver === 'Promise') return name === 'allSettled' || name === 'resolve' ? 'none' : 'real';
  if (logs.test(receiver)) return 'none';
  const isResource = mentions.get(bare(callee.object))?.is === 'resource';
  if (isCleanUp(awaited) && (tidies.test(name) || says(tidyText, awaited.arguments[0]))) return 'slight';
  const opening = isResource ? terms.openers.has(name) : opens.test(name);
  if (opening || (isResource && isTransactionText(awaited.arguments[0]))) return 'slight';
  return undoes.test(name) || terms.releasing.has(name) ? 'slight' : 'real';
}

/** Is it a call of an opener of the resource? */
export function isOpening(node: TSESTree.Expression, { openers }: Terms, mentions: Mentions): boolean {
  const call = bare(node);
  if (call.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = bare(call.callee);
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    mentions.get(bare(callee.object))?.is === 'resource' &&
    openers.has(propertyName(callee) ?? '')
  );
}

/** Does a call throw by itself where it stands, for reasons that a reader sees? */
export function throwsAtOnce(node: TSESTree.Node, { valueOf, sourceCode }: Resolution): boolean {
  if (node.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = bare(node.callee);
  if (callee.type === AST_NODE_TYPES.MemberExpression) {
    if (nameOf(callee.object) === 'JSON' && propertyName(callee) === 'parse') return true;
  } else if (callee.type !== AST_NODE_TYPES.Identifier) return false;
  const called = valueOf(callee);
  if (called?.kind !== 'function' || called.node.async || called.node.generator) return false;
  for (const part of ownNodes(called.node, sourceCode.visitorKeys)) {
    if (part.type === AST_NODE_TYPES.ThrowStatement && !isCaught(part, called.node)) return true;
  }
  return false;
}

function isCaught(start: TSESTree.Node, outer: TSESTree.Node): boolean {
  for (let node = start; node !== outer && node.parent; node = node.parent) {
    const { parent } = node;
    if (parent.type === AST_NODE_TYPES.TryStatement && parent.block === node && parent.handler) return true;
  }
  return false;
}

const logs = /^(?:console|log|logger|.*Logger)$/u;

/** What begins a transaction: `startTransaction(client)`. */
const opens = /^(?:begin|start)_?(?:transaction|tx)?$/iu;

/** What undoes a transaction stands in handlers of errors, before the release. */
const undoes = /^(?:rollback|abort)/iu;

/** What ends things of the resource stands in a `finally`, before the release: `cursor.close()`, `UNLISTEN`. */
const tidies = /^(?:close|destroy|dispose|end|unprepare|deallocate|unlock)$/iu;
const tidyText = /^\s*(?:unlisten|deallocate|close|discard|reset|unlock|select\s+pg_advisory_unlock\w*)\b/iu;

function isCleanUp(node: TSESTree.Node): boolean {
  for (let child = node; child.parent && !isFunction(child); child = child.parent) {
    const { parent } = child;
    if (parent.type === AST_NODE_TYPES.TryStatement && parent.finalizer === child) return true;
  }
  return false;
}

/** `await new Promise((resolve) => setTimeout(resolve, 100))` */
function isTimer({ callee, arguments: [executor] }: TSESTree.NewExpression): boolean {
  return nameOf(callee) === 'Promise' && isFunction(executor) && executor.params.length < 2;
}

const transactionText = /^\s*(?:begin|listen|start\s+transaction|rollback)\b/iu;

function isTransactionText(node: TSESTree.Node | undefined): boolean {
  return says(transactionText, node);
}

/** Does a text begin like this? */
function says(words: RegExp, node: TSESTree.Node | undefined): boolean {
  if (node?.type === AST_NODE_TYPES.BinaryExpression) return says(words, node.left);
  if (node?.type === AST_NODE_TYPES.Literal && typeof node.value === 'string') return words.test(node.value);
  return node?.type === AST_NODE_TYPES.TemplateLiteral && words.test(node.quasis[0]?.value.raw ?? '');
}

/** The last name of a receiver: `logger` in `this.logger`. */
function nameOf(node: TSESTree.Node): string {
  const named = bare(node);
  if (named.type === AST_NODE_TYPES.Identifier) return named.name;
  return named.type === AST_NODE_TYPES.MemberExpression ? (propertyName(named) ?? '') : '';
}
