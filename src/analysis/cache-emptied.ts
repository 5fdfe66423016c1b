import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';
import { callsBelow } from './cache-calls.js';
import { cacheKey, type CacheKey } from './cache-key.js';

const removes = /^(?:m?del|delete(?:Many)?|clear|flushAll|reset|take)$/u;

/**
 * Does the file delete entries of the cache itself, so that an entry under a fixed key does not get old? With the key, only
 * deletions count that can be of it.
 */
export function isEmptied(resolution: Resolution, { receiver }: LibraryCall, key: CacheKey): boolean {
  const { sourceCode } = resolution;
  const text = receiver && sourceCode.getText(receiver);
  return callsBelow(resolution, sourceCode.ast).some((node) => {
    const callee = bare(node.callee);
    return (
      callee.type === AST_NODE_TYPES.MemberExpression &&
      removes.test(propertyName(callee) ?? '') &&
      sourceCode.getText(callee.object) === text &&
      canBeOf(resolution, node, key)
    );
  });
}

/** `del('rates')` and `del(key)` can be of the key `rates`, as `clear()` is; `del('plans')` and `` del(`rates:${day}`) `` are not. */
function canBeOf(
  resolution: Resolution,
  { arguments: given }: TSESTree.CallExpression,
  { template }: CacheKey,
): boolean {
  if (given.length === 0) return true;
  return given.some((node) => {
    const [start = '', ...others] = cacheKey(resolution, node).template.split('*');
    return others.length > 0 ? template.startsWith(start) : template === start;
  });
}
