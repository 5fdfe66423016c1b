import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import type { BatchKeys } from '../catalogue/batch-forms.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare } from '../resolve/syntax.js';
import { lastName } from './batch-names.js';
import { keyType } from './batch-source.js';

/** A key of a request, and the column that it is a value of. */
export interface RequestKey {
  readonly column: string;
  readonly node: TSESTree.Expression;
}

const own = /^(?:_?id|uuid)$/u;

/**
 * May a key be `null` and stand for rows without one, such as the children of a category that has no parent? Keys that
 * a row has for itself are never `null`: the column `id`, the `id` of the element, and elements that are keys.
 */
export function mayBeNull(
  resolution: Resolution,
  iteration: Iteration,
  { column, node }: RequestKey,
  { nullMatches }: BatchKeys,
): boolean {
  const name = lastName(bare(node)); // a call such as `String(id)` has none, and never gives `null`
  if (!nullMatches || name === '' || own.test(column) || own.test(name)) return false;
  const type = keyType(resolution, iteration, node);
  return type === undefined ? !isWhole(iteration, name) : type === 'nullable' || type === 'optional';
}

function isWhole({ element }: Iteration, name: string): boolean {
  return element?.type === AST_NODE_TYPES.Identifier && element.name === name;
}
