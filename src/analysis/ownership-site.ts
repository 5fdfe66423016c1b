import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { propertyName } from '../resolve/syntax.js';

/** The name of a member, or the index in a list that is written out. */
export function partName(member: TSESTree.MemberExpression): string | undefined {
  const { computed, property } = member;
  return computed && property.type === AST_NODE_TYPES.Literal ? String(property.value) : propertyName(member);
}

/** Which expression has the resource as its value: the call with its `await`, `as`, `.catch(…)` and the like? */
export function taken(start: TSESTree.Node, under?: string): TSESTree.Node {
  let node = start;
  for (;;) {
    const parent: TSESTree.Node | undefined = node.parent;
    switch (parent?.type) {
      case AST_NODE_TYPES.AwaitExpression:
      case AST_NODE_TYPES.ChainExpression:
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
      case AST_NODE_TYPES.TSSatisfiesExpression:
      case AST_NODE_TYPES.TSTypeAssertion:
        node = parent;
        break;
      case AST_NODE_TYPES.MemberExpression: {
        const name: string = partName(parent) ?? '';
        const next: TSESTree.Node | undefined =
          name === under ? parent : passesOn.test(name) ? methodCall(parent) : undefined;
        if (!next) return node;
        node = next;
        break;
      }
      default:
        return node;
    }
  }
}

/** What comes out of these is what went in, unless it threw. */
const passesOn = /^(?:catch|finally)$/u;

/** The call of a method. */
export function methodCall(member: TSESTree.MemberExpression): TSESTree.CallExpression | undefined {
  const { parent } = member;
  return parent.type === AST_NODE_TYPES.CallExpression && parent.callee === member ? parent : undefined;
}
