import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction, isNothing, keyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { isInside } from './iteration.js';
import type { Step } from './round-trips.js';
import { rootOf } from './turn.js';

/**
 * Does a function ask only where its caller did not hand over the answer, while this call does? As in
 * `present(post, authors)` of a function that begins `const author = authors?.get(id) ?? (await users.findById(id))`.
 * @param place where the function asks
 */
export function isGivenInstead(asking: Resolution, { from, to }: Step, place: TSESTree.Node): boolean {
  if (from.type !== AST_NODE_TYPES.CallExpression) return false;
  for (let node = place; node !== to && node.parent && node.parent !== to; node = node.parent) {
    const instead = insteadOf(node);
    if (instead && isGiven(asking.at(to), from, to, instead)) return true;
    if (isFunction(node)) return false;
  }
  return false;
}

/** What is taken where a node does not run: `known ?? node`, `known ? known : node`, `if (!known) node`. */
function insteadOf(node: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.LogicalExpression:
      return parent.right === node && parent.operator !== '&&' ? parent.left : undefined;
    case AST_NODE_TYPES.ConditionalExpression:
      if (parent.alternate === node) return parent.test;
      return parent.consequent === node ? negated(parent.test) : undefined;
    case AST_NODE_TYPES.IfStatement:
      return parent.consequent === node ? negated(parent.test) : undefined;
    default:
      return undefined;
  }
}

/** `known` of `!known`, `known == null`, `known === undefined` */
function negated(test: TSESTree.Node): TSESTree.Node | undefined {
  const node = bare(test);
  if (node.type === AST_NODE_TYPES.UnaryExpression) return node.operator === '!' ? node.argument : undefined;
  const isEmpty = node.type === AST_NODE_TYPES.BinaryExpression && /^===?$/u.test(node.operator);
  return isEmpty && isNothing(node.right) ? node.left : undefined;
}

/** Does an expression begin with a parameter of the function that the call hands over? */
function isGiven(
  { sourceCode }: Resolution,
  call: TSESTree.CallExpression,
  callee: FunctionNode,
  instead: TSESTree.Node,
): boolean {
  const root = rootOf(bare(instead));
  if (root.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(sourceCode.getScope(root), root.name);
  const [definition] = variable?.defs ?? [];
  if (!definition) return false;
  const index = callee.params.findIndex((parameter) => isInside(definition.name, parameter));
  const [argument] = call.arguments.slice(index, index + 1);
  if (index < 0 || !argument || isNothing(argument)) return false;
  const parameter = callee.params[index];
  const pattern = parameter?.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
  if (pattern?.type !== AST_NODE_TYPES.ObjectPattern) return pattern?.type === AST_NODE_TYPES.Identifier;
  const name = pattern.properties.find((property) => isInside(definition.name, property));
  return (
    name?.type === AST_NODE_TYPES.Property &&
    argument.type === AST_NODE_TYPES.ObjectExpression &&
    argument.properties.some(
      (property) => property.type === AST_NODE_TYPES.Property && keyName(property) === keyName(name),
    )
  );
}
