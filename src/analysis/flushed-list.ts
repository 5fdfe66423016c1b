import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { bare, propertyName } from '../resolve/syntax.js';
import { isInside, type LoopNode } from './iteration.js';

/**
 * Is a list emptied by the loop that fills it, whenever it is long enough: `if (rows.length >= 100) { await send(rows); rows = []; }`?
 * Then it never holds more than that.
 */
export function isFlushed(variable: TSESLint.Scope.Variable, loop: LoopNode): boolean {
  return variable.references.some(({ identifier }) => {
    const length = identifier.parent;
    if (length.type !== AST_NODE_TYPES.MemberExpression || length.object !== identifier) return false;
    if (propertyName(length) !== 'length' || !isInside(length, loop)) return false;
    const test = length.parent;
    if (test.type !== AST_NODE_TYPES.BinaryExpression || !/^(?:[<>]=?|===?)$/u.test(test.operator)) {
      return false;
    }
    const branch = branchOf(test);
    return branch !== undefined && isEmptiedIn(variable, branch);
  });
}

/** The `if` that a condition, or a part of it, decides about. */
function branchOf(test: TSESTree.Node): TSESTree.Node | undefined {
  let node: TSESTree.Node | undefined = test;
  while (node.parent?.type === AST_NODE_TYPES.LogicalExpression) node = node.parent;
  const { parent } = node;
  return parent?.type === AST_NODE_TYPES.IfStatement && parent.test === node ? parent.consequent : undefined;
}

/** `rows = []`, `rows.length = 0`, `rows.splice(0)`. */
function isEmptiedIn(variable: TSESLint.Scope.Variable, branch: TSESTree.Node): boolean {
  return variable.references.some((reference) => {
    const { identifier, writeExpr } = reference;
    if (!isInside(identifier, branch)) return false;
    if (writeExpr) {
      const written = bare(writeExpr);
      return written.type === AST_NODE_TYPES.ArrayExpression && written.elements.length === 0;
    }
    const member = identifier.parent;
    if (member.type !== AST_NODE_TYPES.MemberExpression || member.object !== identifier) return false;
    const { parent } = member;
    if (propertyName(member) === 'length') {
      return parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === member;
    }
    return (
      propertyName(member) === 'splice' &&
      parent.type === AST_NODE_TYPES.CallExpression &&
      parent.callee === member
    );
  });
}
