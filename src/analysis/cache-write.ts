import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { ByMajor, CacheWrite, TtlForm } from '../catalogue/schema.js';
import { factsFor, installedMajor } from '../resolve/installed-major.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { keyName } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import { isUnbounded } from './cache-bounds.js';
import { hostOf, type CacheCall, type CacheCalls } from './cache-calls.js';
import { ttlChoice } from './cache-choice.js';
import { isNothing, lacksTtl } from './cache-expiry.js';
import { cacheKey, type CacheKey } from './cache-key.js';
import { entryOfMany } from './entries-of-many.js';
import { isEmptied } from './cache-emptied.js';
import { isFixedCopy, isKeptOnPurpose, looksLikeCache } from './cache-likeness.js';
import { omittedTtls } from './cache-wrapper.js';

/** Which writes are judged. */
export interface CacheScope {
  /** Also those to general stores that do not look like a cache, and to caches whose construction is not in the file. */
  readonly everyWrite: boolean;
  /** Names of commands that fill a hash, list, set, stream or counter, in lower case. */
  readonly commands: readonly string[];
}

/** A call after which an entry stays until someone deletes it. */
export interface LastingEntry {
  readonly node: TSESTree.CallExpression;
  /** What the user wrote before the arguments: `this.cache.set`. */
  readonly callee: string;
  /** Each key adds an entry, and nothing limits how many there are. */
  readonly grows: boolean;
  /** What to do instead; ends a sentence that starts with "Instead, ". */
  readonly wayOut: string;
  /** Where the call itself can carry a time to live. */
  readonly ttl?: TtlForm;
}

/** Which calls leave an entry behind that never expires, in a cache that nothing bounds? */
export function lastingEntries(calls: CacheCalls, scope: CacheScope): readonly LastingEntry[] {
  const entries = new Map<TSESTree.Node, LastingEntry>();
  for (const call of calls.all) {
    const facts = call.member.cacheWrite && factsOf(calls, call, call.member.cacheWrite);
    if (!facts || !isJudged(call, facts, scope)) continue;
    const entry = lastingEntry(calls, call, facts, scope);
    for (const found of entry ? [entry] : callersWithoutTtl(calls, call, facts, scope)) {
      entries.set(found.node, found);
    }
  }
  return [...entries.values()];
}

const anyWayOut = 'pass a time to live with it, or set one for the same key right after it';

function lastingEntry(
  calls: CacheCalls,
  call: CacheCall,
  facts: CacheWrite,
  scope: CacheScope,
): LastingEntry | undefined {
  const { node, callee } = call;
  const keyNode = node.arguments[facts.key];
  const value = facts.onRequest ? undefined : valueOf(calls, call, facts);
  if (!keyNode || !isWithoutTtl(calls, call, facts)) return undefined;
  if (value && isNothing(value)) return undefined; // it empties the entry
  const key = cacheKey(calls.resolution, keyNode);
  if (expiresNearby(calls, call, key) || ttlChoice(calls.resolution, call)) return undefined;
  const isLasting =
    facts.purpose === 'cache'
      ? staysInCache(calls, call, facts, scope) &&
        !(key.isConstant && isEmptied(calls.resolution, call, key)) &&
        !isKeptOnPurpose(calls, call, key, value)
      : staysInStore(calls, call, facts) &&
        (key.isConstant
          ? isFixedCopy(calls, call, key, value)
          : (scope.everyWrite && !facts.isConditional) ||
            looksLikeCache(calls, call, key, { value, isConditional: isConditional(call, facts, scope) }));
  if (!isLasting) return undefined;
  const grows = !key.isConstant && facts.evicts !== true;
  // A name does not say which library it is, and each has its own form.
  if (call.evidence === 'convention') return { node, callee, grows, wayOut: anyWayOut };
  const { wayOut, ttl } = facts;
  return { node, callee, grows, wayOut, ...(ttl ? { ttl } : {}) };
}

/** What is written: after the key, or beside it in a list or object of entries. */
function valueOf(
  { resolution }: CacheCalls,
  { node }: CacheCall,
  { key }: CacheWrite,
): TSESTree.Node | undefined {
  const given = node.arguments[key];
  return node.arguments[key + 1] ?? (given && entryOfMany(resolution, given)?.value);
}

/** The facts that hold for the version of the library that is installed. */
function factsOf<Facts extends object>(
  { filename }: CacheCalls,
  { library }: LibraryCall,
  facts: ByMajor<Facts>,
): Facts {
  return factsFor(facts, installedMajor(filename, library.packages[0]));
}

function isJudged(call: CacheCall, facts: CacheWrite, scope: CacheScope): boolean {
  if (facts.expiresByDefault || mayHaveDefault(call)) return false;
  return !facts.onRequest || scope.commands.includes(call.name.toLowerCase());
}

function isConditional(
  { node, name }: CacheCall,
  { conditions = [], isConditional: always }: CacheWrite,
  { commands }: CacheScope,
): boolean {
  if (always) return !commands.includes(name.toLowerCase());
  return conditions.length > 0 && node.arguments.some((given) => isCondition(given, conditions));
}

/**
 * Something that is only known by its name, and is called a cache, may be a wrapper with a default of its own. What the
 * platform binds to a name in capitals is none.
 */
function mayHaveDefault({ evidence, callee }: CacheCall): boolean {
  return evidence === 'convention' && /cache/iu.test(callee) && !/\b[A-Z][A-Z\d_]+\.\w+$/u.test(callee);
}

/** Does an argument make the write conditional, so that it is a lock: `'NX'`, `{ NX: true }`, `{ condition: 'NX' }`? */
function isCondition(given: TSESTree.Node, words: readonly string[]): boolean {
  if (given.type === AST_NODE_TYPES.Literal) return words.includes(String(given.value).toUpperCase());
  return (
    given.type === AST_NODE_TYPES.ObjectExpression &&
    given.properties.some(
      (property) =>
        property.type === AST_NODE_TYPES.Property &&
        property.key.type === AST_NODE_TYPES.Identifier &&
        words.includes(property.key.name),
    )
  );
}

function isWithoutTtl({ resolution }: CacheCalls, { node }: CacheCall, { ttl }: CacheWrite): boolean {
  return !ttl || lacksTtl(resolution, node.arguments, ttl);
}

/** Does the same function (or pipeline) set a time to live for the same key with another call? */
function expiresNearby(calls: CacheCalls, write: CacheCall, key: CacheKey): boolean {
  const host = hostOf(write.node);
  return calls.all.some((call) => {
    const expired = call.member.expires && call.node.arguments[call.member.expires.key];
    if (!expired) return false;
    const { text, template } = cacheKey(calls.resolution, expired);
    if (hostOf(call.node) === host) return text === key.text || isSpread(write);
    const isAnyKey = template === '*' && key.template === '*';
    return isAnyKey && isSameReceiver(calls, write, call) && isAlone(calls, write) && isAlone(calls, call);
  });
}

/** `mset(...pairs)` does not show which keys it writes. */
function isSpread({ node }: CacheCall): boolean {
  return node.arguments.some(({ type }) => type === AST_NODE_TYPES.SpreadElement);
}

/** A wrapper of single commands leaves the expiry to its callers, where it has one for that too. */
function isAlone({ all }: CacheCalls, { node }: CacheCall): boolean {
  const host = hostOf(node);
  return !all.some((other) => other.node !== node && hostOf(other.node) === host);
}

function isSameReceiver({ resolution }: CacheCalls, a: CacheCall, b: CacheCall): boolean {
  const textOf = ({ receiver }: CacheCall) => receiver && resolution.sourceCode.getText(receiver);
  return textOf(a) === textOf(b);
}

/** Is nothing known that removes the entry from the cache? Where its construction is not in the file, something may. */
function staysInCache(calls: CacheCalls, call: CacheCall, facts: CacheWrite, scope: CacheScope): boolean {
  const { resolution } = calls;
  return (
    staysAsMade(calls, call, facts) ??
    (scope.everyWrite || (isForever(resolution, call, facts) && !isEmptied(resolution, call)))
  );
}

/** Does the call itself say that the entry stays, whatever default the cache has: `set(key, value, 0)`, `{ ttl: 0 }`? */
function isForever(resolution: Resolution, { node }: CacheCall, { ttl }: CacheWrite): boolean {
  if (ttl?.form !== 'argument' && ttl?.form !== 'option') return false;
  const given = node.arguments[ttl.argument];
  const options = given && assignedOnce(resolution, given);
  const asked =
    options?.type === AST_NODE_TYPES.ObjectExpression
      ? options.properties.flatMap((property) =>
          property.type === AST_NODE_TYPES.Property && ttl.keys?.includes(keyName(property) ?? '')
            ? [property.value]
            : [],
        )
      : [options];
  return asked.some((value) => value?.type === AST_NODE_TYPES.Literal && value.value === 0);
}

/** A general store has no bounds, unless its construction gives it some. */
function staysInStore(calls: CacheCalls, call: CacheCall, facts: CacheWrite): boolean {
  return staysAsMade(calls, call, facts) ?? true;
}

/** Does what the call was made on keep its entries? `undefined` where its construction is not in the file. */
function staysAsMade(calls: CacheCalls, call: CacheCall, { ttl }: CacheWrite): boolean | undefined {
  const { origin, node } = call;
  const constructs = origin && calls.resolution.callAt(origin)?.member.constructs;
  if (!constructs) return undefined;
  const made = factsOf(calls, call, constructs);
  const given = ttl?.form === 'argument' ? node.arguments[ttl.argument] : undefined;
  const isForever = given !== undefined && !isNothing(given); // a `0`, since it is no time to live
  const bounds = isForever ? made.bounds.filter((key) => !made.lifetimes?.includes(key)) : made.bounds;
  return isUnbounded(calls.resolution, origin, { ...made, bounds });
}

/** The calls of a function that passes an optional time to live on to this write, where they leave it out. */
function callersWithoutTtl(
  calls: CacheCalls,
  call: CacheCall,
  facts: CacheWrite,
  scope: CacheScope,
): readonly LastingEntry[] {
  const { resolution } = calls;
  const keyNode = call.node.arguments[facts.key];
  if (!keyNode) return [];
  return omittedTtls(resolution, call, facts, keyNode).flatMap(({ node, parameter, key: given }) => {
    const callerKey = given && cacheKey(resolution, given);
    if (!callerKey) return [];
    const key = cacheKey(resolution, keyNode);
    const signs = { value: call.node.arguments[facts.key + 1], nameOfKey: callerKey };
    const isLasting =
      facts.purpose === 'cache'
        ? staysInCache(calls, call, facts, scope)
        : !callerKey.isConstant && (scope.everyWrite || looksLikeCache(calls, call, key, signs));
    const callee = resolution.sourceCode.getText(node.callee).replaceAll(/\s+/gu, ' ');
    const wayOut = `pass a time to live as \`${parameter}\``;
    const grows = !callerKey.isConstant && facts.evicts !== true;
    return isLasting ? [{ node, callee, grows, wayOut }] : [];
  });
}
