import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../resolve/syntax.js';

/** A condition that lets a turn get to a request. */
export interface Guard {
  readonly condition: TSESTree.Expression;
  /** The turn gets there where the condition holds; otherwise, where it does not. */
  readonly isWanted: boolean;
}

/** What decides whether a turn gets to a request. */
export interface Guards {
  readonly guards: readonly Guard[];
  /** More than the conditions decides, such as a statement that can end the turn or the loop. */
  readonly isPartial: boolean;
}

/**
 * On which conditions does a turn get to a part of its body? Undefined where it can get there more than once, or where
 * an error of that part does not end the turn.
 */
export function guardsOf(body: TSESTree.Node, part: TSESTree.Node): Guards | undefined {
  const guards: Guard[] = [];
  let isPartial = false;
  for (let current = part; current !== body;) {
    const { parent } = current;
    if (!parent || isFunction(parent)) return undefined;
    if (parent.type === AST_NODE_TYPES.BlockStatement) {
      for (const before of parent.body.slice(0, parent.body.indexOf(current as TSESTree.Statement))) {
        const condition = skipping(before);
        if (condition) guards.unshift({ condition, isWanted: false });
        else if (mayExit(before)) isPartial = true;
      }
    } else {
      const guard = guardOf(current, parent);
      if (guard) guards.unshift(guard);
      else if (!isAlwaysEvaluated(current, parent)) return undefined;
    }
    current = parent;
  }
  return { guards, isPartial };
}

function guardOf(child: TSESTree.Node, parent: TSESTree.Node): Guard | undefined {
  switch (parent.type) {
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.IfStatement:
      if (child === parent.test) return undefined;
      return { condition: parent.test, isWanted: child === parent.consequent };
    case AST_NODE_TYPES.LogicalExpression:
      if (child === parent.left || parent.operator === '??') return undefined;
      return { condition: parent.left, isWanted: parent.operator === '&&' };
    default:
      return undefined;
  }
}

/** `if (…) continue;`: the condition on which a statement ends the turn, where that is all it does. */
function skipping(statement: TSESTree.Statement): TSESTree.Expression | undefined {
  if (statement.type !== AST_NODE_TYPES.IfStatement || statement.alternate) return undefined;
  const { consequent, test } = statement;
  const last = consequent.type === AST_NODE_TYPES.BlockStatement ? consequent.body.at(-1) : consequent;
  const others = consequent.type === AST_NODE_TYPES.BlockStatement ? consequent.body.slice(0, -1) : [];
  if (!last || !isExit(last) || others.some((other) => mayExit(other))) return undefined;
  return test;
}

function isExit({ type }: TSESTree.Node): boolean {
  return (
    type === AST_NODE_TYPES.BreakStatement ||
    type === AST_NODE_TYPES.ContinueStatement ||
    type === AST_NODE_TYPES.ReturnStatement ||
    type === AST_NODE_TYPES.ThrowStatement
  );
}

/** Can a statement end the turn or the loop it stands in? */
function mayExit(statement: TSESTree.Statement): boolean {
  switch (statement.type) {
    case AST_NODE_TYPES.BlockStatement:
      return statement.body.some((inner) => mayExit(inner));
    case AST_NODE_TYPES.IfStatement:
      return mayExit(statement.consequent) || (statement.alternate !== null && mayExit(statement.alternate));
    case AST_NODE_TYPES.ClassDeclaration:
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.VariableDeclaration:
      return false;
    default:
      return true;
  }
}

/** Is a part evaluated whenever, and as often as, what it is a part of is evaluated? */
function isAlwaysEvaluated(child: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.NewExpression:
    case AST_NODE_TYPES.ObjectExpression:
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.SpreadElement:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TemplateLiteral:
    case AST_NODE_TYPES.UnaryExpression:
    case AST_NODE_TYPES.VariableDeclaration:
    case AST_NODE_TYPES.VariableDeclarator:
      return true;
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === child;
    case AST_NODE_TYPES.CallExpression:
      return parent.callee === child || !isOptional(parent);
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.right === child && !/^(?:\|\||&&|\?\?)=$/u.test(parent.operator);
    case AST_NODE_TYPES.LogicalExpression:
      return parent.left === child;
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.IfStatement:
      return parent.test === child;
    default:
      return false;
  }
}

/** `found?.push(…)`: what is passed is not evaluated when there is nothing to call. */
function isOptional(call: TSESTree.CallExpression): boolean {
  for (let node: TSESTree.Node = call; ;) {
    if (node.type === AST_NODE_TYPES.CallExpression) {
      if (node.optional) return true;
      node = node.callee;
    } else if (node.type === AST_NODE_TYPES.MemberExpression) {
      if (node.optional) return true;
      node = node.object;
    } else {
      return false;
    }
  }
}
