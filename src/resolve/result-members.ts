import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { promiseUse } from './promise-use.js';
import type { Resolution } from './resolution.js';
import { isFunction, propertyName } from './syntax.js';
import type { CallNode } from './value.js';

/** Which members are called on what a call gives: on the name that it is bound to, and on parameters of its callbacks? */
export function calledOnResult(resolution: Resolution, node: CallNode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const variable of heldIn(resolution, node)) {
    for (const { identifier } of variable.references) {
      const name = calledMemberOf(identifier);
      if (name !== undefined) names.add(name);
    }
  }
  return names;
}

function heldIn({ sourceCode }: Resolution, node: CallNode): readonly TSESLint.Scope.Variable[] {
  const { outermost } = promiseUse(node);
  let value = outermost;
  while (value.parent && passesOn.has(value.parent.type)) value = value.parent;
  const target = boundTo(value);
  const variable =
    target?.type === AST_NODE_TYPES.Identifier
      ? ASTUtils.findVariable(sourceCode.getScope(target), target.name)
      : undefined;
  const given = node.type === AST_NODE_TYPES.TaggedTemplateExpression ? [] : node.arguments;
  const callbacks = [...given, ...continuationsOf(node)].filter(isFunction);
  return [
    ...(variable ? [variable] : []),
    ...callbacks.flatMap((callback) => sourceCode.getDeclaredVariables(callback)),
  ];
}

const passesOn: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.AwaitExpression,
  AST_NODE_TYPES.LogicalExpression,
  AST_NODE_TYPES.ConditionalExpression,
  AST_NODE_TYPES.TSAsExpression,
  AST_NODE_TYPES.TSNonNullExpression,
]);

function boundTo({ parent }: TSESTree.Node): TSESTree.Node | undefined {
  if (parent?.type === AST_NODE_TYPES.VariableDeclarator) return parent.id;
  return parent?.type === AST_NODE_TYPES.AssignmentExpression ? parent.left : undefined;
}

/** The functions that go on with a promise: `promise.then((client) => …)`. */
function continuationsOf({ parent }: CallNode): readonly TSESTree.Node[] {
  const isThen = parent.type === AST_NODE_TYPES.MemberExpression && propertyName(parent) === 'then';
  const call = isThen ? parent.parent : undefined;
  return call?.type === AST_NODE_TYPES.CallExpression ? call.arguments : [];
}

/** `release` in `client.release()`, `client?.release()` and `client!.release()`. */
function calledMemberOf(identifier: TSESTree.Node): string | undefined {
  let node = identifier;
  while (node.parent?.type === AST_NODE_TYPES.TSNonNullExpression) node = node.parent;
  const member = node.parent;
  if (member?.type !== AST_NODE_TYPES.MemberExpression || member.object !== node) return undefined;
  const call = member.parent;
  return call.type === AST_NODE_TYPES.CallExpression && call.callee === member
    ? propertyName(member)
    : undefined;
}
