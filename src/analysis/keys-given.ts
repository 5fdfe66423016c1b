import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { calledName } from '../resolve/syntax.js';

/** What can be the keys of an argument: `chunk`, `body.ids`, `chunk.map((row) => row.id)`, also in `{ where: { id: In(chunk) } }`. */
export function keysIn(given: TSESTree.Node): readonly TSESTree.Node[] {
  switch (given.type) {
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.MemberExpression:
      return [given];
    case AST_NODE_TYPES.CallExpression:
      return calledName(given) === 'map' ? [given] : given.arguments.flatMap(keysIn);
    case AST_NODE_TYPES.ObjectExpression:
      return given.properties.flatMap((property) =>
        property.type === AST_NODE_TYPES.Property ? keysIn(property.value) : [],
      );
    default:
      return [];
  }
}
