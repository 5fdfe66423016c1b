import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';
import type { Iteration } from './iteration.js';
import { isOwnOf, usesIn } from './references.js';

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
  return call.arguments.some((argument) => {
    const given = bare(argument);
    if (given.type === AST_NODE_TYPES.ObjectExpression) return false;
    return [...usesIn(resolution, given)].some(
      ({ node, variable }) =>
        isOwnOf(iteration, variable) &&
        !isInField(node, given) &&
        (variable.references.some(isUsedAsList) || variable.defs.some(isMadeAsList)),
    );
  });
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
