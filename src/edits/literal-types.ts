import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Rewrite } from './code-lines.js';

/** Text in a list is of type `string`, where a column may take only some texts: what to write so that it stays itself. */
export function literalsIn(given: TSESTree.Node): readonly Rewrite[] {
  switch (given.type) {
    case AST_NODE_TYPES.ObjectExpression:
      return given.properties.flatMap((property) =>
        property.type === AST_NODE_TYPES.Property ? literalsIn(property.value) : [],
      );
    case AST_NODE_TYPES.ConditionalExpression:
      return [...literalsIn(given.consequent), ...literalsIn(given.alternate)];
    case AST_NODE_TYPES.LogicalExpression:
      return literalsIn(given.right);
    case AST_NODE_TYPES.Literal:
      return typeof given.value === 'string' ? [{ range: given.range, text: `${given.raw} as const` }] : [];
    default:
      return [];
  }
}
