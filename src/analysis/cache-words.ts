import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { isClass, isFunction, keyName, propertyName } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import { callersOf, hostOf } from './cache-calls.js';
import type { CacheKey } from './cache-key.js';

/** Names of entries that are no copies of something: they coordinate, count, or remember where something stands. */
const primary = new Set(
  `basket blacklist cart checkpoint claimed completed count counter cursor denylist done draft drafts epoch flag heartbeat idem idempotency last lastrun
  latest lease limit lock locks marker migrated migration mutex nonce offset online otp presence processed progress
  queue ratelimit redirect redirects retries revoked seen semaphore sequence sess session sessions socket sockets state states version
  worker workers`.split(/\s+/u),
);

const primaryByTwoWords = /(?:refresh|reset|verification)[-_.:]?(?:token|code)s?/iu;

/** Those of them that a copy can be called too, where a function loads it after a miss: `rates:latest`, `posts:count`. */
const oftenCopied = new Set(['count', 'last', 'latest', 'limit', 'state', 'states', 'version']);

/** Names of few entries that are kept on purpose until they are written anew, also in a library for caches. */
const kept = new Set(
  'checkpoint checkpoints cursor cursors flag flags offset offsets setting settings watermark watermarks'.split(
    ' ',
  ),
);
const keptByTwoWords = /last[-_.:]?(?:run|seen|sync)/iu;

/** Names of fixed entries that are set up once, as opposed to read from somewhere whenever they are missing. */
const setUp = new Set(
  'config configuration default defaults identity secret secrets setting settings setup'.split(' '),
);

/** What even a key that says `cache` is about when it has one of these words. */
const coordination = new Set(['epoch', 'lock', 'locks', 'mutex', 'version']);

/** Do the words of a key say that its entry is primary data, not a copy? */
export function isPrimaryByName(key: CacheKey): boolean {
  const isCache = isCacheByKey(key);
  const telling = isCache ? coordination : primary;
  const text = `${key.template} ${key.name ?? ''}`;
  return wordsOf(text).some((word) => telling.has(word)) || (!isCache && primaryByTwoWords.test(text));
}

/** Is it only by words which copies have too that a key says that its entry is primary data? */
export function mayBeCopyByName(key: CacheKey): boolean {
  const telling = saysCache.test(key.template) ? coordination : primary;
  const words = wordsOf(`${key.template} ${key.name ?? ''}`).filter((word) => telling.has(word));
  return words.every((word) => oftenCopied.has(word));
}

/** Do the key or the receiver of a write say that the entry is kept on purpose, where neither says that it is a cache? */
export function isKeptByName(resolution: Resolution, call: LibraryCall, key: CacheKey): boolean {
  const text = [key.template, key.name ?? '', ...receiverNames(resolution, call)].join(' ');
  if (saysCache.test(text)) return false;
  return keptByTwoWords.test(text) || wordsOf(text).some((word) => kept.has(word));
}

/** Do the name or the namespace of a store say that it holds primary data: `sessions`, `{ namespace: 'locks' }`? */
export function isPrimaryStoreByName(resolution: Resolution, call: LibraryCall): boolean {
  const text = [...receiverNames(resolution, call), ...namespacesOf(resolution, call)].join(' ');
  if (saysCache.test(text)) return false;
  const isTelling = (word: string) => primary.has(word) && !oftenCopied.has(word);
  return (
    primaryByTwoWords.test(text) ||
    wordsOf(text).some((word) => isTelling(word) || isTelling(word.replace(/s$/u, '')))
  );
}

/** What sets the keys of a store apart from those of others, as the call that makes it says: `new Store({ namespace: 'locks' })`. */
function namespacesOf(resolution: Resolution, { origin }: LibraryCall): readonly string[] {
  if (!origin || origin.type === AST_NODE_TYPES.TaggedTemplateExpression) return [];
  const options = origin.arguments.filter((given) => given.type === AST_NODE_TYPES.ObjectExpression);
  return options
    .flatMap(({ properties }) => properties)
    .flatMap((property) =>
      property.type === AST_NODE_TYPES.Property && keyName(property) === 'namespace'
        ? [resolution.at(origin).sourceCode.getText(property.value)]
        : [],
    );
}

/** Do the words of a fixed key say that its entry is set up once? */
export function isSetUpByName(key: CacheKey): boolean {
  return wordsOf(`${key.template} ${key.name ?? ''}`).some((word) => setUp.has(word));
}

/** Does the key itself say that its entry is a cache: `cache:rates`? */
export function isCacheByKey(key: CacheKey): boolean {
  return saysCache.test(key.template);
}

/** Does the key, the receiver, the function or the class around a write say that it is a cache? */
export function isCacheByName(resolution: Resolution, call: LibraryCall, key: CacheKey): boolean {
  const around = namesAround(call.node);
  const names = [key.template, key.name ?? '', ...receiverNames(resolution, call), ...around];
  return (
    names.some((text) => saysCache.test(text)) ||
    around.some((name) => fillsAhead.test(name)) ||
    isCalledToFillAhead(resolution, call.node)
  );
}

/** Is the function around a write one that only functions call which fill a cache ahead? */
function isCalledToFillAhead(resolution: Resolution, write: TSESTree.Node): boolean {
  const host = hostOf(write);
  const calls = host ? callersOf(resolution, host) : [];
  return calls.length > 0 && calls.every((call) => namesAround(call).some((name) => fillsAhead.test(name)));
}

/** Names of functions that fill a cache before somebody asks: `warm`, `warmUpPrices`, `preloadProfiles`. */
const fillsAhead = /^(?:(?:[pP]re)?[wW]arm(?:[uU]p|er)?|preload|prime)(?![a-z])/u;

/** What a write is called on, and what that was made by: `cacheRedis.pipeline` of `pipeline.set(…)`. */
function receiverNames(resolution: Resolution, { receiver }: LibraryCall): readonly string[] {
  if (!receiver) return [];
  const { sourceCode } = resolution;
  const made = assignedOnce(resolution, receiver);
  const maker = made.type === AST_NODE_TYPES.CallExpression ? [sourceCode.getText(made.callee)] : [];
  return [sourceCode.getText(receiver), ...maker];
}

const saysCache = /cach(?:e|ed|ing)/iu;
const endsCache = /invalid|clear|bust|purge|evict|reset/iu;

/** The names of the functions and the class around a node; functions that empty a cache do not count. */
function namesAround(start: TSESTree.Node): readonly string[] {
  const names: string[] = [];
  for (let node = start.parent; node; node = node.parent) {
    const name = nameOf(node);
    if (name !== undefined && !endsCache.test(name)) names.push(name);
    if (isClass(node)) break;
  }
  return names;
}

function nameOf(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.ClassDeclaration:
    case AST_NODE_TYPES.ClassExpression:
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.FunctionExpression:
      return node.id?.name;
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.PropertyDefinition:
      return keyName(node);
    case AST_NODE_TYPES.Property:
      return isFunction(node.value) || node.value.type === AST_NODE_TYPES.ObjectExpression
        ? keyName(node)
        : undefined;
    case AST_NODE_TYPES.AssignmentExpression:
      return isFunction(node.right) && node.left.type === AST_NODE_TYPES.MemberExpression
        ? propertyName(node.left)
        : undefined;
    case AST_NODE_TYPES.VariableDeclarator:
      return isFunction(node.init) && node.id.type === AST_NODE_TYPES.Identifier ? node.id.name : undefined;
    default:
      return undefined;
  }
}

function wordsOf(text: string): readonly string[] {
  return text
    .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/u)
    .map((word) => word.toLowerCase())
    .filter(Boolean);
}
