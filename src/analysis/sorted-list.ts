import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, isFunction } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';

/** Does the code itself put a list into an order: `names.filter(isCsv).sort()`, `names.sort(); for (const name of names)`? */
export function isSorted(resolution: Resolution, list: TSESTree.Node, hops = 6): boolean {
  if (hops === 0) return false;
  const node = bare(list);
  if (node.type === AST_NODE_TYPES.Identifier) {
    if (isSortedInPlace(resolution, node)) return true;
    const made = assignedOnce(resolution, node);
    return made !== node && isSorted(resolution, made, hops - 1);
  }
  if (node.type !== AST_NODE_TYPES.CallExpression) return false;
  if (sorts(node)) return true;
  const callee = bare(node.callee);
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    /^(?:entries|filter|map|slice)$/u.test(calledName(node)) &&
    isSorted(resolution, callee.object, hops - 1)
  );
}

/** `names.sort()`, `rows.toSorted(byDate)`; `cursor.sort({ date: 1 })` asks a server for an order. */
function sorts(call: TSESTree.CallExpression): boolean {
  const [compare, ...others] = call.arguments;
  const isOfList =
    !compare || isFunction(compare) || compare.type === AST_NODE_TYPES.Identifier || isCall(compare);
  return /^(?:sort|toSorted)$/u.test(calledName(call)) && isOfList && others.length === 0;
}

function isCall({ type }: TSESTree.Node): boolean {
  return type === AST_NODE_TYPES.CallExpression;
}

/** `names.sort();`, and `const first = names.sort()[0]` sorts it as well. */
function isSortedInPlace({ sourceCode }: Resolution, name: TSESTree.Identifier): boolean {
  const variable = ASTUtils.findVariable(sourceCode.getScope(name), name.name);
  return (
    variable?.references.some(({ identifier }) => {
      const member = identifier.parent;
      if (member.type !== AST_NODE_TYPES.MemberExpression || member.object !== identifier) return false;
      const call = member.parent;
      return (
        call.type === AST_NODE_TYPES.CallExpression &&
        call.callee === member &&
        calledName(call) === 'sort' &&
        sorts(call)
      );
    }) ?? false
  );
}
