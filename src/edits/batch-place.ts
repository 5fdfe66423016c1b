import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
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
 * Not in a `try` whose `catch` uses what earlier turns had done by then, or goes on with it.
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
    if (current.type === AST_NODE_TYPES.TryStatement && child === current.block) {
      if (current.handler && showsEarlierTurns(sourceCode, current.handler, statement)) return undefined;
    }
    if (!isFunction(current)) continue;
    if (!current.async) return undefined;
    break;
  }
  const line = sourceCode.lines[statement.loc.start.line - 1] ?? '';
  return { statement, indent: /^\s*/u.exec(line)?.[0] ?? '' };
}

/** Does code after a failure see what the turns before it did, such as the rows that they collected? */
function showsEarlierTurns(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { body }: TSESTree.CatchClause,
  statement: TSESTree.Node,
): boolean {
  const last = body.body.at(-1)?.type;
  if (last !== AST_NODE_TYPES.ThrowStatement && last !== AST_NODE_TYPES.ReturnStatement) return true;
  const isIn = ({ range }: TSESTree.Node, outer: TSESTree.Node) =>
    range[0] >= outer.range[0] && range[1] <= outer.range[1];
  const scope = sourceCode.getScope(body);
  return allThrough(scope).some(
    ({ identifier, resolved }) =>
      isIn(identifier, body) &&
      resolved?.references.some((use) => isIn(use.identifier, statement) && !isCalled(use)),
  );
}

/** All references in a scope and those inside of it. */
function allThrough(scope: TSESLint.Scope.Scope): readonly TSESLint.Scope.Reference[] {
  return [...scope.references, ...scope.childScopes.flatMap((inner) => allThrough(inner))];
}

/** Something that is only called, as a function or through a method, such as a logger. */
function isCalled({ identifier }: TSESLint.Scope.Reference): boolean {
  const { parent } = identifier;
  if (parent.type === AST_NODE_TYPES.NewExpression) return parent.callee === identifier;
  if (parent.type === AST_NODE_TYPES.CallExpression) return parent.callee === identifier;
  return (
    parent.type === AST_NODE_TYPES.MemberExpression &&
    /log/iu.test(identifier.type === AST_NODE_TYPES.Identifier ? identifier.name : '')
  );
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
