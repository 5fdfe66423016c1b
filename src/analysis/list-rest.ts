import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName } from '../resolve/syntax.js';

/** A list without its first elements. */
export interface ListRest {
  /** The list, by its name. */
  readonly list: TSESTree.Identifier;
  /** The pattern that holds the first element. */
  readonly first?: TSESTree.Node;
}

/** The list of which an expression is the rest: `list.slice(1)`, or `rest` of `const [first, ...rest] = list`. */
export function restOf(resolution: Resolution, node: TSESTree.Node): ListRest | undefined {
  if (node.type === AST_NODE_TYPES.CallExpression) return slicedList(node);
  if (node.type !== AST_NODE_TYPES.Identifier) return undefined;
  const [definition] = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name)?.defs ?? [];
  const pattern = definition?.name.parent?.parent;
  if (definition?.name.parent?.type !== AST_NODE_TYPES.RestElement) return undefined;
  if (pattern?.type !== AST_NODE_TYPES.ArrayPattern) return undefined;
  const list = pattern.parent.type === AST_NODE_TYPES.VariableDeclarator ? pattern.parent.init : undefined;
  if (list?.type !== AST_NODE_TYPES.Identifier || pattern.elements.length !== 2) return undefined;
  const [first] = pattern.elements;
  return { list, ...(first ? { first } : {}) };
}

function slicedList(node: TSESTree.CallExpression): ListRest | undefined {
  const [from, ...others] = node.arguments;
  const isRest =
    calledName(node) === 'slice' &&
    from?.type === AST_NODE_TYPES.Literal &&
    from.value === 1 &&
    others.length === 0;
  const callee = bare(node.callee);
  if (!isRest || callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  return callee.object.type === AST_NODE_TYPES.Identifier ? { list: callee.object } : undefined;
}
