import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../resolve/syntax.js';
import { hostOf, type CacheCall, type CacheCalls } from './cache-calls.js';
import { cacheKey, type CacheKey } from './cache-key.js';

/** A call that sets a time to live, and for which key. */
interface Expiry {
  readonly call: CacheCall;
  readonly key: CacheKey;
}

/** The calls of a file that set a time to live for an entry. */
export function expiries({ resolution, all }: CacheCalls): readonly Expiry[] {
  return all.flatMap((call) => {
    const expired = call.member.expires && call.given[call.member.expires.key];
    return expired ? [{ call, key: cacheKey(resolution, expired) }] : [];
  });
}

/** The calls with which the same function (or pipeline) sets a time to live for the key of a write. */
export function expiriesOf(
  calls: CacheCalls,
  write: CacheCall,
  { text, isOneOfMany }: CacheKey,
): readonly CacheCall[] {
  const host = hostOf(write.node);
  return expiries(calls).flatMap(({ call, key }) => {
    const isSame = key.text === text || isSpread(write) || (isOneOfMany && isOfLoop(call.node, key));
    return hostOf(call.node) === host && isSame ? [call] : [];
  });
}

/** `for (const [key] of pairs) expire(key, 60)`: each of many keys, whatever they are called there. */
function isOfLoop(node: TSESTree.Node, { template }: CacheKey): boolean {
  if (template !== '*') return false;
  for (let current = node.parent; current; current = current.parent) {
    if (
      /^For/u.test(current.type) ||
      (isFunction(current) && current.parent.type === AST_NODE_TYPES.CallExpression)
    )
      return true;
  }
  return false;
}

/** `mset(...pairs)` does not show which keys it writes. */
function isSpread({ given }: CacheCall): boolean {
  return given.some(({ type }) => type === AST_NODE_TYPES.SpreadElement);
}

/** The test of the `if` around a call, where the call is all that depends on it: `if (ttl) await expire(key, ttl)`. */
export function testAround(node: TSESTree.Node, host: TSESTree.Node | undefined): TSESTree.Node | undefined {
  let child = node;
  for (let current = node.parent; current && current !== host; current = current.parent) {
    if (current.type === AST_NODE_TYPES.IfStatement) {
      return current.consequent === child && !current.alternate ? current.test : undefined;
    }
    if (current.type === AST_NODE_TYPES.LogicalExpression && current.right === child) return current.left;
    child = current;
  }
  return undefined;
}
