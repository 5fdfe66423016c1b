import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

/** Would the code that reads a column do without it: `row.note ?? ''`, `row.closed_at && …`? */
export function isTolerant(member: TSESTree.MemberExpression): boolean {
  let node: TSESTree.Node = member;
  while (
    node.parent?.type === AST_NODE_TYPES.TSAsExpression ||
    node.parent?.type === AST_NODE_TYPES.ChainExpression
  )
    node = node.parent;
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.LogicalExpression:
      return true;
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.IfStatement:
      return parent.test === node;
    case AST_NODE_TYPES.UnaryExpression:
      return true;
    case AST_NODE_TYPES.BinaryExpression:
      return /^[!=]==?$/u.test(parent.operator);
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === node && parent.optional;
    default:
      return false;
  }
}

/** The index that a member is read at, where it is written as a number. */
export function indexOf({ computed, property }: TSESTree.MemberExpression): number | undefined {
  const isNumber = computed && property.type === AST_NODE_TYPES.Literal && typeof property.value === 'number';
  return isNumber ? Number(property.value) : undefined;
}

/** Is a member changed or removed? */
export function isWritten(member: TSESTree.MemberExpression): boolean {
  const { parent } = member;
  if (parent.type === AST_NODE_TYPES.AssignmentExpression) return parent.left === member;
  return (
    parent.type === AST_NODE_TYPES.UpdateExpression ||
    (parent.type === AST_NODE_TYPES.UnaryExpression && parent.operator === 'delete')
  );
}
