import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { resultOf } from './class-members.js';
import { elementOf, listOf, mapTo } from './lists.js';
import { agreed, type Resolution } from './resolution.js';
import { bare, isFunction, propertyName } from './syntax.js';
import type { Value } from './value.js';

/** What does a call give whose meaning is the language's: of a promise, list or map, or of `Promise` and `Object`? */
export function builtInResult(
  resolution: Resolution,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
): Value | undefined {
  const callee = bare(node.callee);
  if (node.type === AST_NODE_TYPES.NewExpression) {
    return callee.type === AST_NODE_TYPES.Identifier
      ? madeCollection(resolution, node, callee.name)
      : undefined;
  }
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const name = propertyName(callee);
  if (name === undefined) return undefined;
  const owner = callee.object.type === AST_NODE_TYPES.Identifier ? callee.object.name : undefined;
  if (owner === 'Promise') return settledValue(resolution, node, name);
  if (owner === 'Object') return objectResult(resolution, node, name);
  if (name === 'then' || name === 'catch' || name === 'finally')
    return chained(resolution, node, callee, name);
  if (!onCollections.has(name)) return undefined;
  const object = resolution.valueOf(callee.object);
  if (object?.kind === 'map') return ofMap(object, name);
  if (object?.kind === 'list') return ofList(resolution, object, node, name);
  return !object || object.kind === 'other' ? mapped(resolution, node, name) : undefined;
}

const same = ['concat', 'filter', 'reverse', 'slice', 'sort', 'toReversed', 'toSorted', 'values'] as const;
const one = ['at', 'find', 'findLast', 'pop', 'shift'] as const;
const onCollections: ReadonlySet<string> = new Set([...same, ...one, 'flatMap', 'get', 'map']);

/** `new Map<string, Pool>()`, `new Set([pool])` */
function madeCollection(
  resolution: Resolution,
  node: TSESTree.NewExpression,
  name: string,
): Value | undefined {
  const types = node.typeArguments?.params ?? [];
  const [given] = node.arguments;
  switch (name) {
    case 'Map':
    case 'WeakMap': {
      const [, type] = types;
      if (type) return mapTo(resolution.typeValue(type));
      return given && mapTo(elementOf(elementOf(resolution.valueOf(given)), 1));
    }
    case 'Set':
    case 'Array': {
      const [type] = types;
      return type ? listOf([resolution.typeValue(type)], true) : given && resolution.valueOf(given);
    }
    default:
      return undefined;
  }
}

function settledValue(
  resolution: Resolution,
  { arguments: [given] }: TSESTree.CallExpression,
  name: string,
): Value | undefined {
  if (!given) return undefined;
  if (name === 'all' || name === 'resolve') return resolution.valueOf(given);
  return name === 'race' || name === 'any' ? elementOf(resolution.valueOf(given)) : undefined;
}

function objectResult(
  resolution: Resolution,
  { arguments: given }: TSESTree.CallExpression,
  name: string,
): Value | undefined {
  const [first] = given;
  if (!first) return undefined;
  if (name === 'values') {
    const value = resolution.valueOf(first);
    return value?.kind === 'map' ? listOf([value.value], true) : undefined;
  }
  if (name !== 'assign') return undefined;
  const known = given.filter(
    (node) => node.type !== AST_NODE_TYPES.ObjectExpression || node.properties.length > 0,
  );
  return known[0] && resolution.valueOf(known[0]);
}

/** `connect().then((client) => client)`, and what stays as it is when something fails. */
function chained(
  resolution: Resolution,
  { arguments: [callback] }: TSESTree.CallExpression,
  { object }: TSESTree.MemberExpression,
  name: 'then' | 'catch' | 'finally',
): Value | undefined {
  if (name !== 'then') return resolution.valueOf(object);
  return callback && resultOfCallback(resolution, callback);
}

function resultOfCallback(resolution: Resolution, callback: TSESTree.Node): Value | undefined {
  const value: Value | undefined = isFunction(callback)
    ? { kind: 'function', node: callback }
    : resolution.valueOf(callback);
  return value && resultOf(resolution, value);
}

function ofMap({ value }: Extract<Value, { kind: 'map' }>, name: string): Value | undefined {
  if (name === 'get') return value;
  return name === 'values' ? listOf([value], true) : undefined;
}

function ofList(
  resolution: Resolution,
  list: Extract<Value, { kind: 'list' }>,
  { arguments: [callback] }: TSESTree.CallExpression,
  name: string,
): Value | undefined {
  if (one.some((method) => method === name)) return elementOf(list);
  if (same.some((method) => method === name)) return listOf([agreed(list.items)], true);
  return callback && listOf([resultOfCallback(resolution, callback)], true);
}

/** Only lists have a `map` that is handed a function, as far as it matters here. */
function mapped(
  resolution: Resolution,
  { arguments: [callback] }: TSESTree.CallExpression,
  name: string,
): Value | undefined {
  if ((name !== 'map' && name !== 'flatMap') || !isFunction(callback)) return undefined;
  return listOf([resultOfCallback(resolution, callback)], true);
}
