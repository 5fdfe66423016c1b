import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';
import type { Acquisition } from './ownership-acquisition.js';
import { calledName } from './ownership-carried.js';
import { factOf } from './ownership-conditions.js';
import type { Mentions, Role } from './ownership-mentions.js';
import type { Terms } from './ownership-terms.js';
import { nodesIn } from './turn.js';

/** Where does a region tell what a resource was taken on to take it back: `mutex.release()`? */
export function releasesOfOwner(
  { receiver }: Acquisition,
  region: TSESTree.Node,
  { releasingOwner }: Terms,
  resolution: Resolution,
): Mentions {
  const owner = receiver && factOf(bare(receiver), resolution);
  const role: Role = { is: 'resource' };
  const places = new Map<TSESTree.Node, Role>();
  if (owner === undefined) return places;
  for (const { node } of nodesIn(resolution, region)) {
    if (node.type !== AST_NODE_TYPES.MemberExpression) continue;
    const object = bare(node.object);
    if (!releasingOwner.has(propertyName(node) ?? '')) continue;
    if (factOf(object, resolution) === owner) places.set(object, role);
  }
  return places;
}

/** Does a region call something else that, by its name, may give it back too: `this.unlock()`? */
export function endsOtherwise(region: TSESTree.Node, owned: Mentions, resolution: Resolution): boolean {
  for (const { node } of nodesIn(resolution, region)) {
    if (node.type !== AST_NODE_TYPES.CallExpression || !ends.test(calledName(node))) continue;
    const callee = bare(node.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression || !owned.has(bare(callee.object))) return true;
  }
  return false;
}

const ends = /release|unlock|leave|exit|signal|done|finish|clean_?up|dispose/iu;
