import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../resolve/syntax.js';
import { callsBelow, type CacheCall, type CacheCalls } from './cache-calls.js';
import { isEmptied } from './cache-emptied.js';
import { isFilledAfterMiss, isGivenBack } from './cache-fill.js';
import { cacheKey, type CacheKey } from './cache-key.js';
import { isCounter, isFieldBesideOthers, readsBefore } from './cache-likeness.js';
import { mayBeCopyByName } from './cache-words.js';

/**
 * Is one hash under a fixed key a cache of many entries, each of them a field that the function reads, gives back where it
 * is there, and loads where it is not? Such a hash only grows: to let it expire would drop all of its fields at once.
 */
export function isSharedHash(
  calls: CacheCalls,
  write: CacheCall,
  key: CacheKey,
  value: TSESTree.Node | undefined,
): boolean {
  const { resolution } = calls;
  const [, field] = write.given;
  if (!key.isConstant || !field || !value) return false;
  const { text, isConstant } = cacheKey(resolution, field);
  if (isConstant || !mayBeCopyByName({ ...key, template: inSingular(key.template) })) return false;
  if (isCounter(calls, key) || isFieldBesideOthers(calls, write, key)) return false;
  if (isEmptied(resolution, write, key) || isReadAsWhole(calls, key)) return false;
  return readsBefore(calls, write, key).some(({ node, given: [, read] }) => {
    const isSame = read !== undefined && cacheKey(resolution, read).text === text;
    return (
      isSame && isGivenBack(resolution, node) && isFilledAfterMiss(resolution, node, write.node, [value])
    );
  });
}

/** One hash of many has the name of all of them: `carts`. */
function inSingular(words: string): string {
  return words.replaceAll(/s(?![a-z])/gu, '');
}

/** Does the file ask for all of its fields, or how many there are, so that they belong together? */
function isReadAsWhole({ resolution }: CacheCalls, { text }: CacheKey): boolean {
  return callsBelow(resolution, resolution.sourceCode.ast).some((node) => {
    const [key, ...others] = node.arguments.filter((given) => !isFunction(given));
    if (!key || others.length > 0 || cacheKey(resolution, key).text !== text) return false;
    return resolution.callAt(node) !== undefined;
  });
}
