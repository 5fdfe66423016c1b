import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { calledName } from '../resolve/syntax.js';
import type { RowsPlace } from './batch-result.js';
import { usesOnlyProperties } from './row-use.js';

/** A row that holds a number of rows. */
export interface CountedRow {
  /** The property that is the number. */
  readonly name: string;
  /** Every driver gives it as a number, and none as text. */
  readonly isNumber: boolean;
  /** The number of no rows, as it is written here. */
  readonly none: string;
  /** The request gives the row itself, and not in a list. */
  readonly isRow: boolean;
}

/**
 * Is nothing of an answer used but the number in its only row? A number that some drivers give as text is used as a
 * number: what stands for no rows at all is then the same for all of them.
 */
export function usesOnlyCount(resolution: Resolution, place: RowsPlace, counted: CountedRow): boolean {
  const takes = (name: string, node: TSESTree.Node) =>
    name === counted.name && (counted.isNumber || isNumberUsed(resolution, node));
  return usesOnlyProperties({ resolution, takes, counts: false }, place, counted.isRow ? 'row' : 'rows');
}

/** Is the value turned into a number, or the same whether it is one or text, wherever it is used? */
function isNumberUsed(resolution: Resolution, node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
      return isNumberUsed(resolution, parent);
    case AST_NODE_TYPES.VariableDeclarator:
      return isNameOfNumber(resolution, parent.id);
    case AST_NODE_TYPES.Property:
      return isNameOfNumber(resolution, node); // of a pattern
    case AST_NODE_TYPES.CallExpression:
      return parent.arguments[0] === node && /^(?:BigInt|Number|parseInt)$/u.test(calledName(parent));
    case AST_NODE_TYPES.LogicalExpression:
      return parent.operator === '??' && parent.left === node && isNumberUsed(resolution, parent);
    case AST_NODE_TYPES.BinaryExpression:
      return /^(?:[<>]=?|[-*/])$/u.test(parent.operator);
    case AST_NODE_TYPES.UnaryExpression:
      return parent.operator === '+' || parent.operator === '-';
    case AST_NODE_TYPES.TemplateLiteral:
      return true;
    default:
      return false;
  }
}

function isNameOfNumber(resolution: Resolution, pattern: TSESTree.Node): boolean {
  if (pattern.type !== AST_NODE_TYPES.Identifier || pattern.typeAnnotation) return false;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(pattern), pattern.name);
  const uses = variable?.references.filter(({ init }) => init !== true);
  return uses?.every(({ identifier }) => isNumberUsed(resolution, identifier)) ?? false;
}
