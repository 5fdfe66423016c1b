import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from './resolution.js';
import { bare, propertyName } from './syntax.js';
import type { ClassNode, FunctionNode } from './value.js';

/** The class of the project of which an object is what a call, or a method that is handed over, belongs to. */
export function receiverClass(resolution: Resolution, node: TSESTree.Node): ClassNode | undefined {
  const callee = bare(node.type === AST_NODE_TYPES.CallExpression ? node.callee : node);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.object.type === AST_NODE_TYPES.Super)
    return undefined;
  const owner = resolution.valueOf(callee.object);
  return owner?.kind === 'object' ? owner.node : undefined;
}

/** What a class makes of a method that one which it extends calls on itself: `this.get(id)`. */
export function ownMethod(
  resolution: Resolution,
  self: ClassNode | undefined,
  { callee }: TSESTree.CallExpression,
): FunctionNode | undefined {
  const member = bare(callee);
  const name = member.type === AST_NODE_TYPES.MemberExpression ? propertyName(member) : undefined;
  if (!self || name === undefined) return undefined;
  const own = resolution.memberOf({ kind: 'object', node: self }, name);
  return own?.kind === 'function' ? own.node : undefined;
}

/** Does a method call another on the object that it is itself called on: `this.get(id)`? */
export function isCallOfThis({ callee }: TSESTree.CallExpression): boolean {
  const member = bare(callee);
  return (
    member.type === AST_NODE_TYPES.MemberExpression && member.object.type === AST_NODE_TYPES.ThisExpression
  );
}
