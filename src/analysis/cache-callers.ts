import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { calledName } from '../resolve/syntax.js';
import { callsBelow, hostOf } from './cache-calls.js';
import { isFilledAfterMiss } from './cache-fill.js';
import { readsEntryOf } from './cache-functions.js';
import { cacheKey, type CacheKey } from './cache-key.js';

/** Functions that keep something under a key, by their names: `putJson`, `cacheRow`, `getOrLoad`. */
const keeps =
  /^(?:m?set|put|store|save|write|keep|remember|memo|wrap|(?:read_?)?[tT]hrough|(?:get|fetch|find)Or|with)|cach/iu;

/** Functions that make one which keeps something, and get no key themselves: `cacheResponse()`, `memoize(load)`, `@Cached()`. */
const makes = /^(?:[cC]ached?(?:By|For|Page|Query|Response|With|$)|[mM]emo)/u;

/** Could a call be one of a function of another file that writes an entry, going by its name and what it is given? */
export function mayWriteEntry(node: TSESTree.CallExpression): boolean {
  const [first, second] = node.arguments;
  const name = calledName(node);
  if (makes.test(name)) return true;
  return (
    first !== undefined &&
    (second !== undefined || /(?:All|Batch|Many)$/u.test(name)) &&
    first.type !== AST_NODE_TYPES.ObjectExpression &&
    first.type !== AST_NODE_TYPES.ArrowFunctionExpression &&
    keeps.test(name)
  );
}

/**
 * Does the function around a call that writes an entry, before it, read what has the same key, and load what it writes
 * where nothing was found?
 */
export function isFilledByCaller(
  resolution: Resolution,
  write: TSESTree.CallExpression,
  key: CacheKey,
): boolean {
  const isKey = (given: TSESTree.Node) => cacheKey(resolution, given).text === key.text;
  return callsAround(resolution, write).some(
    (read) =>
      readsEntryOf(resolution, read, isKey) && isFilledAfterMiss(resolution, read, write, write.arguments),
  );
}

/** Does the function around a call set a time to live for the same key, by a function that says so? */
export function expiresByCaller(
  resolution: Resolution,
  write: TSESTree.CallExpression,
  key: CacheKey,
): boolean {
  return callsAround(resolution, write).some(
    (call) =>
      /expir|ttl|touch/iu.test(calledName(call)) &&
      call.arguments.some((given) => cacheKey(resolution, given).text === key.text),
  );
}

function callsAround(
  resolution: Resolution,
  node: TSESTree.CallExpression,
): readonly TSESTree.CallExpression[] {
  return callsBelow(resolution, hostOf(node) ?? resolution.sourceCode.ast);
}
