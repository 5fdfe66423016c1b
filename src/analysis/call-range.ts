import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { bare } from '../resolve/syntax.js';

/** The smallest range that names a call: `pool.query`, or of a chain over several lines the last name. */
export function callRange(node: TSESTree.Node): TSESTree.SourceLocation {
  const callee = calleeOf(node);
  if (callee.type === AST_NODE_TYPES.MemberExpression && callee.loc.start.line !== callee.loc.end.line) {
    return callee.property.loc;
  }
  return callee.loc;
}

function calleeOf(node: TSESTree.Node): TSESTree.Node {
  switch (node.type) {
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return bare(node.callee);
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return node.tag;
    default:
      return node;
  }
}
