import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isFunction, keyName } from '../resolve/syntax.js';

const named =
  /^(?:seed|demo|(?:add|clear|create|delete|fill|generate|insert|install|load|make|populate|remove|reset|restore|send|setup)(?:All)?(?:Demo|Dummy|Example|Fake|Fixture|Mock|Sample|Seed|Test(?=Data|E?[mM]ail|Message|Notification)))(?:$|[A-Z])/u;

/**
 * Does code make or remove data for trying the program out: a demo, a seed, an example? It is made once, in an amount
 * that its author chose.
 */
export function isSampleData(node: TSESTree.Node): boolean {
  for (let current = node.parent; current; current = current.parent) {
    if (isFunction(current) && named.test(nameOf(current))) return true;
  }
  return false;
}

function nameOf(callee: TSESTree.Node): string {
  if (callee.type === AST_NODE_TYPES.FunctionDeclaration) return callee.id?.name ?? '';
  const { parent } = callee;
  switch (parent?.type) {
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.id.type === AST_NODE_TYPES.Identifier ? parent.id.name : '';
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.PropertyDefinition:
      return keyName(parent) ?? '';
    default:
      return '';
  }
}
