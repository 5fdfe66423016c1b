import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { bare, propertyName } from '../resolve/syntax.js';

/** An expression with everything around it that still has its value. */
export interface Carried {
  readonly node: TSESTree.Node;
  /** The value is a part of it, as in `{ client }`. */
  readonly contained: boolean;
  readonly awaited: boolean;
}

/** Which is the outermost expression that still has the value of this one? What uses it is its parent. */
export function outermost(start: TSESTree.Node): Carried {
  let node = start;
  let contained = false;
  let awaited = false;
  for (;;) {
    const { parent } = node;
    switch (parent?.type) {
      case AST_NODE_TYPES.AwaitExpression:
        awaited = true;
        break;
      case AST_NODE_TYPES.ObjectExpression:
      case AST_NODE_TYPES.ArrayExpression:
      case AST_NODE_TYPES.SpreadElement:
        contained = true;
        break;
      case AST_NODE_TYPES.Property:
        if (parent.value !== node) return { node, contained, awaited };
        break;
      case AST_NODE_TYPES.ConditionalExpression:
        if (parent.test === node) return { node, contained, awaited };
        break;
      case AST_NODE_TYPES.SequenceExpression:
        if (parent.expressions.at(-1) !== node) return { node, contained, awaited };
        break;
      case AST_NODE_TYPES.LogicalExpression:
        // `client && client.release()` has the value only where nobody takes it.
        if (parent.operator === '&&' && parent.left === node) return { node, contained, awaited };
        break;
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
      case AST_NODE_TYPES.TSSatisfiesExpression:
      case AST_NODE_TYPES.TSTypeAssertion:
      case AST_NODE_TYPES.ChainExpression:
        break;
      default:
        return { node, contained, awaited };
    }
    node = parent;
  }
}

export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** The call that gets the expression as an argument. */
export function callWith(node: TSESTree.Node): Call | undefined {
  const { parent } = node;
  const isCall =
    parent?.type === AST_NODE_TYPES.CallExpression || parent?.type === AST_NODE_TYPES.NewExpression;
  return isCall && parent.callee !== node ? parent : undefined;
}

type Ranged = Readonly<Pick<TSESTree.Node, 'range'>>;

export function isWithin(node: Ranged, outer: Ranged): boolean {
  return node.range[0] >= outer.range[0] && node.range[1] <= outer.range[1];
}

/** The last name of what is called: `release` in `this.pool.release(client)`. */
export function calledName({ callee }: Call): string {
  const called = bare(callee);
  if (called.type === AST_NODE_TYPES.Identifier) return called.name;
  return called.type === AST_NODE_TYPES.MemberExpression ? memberName(called) : '';
}

/** The name of a member, where it is written out. */
export function memberName(node: TSESTree.MemberExpression): string {
  return propertyName(node) ?? '';
}

/** The name of a member that `using` or `await using` calls: of `client[Symbol.asyncDispose]`. */
export function disposalName(key: TSESTree.Node, isComputed: boolean): string | undefined {
  const name = isComputed && key.type === AST_NODE_TYPES.MemberExpression ? memberName(key) : '';
  return name === 'asyncDispose' || name === 'dispose' ? `[Symbol.${name}]` : undefined;
}
