import type { TSESTree } from '@typescript-eslint/utils';
import { agreed, type Resolution } from './resolution.js';
import type { Value } from './value.js';

/** Values that are worth to be followed through a list. */
const followed: ReadonlySet<Value['kind']> = new Set([
  'instance',
  'list',
  'map',
  'member',
  'object',
  'shape',
]);

/** A list of these, each at its place, or (`isAlike`) any number like the first; unknown where none is worth following. */
export function listOf(items: readonly (Value | undefined)[], isAlike = false): Value | undefined {
  return items.some(isFollowed) ? { kind: 'list', items, isAlike } : undefined;
}

/** A map, record or index signature with such values. */
export function mapTo(value: Value | undefined): Value | undefined {
  return value && isFollowed(value) ? { kind: 'map', value } : undefined;
}

function isFollowed(value: Value | undefined): boolean {
  return value !== undefined && followed.has(value.kind);
}

/** What is the element of a list at an index, or without one any element? A map has pairs. */
export function elementOf(value: Value | undefined, index?: number): Value | undefined {
  if (value?.kind === 'map') return listOf([undefined, value.value]);
  if (value?.kind !== 'list') return undefined;
  return index === undefined || value.isAlike ? agreed(value.items) : value.items[index];
}

/** What is an array literal known to be? Longer ones are data. */
export function arrayValue(resolution: Resolution, node: TSESTree.ArrayExpression): Value | undefined {
  return node.elements.length > 20
    ? undefined
    : listOf(
        node.elements
          .map((element) => element && resolution.valueOf(element))
          .map((value) => value ?? undefined),
      );
}
