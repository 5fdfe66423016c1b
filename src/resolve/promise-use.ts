import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { propertyName } from './syntax.js';

const settling = new Set(['then', 'catch', 'finally']);

/** How the promise (or lazy builder) that an expression gives is used. */
export type PromiseUse =
  /** Awaited, or continued with `.then`. */
  | 'awaited'
  /** Returned from the function, also as the body of an arrow function. */
  | 'returned'
  /** An element of a list, as in `Promise.all([a(), b()])` or `$transaction([a(), b()])`. */
  | 'listed'
  /** Bound to a name or assigned. */
  | 'stored'
  /** An argument of a call. */
  | 'passed'
  /** A statement of its own: nobody waits. */
  | 'dropped'
  | 'other';

/** How is the promise used that the expression gives? Looks through chains, wrappers and branches. */
export function promiseUse(node: TSESTree.Node): {
  readonly use: PromiseUse;
  readonly outermost: TSESTree.Node;
} {
  let current = node;
  for (;;) {
    const parent = current.parent;
    if (!parent) return { use: 'other', outermost: current };
    switch (parent.type) {
      case AST_NODE_TYPES.AwaitExpression:
        return { use: 'awaited', outermost: current };
      case AST_NODE_TYPES.ForOfStatement:
        return { use: parent.await && parent.right === current ? 'awaited' : 'other', outermost: current };
      case AST_NODE_TYPES.YieldExpression:
        return { use: 'awaited', outermost: current };
      case AST_NODE_TYPES.ReturnStatement:
        return { use: 'returned', outermost: current };
      case AST_NODE_TYPES.ArrowFunctionExpression:
        return { use: parent.body === current ? 'returned' : 'other', outermost: current };
      case AST_NODE_TYPES.ArrayExpression:
        return { use: 'listed', outermost: current };
      case AST_NODE_TYPES.VariableDeclarator:
        return { use: parent.init === current ? 'stored' : 'other', outermost: current };
      case AST_NODE_TYPES.AssignmentExpression:
        return { use: parent.right === current ? 'stored' : 'other', outermost: current };
      case AST_NODE_TYPES.ExpressionStatement:
        return { use: 'dropped', outermost: current };
      case AST_NODE_TYPES.UnaryExpression:
        return { use: parent.operator === 'void' ? 'dropped' : 'other', outermost: current };
      case AST_NODE_TYPES.CallExpression:
      case AST_NODE_TYPES.NewExpression:
        if (parent.callee !== current) return { use: 'passed', outermost: current };
        current = parent;
        break;
      case AST_NODE_TYPES.MemberExpression: {
        if (parent.object !== current) return { use: 'other', outermost: current };
        const name = propertyName(parent);
        const isCalled =
          parent.parent.type === AST_NODE_TYPES.CallExpression && parent.parent.callee === parent;
        if (!isCalled) return { use: 'other', outermost: current };
        if (name !== undefined && settling.has(name)) return { use: 'awaited', outermost: current };
        current = parent.parent;
        break;
      }
      case AST_NODE_TYPES.ConditionalExpression:
        if (parent.test === current) return { use: 'other', outermost: current };
        current = parent;
        break;
      case AST_NODE_TYPES.LogicalExpression:
      case AST_NODE_TYPES.ChainExpression:
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
      case AST_NODE_TYPES.TSSatisfiesExpression:
      case AST_NODE_TYPES.TSTypeAssertion:
        current = parent;
        break;
      default:
        return { use: 'other', outermost: current };
    }
  }
}
