import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { CacheWrite, TtlForm } from '../catalogue/schema.js';
import { calleeText } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { keyName } from '../resolve/syntax.js';
import { asInstance, type FunctionNode } from '../resolve/value.js';
import type { CacheCall, CacheCalls } from './cache-calls.js';
import { expiresByCaller, isFilledByCaller } from './cache-callers.js';
import { assignedOnce } from './assigned-once.js';
import { argumentAt, cacheCallsOf, entryWritesOf, readsEntryOf, type EntryWrite } from './cache-functions.js';
import { cacheKey, type CacheKey } from './cache-key.js';
import { isMadeOfRows } from './cache-load.js';
import { isKeptOnPurpose, looksLikeCache } from './cache-likeness.js';
import { isCacheByKey, isPrimaryByName, isSetUpByName } from './cache-words.js';
import { leavesOut, omittedTtls, parametersIn } from './cache-wrapper.js';
import {
  isHash,
  judgedFacts,
  lastingEntry,
  staysInCache,
  valueOf,
  type CacheScope,
  type LastingEntry,
} from './cache-write.js';
import { pathPartsOf, pathText } from './path-text.js';
import { formOfParameter } from './ttl-parameter.js';

/** Which calls leave an entry behind that never expires, in a cache that nothing bounds? */
export function lastingEntries(calls: CacheCalls, scope: CacheScope): readonly LastingEntry[] {
  const entries = new Map<TSESTree.Node, LastingEntry>();
  for (const call of calls.all) {
    const facts = judgedFacts(calls, call, scope);
    if (!facts) continue;
    const entry = lastingEntry(calls, call, facts, scope);
    for (const found of entry ? [entry] : callersWithoutTtl(calls, call, facts, scope)) {
      entries.set(found.node, found);
    }
  }
  for (const node of calls.others) {
    const entry = entries.has(node) ? undefined : entryBehind(calls, node, scope);
    if (entry) entries.set(node, entry);
  }
  return [...entries.values()];
}

/** The calls of a function of this file that passes an optional time to live on to this write, where they leave it out. */
function callersWithoutTtl(
  calls: CacheCalls,
  write: CacheCall,
  facts: CacheWrite,
  scope: CacheScope,
): readonly LastingEntry[] {
  const keyNode = write.given[facts.key];
  if (!keyNode) return [];
  return omittedTtls(calls, write, facts, keyNode).flatMap(({ node, parameter, key }) => {
    const ttl = formOfParameter(calls.resolution, parameter, facts);
    const caller: Caller = {
      node,
      callee: parameter.owner,
      key,
      wayOut: `pass a time to live as \`${parameter.name}\``,
      path: '',
      ttl,
    };
    return entryOfCaller(calls, calls, write, facts, scope, caller) ?? [];
  });
}

/** What a call of a function of another file leaves behind, or one that calls another function for it. */
function entryBehind(
  calls: CacheCalls,
  node: TSESTree.CallExpression,
  scope: CacheScope,
): LastingEntry | undefined {
  const { resolution } = calls;
  const called = resolution.valueOf(node.callee);
  if (called?.kind !== 'function') return undefined;
  for (const write of entryWritesOf(resolution, called.node)) {
    const isOwn = write.path.length === 0 && resolution.at(called.node) === resolution; // judged with the write
    const key = write.key && argumentAt(node, write.key);
    if (isOwn || (write.key && !key) || (write.ttl && !leavesOut(resolution, node, write.ttl))) continue;
    const home = cacheCallsOf(resolution.at(write.call.node));
    const facts = judgedFacts(home, write.call, scope);
    // What the other file shows is reported there.
    if (!facts || (!write.ttl && lastingEntry(home, write.call, facts, scope))) continue;
    const ttl = write.ttl && formOfParameter(resolution, write.ttl, facts);
    const path = [...pathPartsOf(resolution, calleeText(resolution, node), called.node), ...write.path];
    const caller: Caller = {
      node,
      callee: called.node,
      key,
      wayOut: wayOutOf(write),
      path: pathText({ ...write, path }),
      ttl,
    };
    const entry = entryOfCaller(calls, home, write.call, facts, scope, caller);
    if (entry) return entry;
  }
  return undefined;
}

function wayOutOf({ ttl, call }: EntryWrite): string {
  return ttl
    ? `pass a time to live as \`${ttl.name}\``
    : `give the function a time to live that it passes to \`${call.callee}\``;
}

/** A call of a function that writes an entry. */
interface Caller {
  readonly node: TSESTree.CallExpression;
  readonly callee: FunctionNode;
  /** The argument from which the function makes the key; none where it makes a function that does. */
  readonly key: TSESTree.Node | undefined;
  readonly wayOut: string;
  readonly path: string;
  readonly ttl: TtlForm | undefined;
}

function entryOfCaller(
  calls: CacheCalls,
  home: CacheCalls,
  given: CacheCall,
  facts: CacheWrite,
  scope: CacheScope,
  { node, callee: owner, key: from, wayOut, path, ttl }: Caller,
): LastingEntry | undefined {
  const keyNode = given.given[facts.key];
  if (!keyNode) return undefined;
  const write = onCacheOf(calls, home, given, owner, node);
  const key = cacheKey(home.resolution, keyNode);
  const callee = calleeText(calls.resolution, node);
  const entry = { node, callee, path, wayOut, ...(ttl ? { ttl } : {}) };
  const value = valueOf(home, write, facts);
  const ofHash = isHash(write, facts, scope);
  if (!from) {
    const isCache =
      facts.purpose === 'cache'
        ? staysInCache(home, write, facts, scope, key) && !isKeptOnPurpose(home, write, key, value)
        : !key.isConstant &&
          ((scope.everyWrite && !ofHash) || looksLikeCache(home, write, key, { value, isHash: ofHash }));
    return isCache ? { ...entry, grows: !key.isConstant && facts.evicts !== true } : undefined;
  }
  const nameOfKey = cacheKey(calls.resolution, from);
  if (expiresByCaller(calls.resolution, node, nameOfKey) || isMark(node, from)) return undefined;
  if (ofHash && nameOfKey.isConstant) return undefined;
  const isFilledBy = () =>
    isFilledAt(calls, node, from, nameOfKey) || isFilledElsewhere(calls, node, nameOfKey);
  const signs = { value, nameOfKey, isFilledBy, isHash: ofHash };
  const isLasting =
    facts.purpose === 'cache'
      ? staysInCache(home, write, facts, scope, nameOfKey) && !isKeptOnPurpose(home, write, nameOfKey, value)
      : nameOfKey.isConstant
        ? !isSetUpByName(nameOfKey) && (isCacheByKey(nameOfKey) || isFilledBy())
        : (scope.everyWrite && !ofHash) ||
          looksLikeCache(home, write, key, signs) ||
          (!isPrimaryByName(nameOfKey) &&
            !ofHash &&
            node.arguments.some((given) => given !== from && isMadeOfRows(calls.resolution, given)));
  return isLasting ? { ...entry, grows: !nameOfKey.isConstant && facts.evicts !== true } : undefined;
}

/** The write on the cache that a call hands to the function: `getOrLoad(ledger, key, load)`. */
function onCacheOf(
  { resolution }: CacheCalls,
  home: CacheCalls,
  write: CacheCall,
  owner: FunctionNode,
  { arguments: given }: TSESTree.CallExpression,
): CacheCall {
  const parameter =
    write.receiver && parametersIn(home.resolution, write.receiver, 2).find((found) => found.owner === owner);
  const handed = parameter && given[parameter.index];
  const cache = handed && (parameter.option === undefined ? handed : valueIn(handed, parameter.option));
  const other = parameter && !cache ? fallbackFor(home.resolution, write) : undefined;
  if (!cache && !other) return write;
  const origin = asInstance(
    cache ? resolution.valueOf(cache) : other && home.resolution.valueOf(other),
  )?.origin;
  return { ...write, origin };
}

/** `new NodeCache()` of `const store = options.store ?? new NodeCache()` */
function fallbackFor(resolution: Resolution, { receiver }: CacheCall): TSESTree.Node | undefined {
  const made = receiver && assignedOnce(resolution, receiver);
  return made?.type === AST_NODE_TYPES.LogicalExpression && made.operator !== '&&' ? made.right : undefined;
}

/** What an object literal has under a key; the object itself where that does not show. */
function valueIn(object: TSESTree.Node, key: string): TSESTree.Node | undefined {
  if (object.type !== AST_NODE_TYPES.ObjectExpression) return object;
  for (const property of object.properties) {
    if (property.type !== AST_NODE_TYPES.Property) return object;
    if (keyName(property) === key) return property.value;
  }
  return undefined;
}

/** Is the entry filled after a miss, by the function that is called or by the one around the call? */
function isFilledAt(
  { resolution }: CacheCalls,
  node: TSESTree.CallExpression,
  from: TSESTree.Node,
  key: CacheKey,
): boolean {
  return readsItself(resolution, node, from) || isFilledByCaller(resolution, node, key);
}

/** Does another call in the file fill entries with such keys? */
function isFilledElsewhere(
  calls: CacheCalls,
  node: TSESTree.CallExpression,
  { template }: CacheKey,
): boolean {
  if (!/[a-z]/iu.test(template)) return false;
  return calls.others.some((other) => {
    if (other === node) return false;
    const from = other.arguments.find((given) => cacheKey(calls.resolution, given).template === template);
    return from !== undefined && isFilledAt(calls, other, from, cacheKey(calls.resolution, from));
  });
}

/** Does the function that a call runs read the entry itself: `remember(key, load)`? */
function readsItself(resolution: Resolution, node: TSESTree.CallExpression, key: TSESTree.Node): boolean {
  return readsEntryOf(
    resolution,
    node,
    (given) => given === key || (key.parent?.parent === given && given !== node),
  );
}

/** `remember(id, true)`: what is kept beside the key is no copy of anything. */
function isMark({ arguments: given }: TSESTree.CallExpression, key: TSESTree.Node): boolean {
  const others = given.filter((node) => node !== key);
  return others.length > 0 && others.every(({ type }) => type === AST_NODE_TYPES.Literal);
}
