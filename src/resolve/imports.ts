import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

/** What an import brings into the file. */
export interface Import {
  readonly specifier: string;
  /** The exported name; `undefined` for the whole module. */
  readonly name: string | undefined;
}

/** The import behind a name, in any of the forms of `import`. */
export function importOf(definition: TSESLint.Scope.Definition): Import | undefined {
  const node: TSESTree.Node = definition.node;
  switch (node.type) {
    case AST_NODE_TYPES.ImportSpecifier:
      return {
        specifier: node.parent.type === AST_NODE_TYPES.ImportDeclaration ? node.parent.source.value : '',
        name: node.imported.type === AST_NODE_TYPES.Identifier ? node.imported.name : node.imported.value,
      };
    case AST_NODE_TYPES.ImportDefaultSpecifier:
      return { specifier: node.parent.source.value, name: 'default' };
    case AST_NODE_TYPES.ImportNamespaceSpecifier:
      return { specifier: node.parent.source.value, name: undefined };
    case AST_NODE_TYPES.TSImportEqualsDeclaration: {
      const reference = node.moduleReference;
      if (reference.type !== AST_NODE_TYPES.TSExternalModuleReference) return undefined;
      const specifier = stringOf(reference.expression);
      return specifier === undefined ? undefined : { specifier, name: undefined };
    }
    default:
      return undefined;
  }
}

/** The specifier of `require('x')` and `import('x')`. */
export function requiredSpecifier(node: TSESTree.Node): string | undefined {
  if (node.type === AST_NODE_TYPES.ImportExpression) return stringOf(node.source);
  if (
    node.type === AST_NODE_TYPES.CallExpression &&
    node.callee.type === AST_NODE_TYPES.Identifier &&
    node.callee.name === 'require'
  ) {
    return stringOf(node.arguments[0]);
  }
  return undefined;
}

/** The text of a literal string. */
export function stringOf(node: TSESTree.Node | undefined): string | undefined {
  if (node?.type === AST_NODE_TYPES.Literal && typeof node.value === 'string') return node.value;
  if (node?.type === AST_NODE_TYPES.TemplateLiteral && node.expressions.length === 0) {
    return node.quasis[0]?.value.cooked ?? undefined;
  }
  return undefined;
}
