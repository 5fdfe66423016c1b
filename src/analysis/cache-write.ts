import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { ByMajor, CacheWrite, TtlForm } from '../catalogue/schema.js';
import { factsFor, installedMajor } from '../resolve/installed-major.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction, keyName } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import { isUnbounded } from './cache-bounds.js';
import { hostOf, type CacheCall, type CacheCalls } from './cache-calls.js';
import { isAboutTtl, ttlChoice } from './cache-choice.js';
import { isNothing, lacksTtl } from './cache-expiry.js';
import { expiries, expiriesOf } from './cache-expiries.js';
import { cacheKey, type CacheKey } from './cache-key.js';
import { makingAt, providedBy } from './cache-provided.js';
import { madeBy } from './made-by.js';
import { entryOfMany } from './entries-of-many.js';
import { isEmptied } from './cache-emptied.js';
import { isLeftOut, parametersIn } from './cache-wrapper.js';
import { isFixedCopy, isKeptOnPurpose, looksLikeCache } from './cache-likeness.js';
import { isSharedHash } from './cache-shared-hash.js';

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
  /** The way from there to the library, for a message; empty where the library itself is called. */
  readonly path: string;
  /** Each key adds an entry, and nothing limits how many there are. */
  readonly grows: boolean;
  /** What to do instead; ends a sentence that starts with "Instead, ". */
  readonly wayOut: string;
  /** Where the call itself can carry a time to live. */
  readonly ttl?: TtlForm;
}

const anyWayOut = 'pass a time to live with it, or set one for the same key right after it';
const keyOfItsOwn = 'keep each entry under a key of its own, and give that a time to live';

/** What a write leaves behind, where that never expires, in a cache that nothing bounds. */
export function lastingEntry(
  calls: CacheCalls,
  call: CacheCall,
  facts: CacheWrite,
  scope: CacheScope,
): LastingEntry | undefined {
  const { node, callee, given } = call;
  const keyNode = given[facts.key];
  const value = facts.onRequest ? undefined : valueOf(calls, call, facts);
  if (!keyNode) return undefined;
  if (value && isNothing(value)) return undefined; // it empties the entry
  if (hasTtl(calls, call, facts)) return undefined;
  const key = cacheKey(calls.resolution, keyNode);
  if (isLeftToCallers(calls, call, key)) return undefined;
  if (facts.fillsHash && isSharedHash(calls, call, key, value))
    return { node, callee, path: '', grows: true, wayOut: keyOfItsOwn };
  const isLasting =
    facts.purpose === 'cache'
      ? staysInCache(calls, call, facts, scope, key) &&
        !(key.isConstant && isEmptied(calls.resolution, call, key)) &&
        !isKeptOnPurpose(calls, call, key, value)
      : staysInStore(calls, call, facts) &&
        (key.isConstant
          ? isFixedCopy(calls, call, key, { value, isHash: isHash(call, facts, scope) })
          : (scope.everyWrite && !facts.isConditional && !isHash(call, facts, scope)) ||
            looksLikeCache(calls, call, key, {
              value,
              isConditional: isConditional(call, facts, scope),
              isHash: isHash(call, facts, scope),
            }));
  if (!isLasting) return undefined;
  const grows = !key.isConstant && facts.evicts !== true;
  // A name does not say which library it is, and each has its own form.
  const { wayOut } = facts;
  if (call.evidence === 'convention' && !facts.fillsHash)
    return { node, callee, path: '', grows, wayOut: anyWayOut };
  const ttl = given === node.arguments ? facts.ttl : undefined; // what stands in a list has no place of its own
  return { node, callee, path: '', grows, wayOut, ...(ttl ? { ttl } : {}) };
}

/** What is written: after the key, or beside it in a list or object of entries. */
export function valueOf(
  { resolution }: CacheCalls,
  { given }: CacheCall,
  { key, value = key + 1, fillsHash }: CacheWrite,
): TSESTree.Node | undefined {
  if (fillsHash) return given.slice(value).findLast((node) => !isFunction(node)); // after its field, or an object of all
  const first = given[key];
  return given[value] ?? (first && entryOfMany(resolution, first)?.value);
}

/** The facts that hold for the version of the library that is installed. */
function factsOf<Facts extends object>(
  { filename }: CacheCalls,
  { library }: LibraryCall,
  facts: ByMajor<Facts>,
): Facts {
  return factsFor(facts, installedMajor(filename, library.packages[0]));
}

/** The facts of a write that is no lock and whose entries do not expire by themselves. */
export function writeFacts(calls: CacheCalls, call: CacheCall): CacheWrite | undefined {
  const scope: CacheScope = { everyWrite: false, commands: [] };
  const facts = judgedFacts(calls, call, scope);
  return facts && !isConditional(call, facts, scope) ? facts : undefined;
}

/** Does a write give its entry a time to live, or may it, by itself or by what stands near it? */
export function hasTtl(calls: CacheCalls, call: CacheCall, facts: CacheWrite): boolean {
  const key = call.given[facts.key];
  return (
    !isWithoutTtl(calls, call, facts) ||
    call.additions.some((test) => isAboutTtl(calls.resolution, test)) ||
    ttlChoice(calls.resolution, call) !== undefined ||
    (key !== undefined && expiriesOf(calls, call, cacheKey(calls.resolution, key)).length > 0)
  );
}

/** The facts of a write that is one to be judged. */
export function judgedFacts(calls: CacheCalls, call: CacheCall, scope: CacheScope): CacheWrite | undefined {
  const facts = call.member.cacheWrite && factsOf(calls, call, call.member.cacheWrite);
  return facts && isJudged(call, facts, scope) ? facts : undefined;
}

function isJudged(call: CacheCall, facts: CacheWrite, scope: CacheScope): boolean {
  if (facts.expiresByDefault || mayHaveDefault(call)) return false;
  return !facts.onRequest || scope.commands.includes(call.name.toLowerCase());
}

function isConditional(
  { given, name }: CacheCall,
  { conditions = [], isConditional: always }: CacheWrite,
  { commands }: CacheScope,
): boolean {
  if (always) return !commands.includes(name.toLowerCase());
  return conditions.length > 0 && given.some((node) => isCondition(node, conditions));
}

/** Does a write fill a hash, which only counts as a copy where it is filled after a miss? Not where the user asks for all of them. */
export function isHash(
  { name }: CacheCall,
  { fillsHash = false }: CacheWrite,
  { commands }: CacheScope,
): boolean {
  return fillsHash && !commands.includes(name.toLowerCase());
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
        words.includes(property.key.name) &&
        !(property.value.type === AST_NODE_TYPES.Literal && property.value.value === 'XX'), // that overwrites
    )
  );
}

function isWithoutTtl({ resolution }: CacheCalls, { given }: CacheCall, { ttl }: CacheWrite): boolean {
  return !ttl || lacksTtl(resolution, given, ttl);
}

/** A wrapper of single commands leaves the expiry to its callers, where it has one for that too. */
function isLeftToCallers(calls: CacheCalls, write: CacheCall, key: CacheKey): boolean {
  return (
    key.template === '*' &&
    isAlone(calls, write) &&
    expiries(calls).some(
      ({ call, key: { template } }) =>
        template === '*' && isSameReceiver(calls, write, call) && isAlone(calls, call),
    )
  );
}

function isAlone({ all }: CacheCalls, { node }: CacheCall): boolean {
  const host = hostOf(node);
  return !all.some((other) => other.node !== node && hostOf(other.node) === host);
}

function isSameReceiver({ resolution }: CacheCalls, a: CacheCall, b: CacheCall): boolean {
  const textOf = ({ receiver }: CacheCall) => receiver && resolution.sourceCode.getText(receiver);
  return textOf(a) === textOf(b);
}

/** Is nothing known that removes the entry from the cache? Where its construction is not in the file, something may. */
export function staysInCache(
  calls: CacheCalls,
  call: CacheCall,
  facts: CacheWrite,
  scope: CacheScope,
  key: CacheKey,
): boolean {
  const { resolution } = calls;
  return (
    staysAsMade(calls, call, facts) ??
    (scope.everyWrite || (isForever(resolution, call, facts) && !isEmptied(resolution, call, key)))
  );
}

/** Does the call itself say that the entry stays, whatever default the cache has: `set(key, value, 0)`, `{ ttl: 0 }`? */
function isForever(resolution: Resolution, { given }: CacheCall, { ttl }: CacheWrite): boolean {
  if (ttl?.form !== 'argument' && ttl?.form !== 'option') return false;
  const argument = given[ttl.argument];
  const options = argument && assignedOnce(resolution, argument);
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

/** Does what the call was made on keep its entries? `undefined` where nothing shows its construction. */
function staysAsMade(calls: CacheCalls, call: CacheCall, { ttl }: CacheWrite): boolean | undefined {
  const { origin } = call;
  const { resolution } = calls;
  const made = origin && makingAt(resolution, origin);
  const makings = made ? [made] : providedBy(resolution, call);
  if (makings.length === 0) return undefined;
  const given = ttl?.form === 'argument' ? call.given[ttl.argument] : undefined;
  const isZero = given !== undefined && assignedOnce(resolution, given).type === AST_NODE_TYPES.Literal;
  return makings.every(({ home, call: making, constructs }) => {
    const facts = factsOf(calls, making, constructs);
    const bounds = isZero ? facts.bounds.filter((key) => !facts.lifetimes?.includes(key)) : facts.bounds;
    return isUnbounded(home, making.node, { ...facts, bounds }, (value) =>
      isOmitted(calls, call, home, value),
    );
  });
}

/** Is a bound left out where the cache is made by a function that takes one: `makeCache('tenants')`? */
function isOmitted(
  { resolution }: CacheCalls,
  { receiver }: CacheCall,
  home: Resolution,
  bound: TSESTree.Node,
): boolean {
  const made = receiver && madeBy(resolution, receiver);
  const parameter = parametersIn(home, bound).find(({ isOptional }) => isOptional);
  if (made?.type !== AST_NODE_TYPES.CallExpression || !parameter) return false;
  const maker = resolution.valueOf(made.callee);
  return maker?.kind === 'function' && maker.node === parameter.owner && isLeftOut(made, parameter);
}
