import type { TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { calledName, isFunction } from '../resolve/syntax.js';
import { callsBelow } from './cache-calls.js';
import { cacheKey, type CacheKey } from './cache-key.js';

/** Functions that give what is kept under a key, and else load and keep it. */
const readsThrough =
  /^(?:cached?|fetchOrSet|getOr(?:Add|Compute|Create|Fetch|Load|Set)|readThrough|remember|wrap)$/iu;

const known = new WeakMap<TSESTree.Program, readonly CacheKey[]>();

/**
 * Is an entry with this key also read through the cache: `remember(keys.profile(id), 60, () => load(id))`? Keys that one
 * function makes are alike, whatever it is given.
 */
export function isReadThrough(resolution: Resolution, key: CacheKey): boolean {
  const { ast } = resolution.sourceCode;
  let keys = known.get(ast);
  if (!keys) known.set(ast, (keys = keysReadThrough(resolution)));
  const saysSomething = /[a-z]/iu.test(key.template);
  return keys.some(
    ({ template, maker }) =>
      (key.maker !== undefined && maker === key.maker) || (saysSomething && template === key.template),
  );
}

function keysReadThrough(resolution: Resolution): readonly CacheKey[] {
  return callsBelow(resolution, resolution.sourceCode.ast).flatMap((node) => {
    const [key, ...others] = readsThrough.test(calledName(node)) ? node.arguments : [];
    return key && others.some(isFunction) ? [cacheKey(resolution, key)] : [];
  });
}
