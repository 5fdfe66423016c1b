import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { enclosingFunction, isFunction } from '../resolve/syntax.js';
import { callersOf, hostOf, type CacheCall, type CacheCalls } from './cache-calls.js';
import { isFilledAfterMiss, isGivenBack, isReadBefore, isServed, isServedOrLoaded } from './cache-fill.js';
import { cacheKey, type CacheKey } from './cache-key.js';
import { isLoaded, isMadeOfRows } from './cache-load.js';
import {
  isCacheByKey,
  isCacheByName,
  isKeptByName,
  isPrimaryByName,
  isPrimaryStoreByName,
  mayBeCopyByName,
  isSetUpByName,
} from './cache-words.js';
import { isEmptied } from './cache-emptied.js';
import { isReadThrough } from './read-through.js';
import { assignedOnce } from './assigned-once.js';

/**
 * Does a write to a general store look like a cache? Stores hold primary data as often: it has to be filled after
 * a miss, or to say that it is a cache, and must not be a counter, a lock, a marker or the like.
 */
export function looksLikeCache(
  calls: CacheCalls,
  write: CacheCall,
  key: CacheKey,
  { value, isConditional = false, isHash = false, nameOfKey = key, isFilledBy }: Signs,
): boolean {
  const { resolution } = calls;
  if (!mayBeCopyByName(nameOfKey) || isCounter(calls, nameOfKey)) return false;
  if (value && isMarkerAt(resolution, value)) return isForNothing(calls, write, key);
  if (isHash && isFieldBesideOthers(calls, write, key)) return false;
  if (isPrimaryByName(nameOfKey) || isHash) return isFilledBy?.() ?? isFilled(calls, write, key, value);
  const isNamed = !isConditional && (isCacheByKey(key) || isCacheByName(resolution, write, nameOfKey));
  if (isNamed || (isFilledBy?.() ?? isFilled(calls, write, key, value))) return true;
  if (isConditional) {
    const isCopied =
      value !== undefined &&
      (isMadeOfRows(resolution, value) || (isCacheByKey(nameOfKey) && !isHolder(resolution, value)));
    return isCacheByName(resolution, write, nameOfKey) && (isCopied || isServedBefore(calls, write, key));
  }
  return (
    isReadThrough(resolution, nameOfKey) ||
    isFilledElsewhere(calls, write, key) ||
    isCopy(calls, write, key) ||
    (value !== undefined && isMadeOfRows(resolution, value))
  );
}

/**
 * Is what a library for caches holds here kept on purpose, as the position of a job, the flags of an application or its
 * sessions are? By its name, and because nothing fills it after a miss.
 */
export function isKeptOnPurpose(
  calls: CacheCalls,
  write: CacheCall,
  key: CacheKey,
  value: TSESTree.Node | undefined,
): boolean {
  const { resolution } = calls;
  const isKept =
    isKeptByName(resolution, write, key) ||
    (isPrimaryStoreByName(resolution, write) && !(value && isMadeOfRows(resolution, value)));
  return isKept && !isFilled(calls, write, key, value);
}

/**
 * Is an entry of a general store under a fixed key a copy that nothing makes anew: read, given back where it is there,
 * and loaded only where it is not, or called a cache by its key? It does not grow, but gets old.
 */
export function isFixedCopy(
  calls: CacheCalls,
  write: CacheCall,
  key: CacheKey,
  { value, isHash = false }: Pick<Signs, 'value' | 'isHash'>,
): boolean {
  const { resolution, all } = calls;
  if (isHash && isOneField(write)) return false;
  if (!value || isPrimaryByName(key) || isSetUpByName(key) || isCounter(calls, key)) return false;
  if (isEmptied(resolution, write, key)) return false;
  const isWrittenTwice = all.some(({ node, member, given }) => {
    const first = member.cacheWrite && node !== write.node ? given[0] : undefined;
    return first !== undefined && cacheKey(resolution, first).template === key.template;
  });
  if (isWrittenTwice) return false;
  if (isCacheByKey(key)) return !isMarkerAt(resolution, value);
  return readsBefore(calls, write, key).some(
    ({ node }) => isGivenBack(resolution, node) && isFilledAfterMiss(resolution, node, write.node, [value]),
  );
}

/** The reads of the store that is written to, each with its key. */
function readsOf(
  { resolution, all }: CacheCalls,
  write: CacheCall,
): readonly { readonly read: CacheCall; readonly readKey: CacheKey }[] {
  return all.flatMap((read) => {
    const key = read.member.cacheRead && read.given[read.member.cacheRead.key];
    if (!key || !isSameStore(resolution, read, write)) return [];
    return [{ read, readKey: cacheKey(resolution, key) }];
  });
}

/** The reads of the entry in the function that writes it. */
export function readsBefore(calls: CacheCalls, write: CacheCall, key: CacheKey): readonly CacheCall[] {
  return readsOf(calls, write).flatMap(({ read, readKey }) =>
    hostOf(read.node) === hostOf(write.node) && readKey.text === key.text ? [read] : [],
  );
}

/** Does the function give back what it finds under the key, before it writes: no lock, whatever else the write says? */
function isServedBefore(calls: CacheCalls, write: CacheCall, key: CacheKey): boolean {
  return readsBefore(calls, write, key).some(({ node }) => isServed(calls.resolution, node, write.node));
}

/** What else there is to see of a write. */
export interface Signs {
  readonly value?: TSESTree.Node | undefined;
  /** It only writes where nothing is: a lock, whatever it is called, unless it fills what was missed. */
  readonly isConditional?: boolean;
  /** It fills a hash: names say nothing then, because a cart is one, as is what is kept of each job. */
  readonly isHash?: boolean;
  /** The key as a caller gives it to the function that writes. */
  readonly nameOfKey?: CacheKey;
  /** Where it is told otherwise than by the file of the write whether the entry is filled after a miss. */
  readonly isFilledBy?: () => boolean;
}

/** `hset(key, field, value)`, as opposed to one object of all fields. */
function isOneField({ given }: CacheCall): boolean {
  return given.filter((node) => !isFunction(node)).length > 2;
}

/** Is a write one of a single field, in a hash that gets others which nothing fills after a miss: primary data, with a copy in it? */
export function isFieldBesideOthers(calls: CacheCalls, write: CacheCall, { template }: CacheKey): boolean {
  if (!isOneField(write)) return false;
  return calls.all.some((other) => {
    const [first] = other.node !== write.node && other.member.cacheWrite ? other.given : [];
    const key = first && cacheKey(calls.resolution, first);
    return key?.template === template && !isFilled(calls, other, key, other.given.at(-1));
  });
}

/** Does the file count in the entry? */
export function isCounter({ resolution, all }: CacheCalls, key: CacheKey): boolean {
  return all.some(({ given, member }) => {
    const counted = member.counts && given[member.counts.key];
    return counted && cacheKey(resolution, counted).template === key.template;
  });
}

function isMarkerAt(resolution: Resolution, value: TSESTree.Node): boolean {
  return isMarker(resolution.sourceCode.getText(value), assignedOnce(resolution, value));
}

/**
 * Does a fixed value say that there is nothing to copy: under a key that the same function fills after a miss, or in a class
 * or function that is called a cache and writes copies under such keys?
 */
function isForNothing(calls: CacheCalls, write: CacheCall, key: CacheKey): boolean {
  const { resolution } = calls;
  if (key.template === '*') return false;
  const isNamed = isCacheByName(resolution, write, key);
  return calls.all.some((other) => {
    const facts = other.member.cacheWrite;
    const [first, value] = other.node === write.node || !facts ? [] : other.given;
    if (!first || !value || isMarkerAt(resolution, value) || !isSameStore(resolution, other, write))
      return false;
    const otherKey = cacheKey(resolution, first);
    if (isNamed && otherKey.template === key.template) return true;
    const isSame = hostOf(other.node) === hostOf(write.node) && otherKey.text === key.text;
    return isSame && isFilled(calls, other, otherKey, value);
  });
}

/** A fixed value or the time: it marks that something happened, and copies nothing. */
function isMarker(text: string, value: TSESTree.Node): boolean {
  if (value.type === AST_NODE_TYPES.Literal) return true;
  if (value.type === AST_NODE_TYPES.ConditionalExpression) {
    return [value.consequent, value.alternate].every(({ type }) => type === AST_NODE_TYPES.Literal);
  }
  return /^(?:String\()?\+?(?:Date\.now\(|new Date\(\))/u.test(text);
}

/** Who holds a lock, or something made up for it. */
function isHolder({ sourceCode }: Resolution, value: TSESTree.Node): boolean {
  return /holder|host|instance|lock|nonce|now|owner|pid|random|token|uuid|worker|(?:^|\.|[a-z])[iI]d$/iu.test(
    sourceCode.getText(value),
  );
}

/** A place that reads or writes the entry, directly or by a call of a function of this file that does. */
interface Place {
  readonly node: TSESTree.CallExpression;
  readonly isDirect: boolean;
  /** The key there: what is given for it, where the function gets the key itself. */
  readonly key: CacheKey;
  readonly isGiven: boolean;
}

function isFilled(calls: CacheCalls, write: CacheCall, key: CacheKey, value?: TSESTree.Node): boolean {
  const { resolution } = calls;
  const writes = placesOf(calls, write, key);
  return readsOf(calls, write).some(({ read, readKey }) => {
    return placesOf(calls, read, readKey).some((from) =>
      writes.some((to) => {
        if (from.key.template !== to.key.template || hostOf(from.node) !== hostOf(to.node)) return false;
        if (to.isGiven && !mayBeCopyByName(to.key)) return false;
        const isEach = from.key.isOneOfMany || (to.key.isOneOfMany && isInLoop(from.node));
        const isOther = from.key.text !== to.key.text && !isEach;
        if ((from.isDirect || from.isGiven) && (to.isDirect || to.isGiven) && isOther) return false;
        if (!from.isDirect && !to.isDirect && !isSameKey(calls, from.node, to.node) && !isOfRow(key))
          return false;
        const own = value ? [value] : [];
        const written = to.isDirect ? own : to.node.arguments;
        if (isFilledAfterMiss(resolution, from.node, to.node, written)) return true;
        // `(await read(id)) ?? (await loadAndWrite(id))`
        const loadsItself = !to.isDirect && own.some((node) => isLoaded(resolution, node, new Set()));
        return loadsItself && isReadBefore(resolution, from.node, to.node);
      }),
    );
  });
}

/** Does another write of the file fill the same entries after a miss: is this one of a cache too, which keeps it up to date? */
function isFilledElsewhere(calls: CacheCalls, write: CacheCall, key: CacheKey): boolean {
  if (!/[a-z]/iu.test(key.template)) return false;
  return calls.all.some((other) => {
    const facts = other.member.cacheWrite;
    const [first, value] = other === write || !facts ? [] : other.given;
    if (!first || !isSameStore(calls.resolution, other, write)) return false;
    const otherKey = cacheKey(calls.resolution, first);
    return otherKey.template === key.template && isFilled(calls, other, otherKey, value);
  });
}

/** Does a function read such an entry, and give back what it loads where there is none? */
function isCopy(calls: CacheCalls, write: CacheCall, key: CacheKey): boolean {
  if (!/[a-z]/iu.test(key.template)) return false;
  return readsOf(calls, write).some(
    ({ read, readKey }) => readKey.template === key.template && isServedOrLoaded(calls.resolution, read.node),
  );
}

/** Names alone may take the commands of one client for those of two libraries. */
function isSameStore({ sourceCode }: Resolution, read: CacheCall, write: CacheCall): boolean {
  if (read.library === write.library) return true;
  const isByName = read.evidence === 'convention' && write.evidence === 'convention';
  const textOf = ({ receiver }: CacheCall) => receiver && sourceCode.getText(receiver);
  return isByName && textOf(read) === textOf(write);
}

function placesOf({ resolution }: CacheCalls, call: CacheCall, key: CacheKey): readonly Place[] {
  const places: Place[] = [{ node: call.node, isDirect: true, key, isGiven: false }];
  for (let host = enclosingFunction(call.node); host; host = enclosingFunction(host)) {
    const parameter = key.template === '*' ? host.params.findIndex((given) => isNamed(given, key.text)) : -1;
    for (const node of callersOf(resolution, host)) {
      const given = node.arguments[parameter];
      const made = given ? cacheKey(resolution, given) : key;
      places.push({ node, isDirect: false, key: made, isGiven: given !== undefined });
    }
  }
  return places;
}

function isNamed(parameter: TSESTree.Parameter, name: string): boolean {
  return parameter.type === AST_NODE_TYPES.Identifier && parameter.name === name;
}

/** Is a read one of those that a function makes for each element of a list? */
function isInLoop(node: TSESTree.Node): boolean {
  for (let current = node.parent; current && !isFunction(current); current = current.parent) {
    if (/^For/u.test(current.type)) return true;
  }
  return false;
}

/** Is a key made of a row that is written under it, so that whoever reads it gives another argument: `doc:${row.id}`? */
function isOfRow({ text, template }: CacheKey): boolean {
  return /[a-z]/iu.test(template) && /\w\.\w/u.test(text);
}

/** Do two calls of functions start with the same argument? */
function isSameKey(
  { resolution }: CacheCalls,
  a: TSESTree.CallExpression,
  b: TSESTree.CallExpression,
): boolean {
  const [first] = a.arguments;
  const [second] = b.arguments;
  if (!first || !second) return first === second;
  return cacheKey(resolution, first).text === cacheKey(resolution, second).text;
}
