import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction } from '../resolve/syntax.js';

/** A statement before which others can be put, with its indentation. */
export interface Place {
  readonly statement: TSESTree.Node;
  readonly indent: string;
}

const directive = /^\s*(?:eslint-|@ts-|prettier-ignore|biome-ignore|oxlint-|istanbul|v8|c8)/u;

/**
 * Where can a request be awaited so that it comes right before a loop or expression, and before nothing else?
 * Not in a `try` with a `catch`: what earlier turns had done by then is seen after it.
 */
export function placeBefore({ sourceCode }: Resolution, node: TSESTree.Node): Place | undefined {
  let statement = node;
  while (!isInList(statement)) {
    if (!statement.parent || !isEvaluatedFirst(statement, statement.parent)) return undefined;
    statement = statement.parent;
  }
  if (sourceCode.getCommentsBefore(statement).some((comment) => directive.test(comment.value)))
    return undefined;
  for (let child = statement, current = child.parent; current; child = current, current = child.parent) {
    if (current.type === AST_NODE_TYPES.TryStatement && current.handler && child === current.block)
      return undefined;
    if (!isFunction(current)) continue;
    if (!current.async) return undefined;
    break;
  }
  const line = sourceCode.lines[statement.loc.start.line - 1] ?? '';
  return { statement, indent: /^\s*/u.exec(line)?.[0] ?? '' };
}

function isInList({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.BlockStatement || parent?.type === AST_NODE_TYPES.Program;
}

/** Is nothing else of the parent evaluated before the child? */
function isEvaluatedFirst(child: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
      return true;
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === child;
    case AST_NODE_TYPES.CallExpression:
      return parent.callee === child;
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.init === child;
    case AST_NODE_TYPES.VariableDeclaration:
      return parent.declarations.length === 1;
    case AST_NODE_TYPES.AssignmentExpression:
      return (
        parent.operator === '=' && parent.right === child && parent.left.type === AST_NODE_TYPES.Identifier
      );
    default:
      return false;
  }
}

/** The function around a node, or the program. */
export function hostOf(node: TSESTree.Node): TSESTree.Node | undefined {
  let host = node.parent;
  while (host && !isFunction(host) && host.type !== AST_NODE_TYPES.Program) host = host.parent;
  return host;
}
