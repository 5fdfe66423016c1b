import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { calledName, propertyName } from '../resolve/syntax.js';

/** Methods whose result is an array; streams and iterators have `map` and `filter`, too. */
const givesArray = /^(?:concat|flat|reverse|slice|sort|split|splice|toReversed|toSorted)$/u;
/** What is waited for and gives rows has them all: a cursor or stream is not waited for. */
const givesRows = /^(?:findAll|findBy|findMany|getMany|toArray)$/u;
const keepsKind = /^(?:filter|flatMap|map)$/u;
const arrayOnly = /^(?:at|concat|includes|indexOf|join|length|pop|push|shift|sort|splice|unshift)$/u;

/** Is an expression surely an array, so that `for await` over it waits for nothing but what its body waits for? */
export function isPlainList(resolution: Resolution, node: TSESTree.Node, hops = 4): boolean {
  if (hops === 0) return false;
  switch (node.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return true;
    case AST_NODE_TYPES.MemberExpression:
      return /^(?:recordset|rows)$/u.test(propertyName(node) ?? '');
    case AST_NODE_TYPES.CallExpression: {
      const { callee } = node;
      if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
      const name = calledName(node);
      if (callee.object.type === AST_NODE_TYPES.Identifier && callee.object.name === 'Object') {
        return /^(?:entries|keys|values)$/u.test(name);
      }
      return (
        givesArray.test(name) || (keepsKind.test(name) && isPlainList(resolution, callee.object, hops - 1))
      );
    }
    case AST_NODE_TYPES.AwaitExpression:
      return (
        node.argument.type === AST_NODE_TYPES.CallExpression && givesRows.test(calledName(node.argument))
      );
    case AST_NODE_TYPES.Identifier:
      return isNameOfList(resolution, node, hops);
    default:
      return false;
  }
}

function isNameOfList(resolution: Resolution, node: TSESTree.Identifier, hops: number): boolean {
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
  const [definition] = variable?.defs ?? [];
  if (!variable || !definition) return false;
  if (isArrayType(definition.name) || variable.references.some(isUsedAsArray)) return true;
  const declarator: TSESTree.Node = definition.node;
  if (declarator.type !== AST_NODE_TYPES.VariableDeclarator || declarator.id !== definition.name)
    return false;
  return declarator.init !== null && isPlainList(resolution, declarator.init, hops - 1);
}

function isArrayType(name: TSESTree.Node): boolean {
  const type = name.type === AST_NODE_TYPES.Identifier ? name.typeAnnotation?.typeAnnotation : undefined;
  if (type?.type === AST_NODE_TYPES.TSTypeReference) {
    return (
      type.typeName.type === AST_NODE_TYPES.Identifier && /^(?:Readonly)?Array$/u.test(type.typeName.name)
    );
  }
  return type?.type === AST_NODE_TYPES.TSArrayType;
}

function isUsedAsArray({ identifier: { parent } }: TSESLint.Scope.Reference): boolean {
  return parent.type === AST_NODE_TYPES.MemberExpression && arrayOnly.test(propertyName(parent) ?? '');
}
