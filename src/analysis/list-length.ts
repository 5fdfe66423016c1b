import type { TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction } from '../resolve/syntax.js';
import { sourceOfList } from './list-origin.js';
import { bulkWork, saysFew, saysMany, thingsIn } from './list-words.js';

/** How much one element costs: a transfer of bytes or a message, or a query that waits its turn in a pool. */
export type Weight = 'heavy' | 'light';

/**
 * Can a list be long, going by where it comes from and what it is called? For light work, something has to show it: rows
 * of all, a list that somebody sends, things that a system has many of. For heavy work it is enough that nothing says
 * that there are few. `work` is the name of what is called for an element: `removeRole` is about roles.
 */
export function mayBeLong(
  resolution: Resolution,
  list: TSESTree.Node | undefined,
  weight: Weight = 'heavy',
  work = '',
): boolean {
  if (list === undefined) return false;
  const { origin, names } = sourceOfList(resolution, list);
  if (origin === undefined || origin === 'part') return false;
  const said = lengthSaid(names) ?? (weight === 'light' && isOnOneOfFew(work) ? 'few' : undefined);
  if (said === 'few') return false;
  if (weight === 'heavy' || origin === 'loaded' || origin === 'sent') return true;
  return said === 'many' || (origin === 'given' && isBulkWork(list));
}

/** `removeRole`, `addTag`: one of a few things. `getRoles` of each user is no work on roles. */
function isOnOneOfFew(work: string): boolean {
  return saysFew(work) && !thingsIn(work).endsWith('s');
}

/** The nearest name that says something decides. */
function lengthSaid(names: readonly string[]): 'few' | 'many' | undefined {
  for (const name of names) {
    if (saysFew(name)) return 'few';
    if (saysMany(name)) return 'many';
  }
  return undefined;
}

/** Does its name, or that of what it comes from, say that a list is short? */
export function isFewByName(resolution: Resolution, list: TSESTree.Node | undefined): boolean {
  return list !== undefined && lengthSaid(sourceOfList(resolution, list).names) === 'few';
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
    const name = node.id ?? ('key' in parent ? parent.key : 'id' in parent ? parent.id : undefined);
    if (name && 'name' in name && typeof name.name === 'string' && bulkWork.test(name.name)) return true;
  }
  return false;
}
