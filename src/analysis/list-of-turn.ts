import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, propertyName } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import { isInside, type Iteration } from './iteration.js';
import { isElement, isOwnOf, usesIn } from './references.js';
import type { Step } from './round-trips.js';

const gives = /^(?:filter|flatMap|map|slice|sort)$/u;
const isOfLists = /^(?:filter|flatMap|forEach|join|map|reduce|some|sort)$/u;

/**
 * Does a call work on a list that each turn has for itself, as `remove(rows.map(toId))` does for each `[place, rows]` of
 * a map of groups? A list in a field of an object is a part of one thing.
 */
export function takesListOfTurn(
  resolution: Resolution,
  iteration: Iteration,
  call: TSESTree.CallExpression,
): boolean {
  const isOfGroups = iteration.source !== undefined && isGroups(resolution, iteration.source);
  return call.arguments.some((argument) => {
    const given = bare(argument);
    if (isOfGroups)
      return [...usesIn(resolution, given)].some(({ variable }) => isGroupOf(iteration, variable));
    if (given.type === AST_NODE_TYPES.ObjectExpression) return false;
    return [...usesIn(resolution, given)].some(
      ({ node, variable }) =>
        isOwnOf(iteration, variable) &&
        !isInField(node, given) &&
        (variable.references.some(isUsedAsList) || variable.defs.some(isMadeAsList)),
    );
  });
}

/** Is a function given a list that each turn has for itself: `load(group)`, where that takes `ids: string[]`? */
export function givesListOfTurn(resolution: Resolution, iteration: Iteration, { from, to }: Step): boolean {
  if (from.type !== AST_NODE_TYPES.CallExpression) return false;
  return from.arguments.some((argument, index) => {
    const parameter = to.params[index];
    return (
      parameter?.type === AST_NODE_TYPES.Identifier &&
      isListType(parameter.typeAnnotation?.typeAnnotation) &&
      argument.type !== AST_NODE_TYPES.ArrayExpression &&
      [...usesIn(resolution, argument)].some(({ variable }) => isOwnOf(iteration, variable))
    );
  });
}

function isListType(type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type === AST_NODE_TYPES.TSTypeOperator) return isListType(type.typeAnnotation);
  if (type?.type === AST_NODE_TYPES.TSArrayType) return true;
  return (
    type?.type === AST_NODE_TYPES.TSTypeReference &&
    type.typeName.type === AST_NODE_TYPES.Identifier &&
    /^(?:Readonly)?(?:Array|Set)$/u.test(type.typeName.name)
  );
}

function isUsedAsList({ identifier }: TSESLint.Scope.Reference): boolean {
  const member = identifier.parent;
  return (
    member.type === AST_NODE_TYPES.MemberExpression &&
    member.object === identifier &&
    isCallOf(isOfLists, member.parent)
  );
}

/** `const ids = rows.map(…)` */
function isMadeAsList({ node }: TSESLint.Scope.Definition): boolean {
  return (
    node.type === AST_NODE_TYPES.VariableDeclarator && node.init !== null && isCallOf(gives, bare(node.init))
  );
}

function isCallOf(method: RegExp, node: TSESTree.Node | undefined): boolean {
  if (node?.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = bare(node.callee);
  return callee.type === AST_NODE_TYPES.MemberExpression && method.test(propertyName(callee) ?? '');
}

function isInField(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  for (
    let current: TSESTree.Node | undefined = node;
    current && current !== outer;
    current = current.parent
  ) {
    if (current.type === AST_NODE_TYPES.Property) return true;
  }
  return false;
}

/** `rows` of the element `[key, rows]`, `ids` of `{ key, ids }`, or the whole. */
function isGroupOf(iteration: Iteration, variable: TSESLint.Scope.Variable): boolean {
  const { element } = iteration;
  if (element?.type !== AST_NODE_TYPES.ArrayPattern) {
    return (
      isElement(iteration, variable) && (variable.name.endsWith('s') || variable.defs[0]?.name === element)
    );
  }
  const [, rows] = element.elements;
  return rows != null && variable.defs.some(({ name }) => isInside(name, rows));
}

/** `Object.entries(groupBy(rows, …))`, or a map to whose entries rows are added. */
function isGroups(resolution: Resolution, list: TSESTree.Node, hops = 5): boolean {
  const node = bare(list);
  if (hops === 0) return false;
  switch (node.type) {
    case AST_NODE_TYPES.Identifier: {
      const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
      if (!variable) return false;
      const init = variable.references.find((reference) => reference.init)?.writeExpr;
      if (init && isGroups(resolution, init, hops - 1)) return true;
      return variable.references.some((reference) => isFilledWithLists(resolution, reference));
    }
    case AST_NODE_TYPES.CallExpression: {
      if (/^(?:groupBy|groupRowsBy|partition)/u.test(calledName(node))) return true;
      const callee = bare(node.callee);
      if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
      if (!/^(?:entries|filter|from|map|sort|values)$/u.test(propertyName(callee) ?? '')) return false;
      const [argument] = node.arguments;
      const isStatic =
        callee.object.type === AST_NODE_TYPES.Identifier && /^(?:Array|Object)$/u.test(callee.object.name);
      const next = isStatic ? argument : callee.object;
      return next !== undefined && isGroups(resolution, next, hops - 1);
    }
    default:
      return false;
  }
}

/**
 * `groups.set(key, [row])`, `groups.get(key).push(row)`, `groups[key] ??= []`, `groups.set(key, { ids: [id] })`, and
 * `groups.set(key, group)` of `const group = groups.get(key) ?? []`.
 */
function isFilledWithLists(resolution: Resolution, { identifier }: TSESLint.Scope.Reference): boolean {
  const member = identifier.parent;
  if (member.type !== AST_NODE_TYPES.MemberExpression || member.object !== identifier) return false;
  const { parent } = member;
  if (member.computed) {
    return (
      parent.type === AST_NODE_TYPES.AssignmentExpression &&
      parent.left === member &&
      holdsList(assignedOnce(resolution, parent.right))
    );
  }
  if (parent.type !== AST_NODE_TYPES.CallExpression || parent.callee !== member) return false;
  const [, value] = parent.arguments;
  return propertyName(member) === 'set' && value !== undefined && holdsList(assignedOnce(resolution, value));
}

function holdsList(value: TSESTree.Node): boolean {
  const node = bare(value);
  switch (node.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return node.elements.length <= 1;
    case AST_NODE_TYPES.LogicalExpression:
      return holdsList(node.right);
    case AST_NODE_TYPES.ObjectExpression:
      return node.properties.some(
        (property) =>
          property.type === AST_NODE_TYPES.Property &&
          property.value.type === AST_NODE_TYPES.ArrayExpression &&
          property.value.elements.length <= 1,
      );
    default:
      return false;
  }
}
