import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, isFunction, propertyName } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';

/** One of several entries that are built alike: its key, and its value where it stands beside it. */
export interface EntryOfMany {
  readonly key: TSESTree.Node;
  readonly value?: TSESTree.Node | undefined;
  /** The function that makes the key of what varies, where it is handed over by its name: `ids.map(keyOf)`. */
  readonly maker?: TSESTree.Identifier;
}

/**
 * Which entry stands for all of several: `{ [key]: value }`, `[key, value]`, `rows.map((row) => [key, value])`,
 * `Object.fromEntries(…)` of such a list, or a list or object that they are put into?
 */
export function entryOfMany(resolution: Resolution, given: TSESTree.Node, hops = 4): EntryOfMany | undefined {
  if (hops === 0) return undefined;
  const node = bare(given);
  const follow = (next: TSESTree.Node) => entryOfMany(resolution, next, hops - 1);
  switch (node.type) {
    case AST_NODE_TYPES.SpreadElement:
      return follow(node.argument);
    case AST_NODE_TYPES.Identifier: {
      const made = assignedOnce(resolution, node);
      return made === node ? undefined : (entryPutInto(resolution, node) ?? follow(made));
    }
    case AST_NODE_TYPES.ArrayExpression: {
      const [first, second] = node.elements;
      if (!first) return undefined;
      return isNested(first) ? follow(first) : { key: first, value: second ?? undefined };
    }
    case AST_NODE_TYPES.ObjectExpression: {
      const [first] = node.properties;
      const isComputed = first?.type === AST_NODE_TYPES.Property && first.computed;
      return isComputed ? { key: first.key, value: first.value } : undefined;
    }
    case AST_NODE_TYPES.CallExpression: {
      const [argument] = node.arguments;
      if (argument && isFromEntries(node)) return follow(argument);
      const each = argument && mappedTo(node, argument);
      if (each) return isNested(each) ? follow(each) : { key: each };
      return argument && isMap(node) && argument.type === AST_NODE_TYPES.Identifier
        ? { key: argument, maker: argument }
        : undefined;
    }
    default:
      return undefined;
  }
}

/** `[key, value]` in a list of entries, or a list that is spread or made into another. */
function isNested(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.ArrayExpression ||
    node.type === AST_NODE_TYPES.SpreadElement ||
    (node.type === AST_NODE_TYPES.CallExpression && isMap(node))
  );
}

function isMap(call: TSESTree.CallExpression): boolean {
  return call.callee.type === AST_NODE_TYPES.MemberExpression && /^(?:flatMap|map)$/u.test(calledName(call));
}

function isFromEntries({ callee }: TSESTree.CallExpression): boolean {
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    callee.object.name === 'Object' &&
    propertyName(callee) === 'fromEntries'
  );
}

/** What `rows.map((row) => result)` makes of each element. */
function mappedTo(call: TSESTree.CallExpression, mapper: TSESTree.Node): TSESTree.Node | undefined {
  return isMap(call) && isFunction(mapper) && mapper.body.type !== AST_NODE_TYPES.BlockStatement
    ? bare(mapper.body)
    : undefined;
}

/** What is put into a list or object by its name: `flat.push(key, value)`, `entries[key] = value`. */
function entryPutInto({ sourceCode }: Resolution, name: TSESTree.Identifier): EntryOfMany | undefined {
  const variable = ASTUtils.findVariable(sourceCode.getScope(name), name.name);
  const [first] = variable?.references.flatMap(({ identifier }) => entryPutAt(identifier) ?? []) ?? [];
  return first;
}

/** What is put in where a name is used: `name.push(key, value)`, `name.set(key, value)`, `name[key] = value`. */
function entryPutAt(name: TSESTree.Node): EntryOfMany | undefined {
  const member = name.parent;
  if (member?.type !== AST_NODE_TYPES.MemberExpression || member.object !== name) return undefined;
  const { parent } = member;
  if (parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === member && member.computed)
    return { key: member.property, value: parent.right };
  if (parent.type !== AST_NODE_TYPES.CallExpression || parent.callee !== member) return undefined;
  const [first, second] = parent.arguments;
  if (!first || !/^(?:push|set)$/u.test(calledName(parent))) return undefined;
  const [key, value] = first.type === AST_NODE_TYPES.ArrayExpression ? first.elements : [first, second];
  return key ? { key, value: value ?? undefined } : undefined;
}
