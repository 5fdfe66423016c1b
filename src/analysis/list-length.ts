import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction } from '../resolve/syntax.js';
import { countsFar } from './counted-far.js';
import { listCompared, listCounted } from './counted-list.js';
import type { Iteration } from './iteration.js';
import { sourceOfList, type ListSource } from './list-origin.js';
import { listTakenApart } from './taken-apart.js';
import {
  bulkWork,
  saysFew,
  saysFewAtAll,
  saysFewOfWhole,
  saysFewWhenGiven,
  saysMany,
  saysFewest,
  thingsIn,
} from './list-words.js';

/** How much one element costs: a transfer of bytes or a message, or a query that waits its turn in a pool. */
export type Weight = 'heavy' | 'light';

/**
 * Can an iteration have many turns, going by where its list comes from and what that is called? For light work, something has to show it: rows
 * of all, a list that somebody sends, things that a system has many of. For heavy work it is enough that nothing says
 * that there are few. `work` is the name of what is called for an element: `removeRole` is about roles.
 */
export function mayBeLong(
  resolution: Resolution,
  iteration: Iteration,
  weight: Weight = 'heavy',
  work = '',
): boolean {
  const { node } = iteration;
  if (node.type === AST_NODE_TYPES.ForOfStatement && node.await) return true; // A stream goes on as long as it likes.
  const list = iteration.source ?? listOfLoop(resolution, iteration);
  if (list === undefined) return weight === 'heavy' && countsFar(resolution, iteration);
  const source = sourceOfList(resolution, list);
  const { origin, names } = source;
  if (origin === undefined || origin === 'part') return false;
  if (weight === 'heavy') return !isFew(source, list);
  const said = lengthSaid(names, saysFew) ?? (isOnOneOfFew(work) ? 'few' : undefined);
  if (said === 'few') return false;
  if (origin === 'loaded' || origin === 'sent') return true;
  return said === 'many' || (origin === 'given' && isBulkWork(list));
}

/** The list that a `while` goes through, by an index or by taking its elements away. */
function listOfLoop(resolution: Resolution, { node }: Iteration): TSESTree.Node | undefined {
  if (node.type === AST_NODE_TYPES.ForStatement)
    return listTakenApart(resolution, node) ?? listCompared(resolution, node.test);
  if (node.type !== AST_NODE_TYPES.WhileStatement) return undefined;
  return listTakenApart(resolution, node) ?? listCounted(resolution, node);
}

/** `removeRole`, `addTag`: one of a few things. `getRoles` of each user is no work on roles. */
function isOnOneOfFew(work: string): boolean {
  return saysFew(work) && !thingsIn(work).endsWith('s');
}

/** The nearest name that says something decides. */
function lengthSaid(
  names: readonly string[],
  isFewName: (name: string) => boolean,
): 'few' | 'many' | undefined {
  for (const name of names) {
    if (isFewName(name)) return 'few';
    if (saysMany(name)) return 'many';
  }
  return undefined;
}

/**
 * One thing has a few hooks; all hooks, or addresses that somebody sends, are as many as there happen to be. Keys that
 * somebody sends (`webhookIds`) tell of things that are there, and are of one thing again.
 */
function isFew({ origin, names, isOfWhole }: ListSource, list: TSESTree.Node): boolean {
  const isSent = origin === 'sent' && !/Ids(?![a-z])/u.test(names[0] ?? '');
  const isOfAll = origin === 'loaded' || isSent || (origin === 'given' && isBulkWork(list));
  const ofAll = isOfWhole ? saysFewOfWhole : saysFewAtAll;
  const isFewName = isOfAll ? ofAll : origin === 'given' ? saysFewWhenGiven : saysFew;
  return lengthSaid(names, isFewName) === 'few';
}

/** Does its name, or that of what it comes from, say that a list is short? */
export function isFewByName(
  resolution: Resolution,
  list: TSESTree.Node | undefined,
  weight: Weight = 'heavy',
): boolean {
  if (list === undefined) return false;
  const source = sourceOfList(resolution, list);
  return weight === 'heavy' ? isFew(source, list) : lengthSaid(source.names, saysFew) === 'few';
}

/** Does its name say that a list is as short as the webhooks of a tenant, or the recipients of a message? */
export function isFewestByName(resolution: Resolution, list: TSESTree.Node | undefined): boolean {
  if (list === undefined) return false;
  const source = sourceOfList(resolution, list);
  return isFew(source, list) && lengthSaid(source.names, saysFewest) === 'few';
}

/** Does a list hold what a call that was waited for gave, or a part of it? */
export function isLoaded(resolution: Resolution, list: TSESTree.Node | undefined): boolean {
  const origin = list && sourceOfList(resolution, list).origin;
  return origin === 'loaded' || origin === 'loaded of one';
}

/** Is the function around a place called after work on all there is: `importUsers`, `deleteMany`? */
function isBulkWork(place: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | undefined = place; node; node = node.parent) {
    if (!isFunction(node)) continue;
    const { parent } = node;
    const name = node.id ?? ('key' in parent ? parent.key : 'id' in parent ? parent.id : assignedTo(parent));
    if (name && 'name' in name && typeof name.name === 'string' && bulkWork.test(name.name)) return true;
  }
  return false;
}

/** `exports.importAll = async function (rows) { … }` */
function assignedTo(parent: TSESTree.Node): TSESTree.Node | undefined {
  if (parent.type !== AST_NODE_TYPES.AssignmentExpression) return undefined;
  return parent.left.type === AST_NODE_TYPES.MemberExpression ? parent.left.property : parent.left;
}
