import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { calleeText } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import type { FunctionNode } from '../resolve/value.js';
import { cacheCallAt, callsBelow, type CacheCall, type CacheCalls } from './cache-calls.js';
import { valueAt } from './cache-provided.js';
import { isPlainName, leavesOut, parametersIn, passedOn, type Parameter } from './cache-wrapper.js';
import { hasTtl, writeFacts } from './cache-write.js';
import { pathPartsOf, type Way } from './path-text.js';

/** An entry that a function of the project writes under a key that it is given. */
export interface EntryWrite extends Way {
  /** The call of the library. */
  readonly call: CacheCall;
  /**
   * Which argument of the function gives the key. None does where it makes a function that writes entries, such as
   * `cached(load, { ttl })` and `cacheResponse({ seconds })`, or builds the key itself, and is only given the time to live.
   */
  readonly key?: Pick<Parameter, 'index' | 'option'>;
  /** The optional parameter that gives the time to live; left out where nothing does. */
  readonly ttl?: Parameter;
}

/** How many functions a way leads through at most. */
const furthest = 3;

const writes = new WeakMap<FunctionNode, readonly EntryWrite[]>();

/** The entries that a function writes, itself or by functions that it calls, under keys that it is given. */
export function entryWritesOf(resolution: Resolution, callee: FunctionNode): readonly EntryWrite[] {
  let found = writes.get(callee);
  if (!found) {
    found = searchedWrites(resolution, callee, furthest);
    writes.set(callee, found);
  }
  return found;
}

function searchedWrites(resolution: Resolution, callee: FunctionNode, hops: number): readonly EntryWrite[] {
  const home = resolution.at(callee);
  return callsBelow(home, callee.body).flatMap((node) => {
    const call = cacheCallAt(home, node);
    if (call) return ownWrite(cacheCallsOf(home), callee, call) ?? [];
    const to = hops > 1 ? functionAt(home, node) : undefined;
    if (!to) return [];
    const path = pathPartsOf(home, calleeText(home, node), to);
    return searchedWrites(home, to, hops - 1).flatMap((write) => {
      const key = givenBy(home, callee, write.key && argumentAt(node, write.key));
      const ttl = write.ttl && node.arguments[write.ttl.index];
      const passed =
        ttl && isPlainName(ttl) ? parametersIn(home, ttl).find(({ owner }) => owner === callee) : undefined;
      if (!key && !passed) return [];
      if (write.ttl && !leavesOut(home, node, write.ttl) && !passed?.isOptional) return [];
      return {
        call: write.call,
        path: [...path, ...write.path],
        ...(key ? { key } : {}),
        ...(passed ? { ttl: { ...passed, ...(write.ttl?.field ? { field: write.ttl.field } : {}) } } : {}),
      };
    });
  });
}

function ownWrite(calls: CacheCalls, callee: FunctionNode, call: CacheCall): EntryWrite | undefined {
  const { resolution } = calls;
  const facts = writeFacts(calls, call);
  if (!facts) return undefined;
  const key = givenBy(resolution, callee, call.given[facts.key]);
  const ttl = passedOn(calls, call, facts).find(({ owner }) => owner === callee);
  if (!key && !ttl) return undefined;
  if (!ttl && hasTtl(calls, call, facts)) return undefined;
  return { call, path: [], ...(key ? { key } : {}), ...(ttl ? { ttl } : {}) };
}

/** The parameter of a function from which an expression in it is made. */
function givenBy(
  resolution: Resolution,
  callee: FunctionNode,
  node: TSESTree.Node | undefined,
): Parameter | undefined {
  const given = node ? parametersIn(resolution, node, 3) : [];
  const own = given.filter(({ owner }) => owner === callee);
  return (
    own.find(({ option }) => option === undefined) ?? own.find(({ option }) => /key$/iu.test(option ?? ''))
  );
}

/** What a call gives for a parameter, or for an option of it. */
export function argumentAt(
  { arguments: all }: TSESTree.CallExpression,
  { index, option }: Pick<Parameter, 'index' | 'option'>,
): TSESTree.Node | undefined {
  const given = all[index];
  if (option === undefined || given?.type !== AST_NODE_TYPES.ObjectExpression) return given;
  return valueAt(given, option);
}

/** Does a call read the entry with the key that one of its arguments gives, itself or in functions of the project? */
export function readsEntryOf(
  resolution: Resolution,
  node: TSESTree.CallExpression,
  isKey: (given: TSESTree.Node) => boolean,
  hops = furthest,
): boolean {
  const call = cacheCallAt(resolution, node);
  if (call) {
    const key = call.member.cacheRead && call.given[call.member.cacheRead.key];
    return key !== undefined && isKey(key);
  }
  const index = node.arguments.findIndex(isKey);
  const to = index === -1 || hops === 0 ? undefined : functionAt(resolution, node);
  if (!to) return false;
  const home = resolution.at(to);
  const isPassed = (given: TSESTree.Node) => givenBy(home, to, given)?.index === index;
  return callsBelow(home, to.body).some((inner) => readsEntryOf(home, inner, isPassed, hops - 1));
}

function functionAt(resolution: Resolution, node: TSESTree.CallExpression): FunctionNode | undefined {
  const called = resolution.valueOf(node.callee);
  return called?.kind === 'function' ? called.node : undefined;
}

const ofFiles = new WeakMap<TSESTree.Program, CacheCalls>();

/** What another file has to do with entries. */
export function cacheCallsOf(resolution: Resolution): CacheCalls {
  const { ast } = resolution.sourceCode;
  let found = ofFiles.get(ast);
  if (!found) {
    const all = callsBelow(resolution, ast).flatMap((node) => cacheCallAt(resolution, node) ?? []);
    found = { resolution, all, others: [], filename: resolution.filename };
    ofFiles.set(ast, found);
  }
  return found;
}
