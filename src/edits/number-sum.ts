import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';

/** Does `target += added` add a number for certain? Numbers come out the same in any order, a text does not. */
export function addsNumber(resolution: Resolution, target: TSESTree.Node, added: TSESTree.Node): boolean {
  if (target.type === AST_NODE_TYPES.Identifier) {
    const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(target), target.name);
    const declarator: TSESTree.Node | undefined = variable?.defs[0]?.node;
    if (declarator?.type === AST_NODE_TYPES.VariableDeclarator && declarator.init) {
      return declarator.init.type === AST_NODE_TYPES.Literal && typeof declarator.init.value === 'number';
    }
  }
  const value = bare(added);
  if (value.type === AST_NODE_TYPES.Literal) return typeof value.value === 'number';
  return (
    value.type === AST_NODE_TYPES.MemberExpression &&
    /^(?:byteLength|count|length|size)$/u.test(propertyName(value) ?? '')
  );
}
