import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { calledName, keyName, propertyName } from '../resolve/syntax.js';
import type { RowsPlace } from './batch-result.js';

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

/** What an expression or pattern stands for: the answer of the driver, its rows, the only one of them, or the number in it. */
type Part = 'answer' | 'number' | 'row' | 'rows';

const inside = { answer: 'rows', rows: 'row', row: 'number' } as const;

/**
 * Is nothing of an answer used but the number in its only row? A number that some drivers give as text is used as a
 * number: what stands for no rows at all is then the same for all of them.
 */
export function usesOnlyCount(
  resolution: Resolution,
  { node, pattern, under }: RowsPlace,
  counted: CountedRow,
): boolean {
  const use: Use = { resolution, counted };
  if (pattern) return isTakenApart(use, pattern.node, 'answer');
  return isUsed(use, node, under !== undefined ? 'answer' : counted.isRow ? 'row' : 'rows');
}

interface Use {
  readonly resolution: Resolution;
  readonly counted: CountedRow;
}

function isUsed(use: Use, node: TSESTree.Node, part: Part): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
      return isUsed(use, parent, part);
    case AST_NODE_TYPES.VariableDeclarator:
      return isTakenApart(use, parent.id, part);
    case AST_NODE_TYPES.MemberExpression:
      return part !== 'number' && parent.object === node && isInside(use, parent, part)
        ? isUsed(use, parent, inside[part])
        : part === 'number' && use.counted.isNumber;
    default:
      return part === 'number' && (use.counted.isNumber || isNumberIn(use, node));
  }
}

/** Is a property what a part has inside: `rows` of an answer, the first of the rows, the number of the row? */
function isInside({ counted }: Use, member: TSESTree.MemberExpression, part: Part): boolean {
  if (part === 'answer') return propertyName(member) === 'rows';
  if (part === 'row') return propertyName(member) === counted.name;
  return member.property.type === AST_NODE_TYPES.Literal && member.property.value === 0;
}

function isTakenApart(use: Use, pattern: TSESTree.Node, part: Part): boolean {
  switch (pattern.type) {
    case AST_NODE_TYPES.Identifier: {
      const variable = ASTUtils.findVariable(use.resolution.sourceCode.getScope(pattern), pattern.name);
      return (
        !pattern.typeAnnotation &&
        (variable?.references.every(
          ({ identifier, init }) => init === true || isUsed(use, identifier, part),
        ) ??
          false)
      );
    }
    case AST_NODE_TYPES.ArrayPattern: {
      const [first] = pattern.elements;
      // `[rows]` of an answer that is a list, `[row]` of rows
      if (!first || pattern.elements.length > 1 || part === 'row' || part === 'number') return false;
      return isTakenApart(use, first, inside[part]);
    }
    case AST_NODE_TYPES.ObjectPattern: {
      if (part !== 'answer' && part !== 'row') return false;
      const wanted = part === 'answer' ? 'rows' : use.counted.name;
      return pattern.properties.every(
        (property) =>
          property.type === AST_NODE_TYPES.Property &&
          keyName(property) === wanted &&
          isTakenApart(use, property.value, inside[part]),
      );
    }
    default:
      return false;
  }
}

/** Is the number turned into one here, or the same here whether it is one or text? */
function isNumberIn(use: Use, node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.CallExpression:
      return parent.arguments[0] === node && /^(?:BigInt|Number|parseInt)$/u.test(calledName(parent));
    case AST_NODE_TYPES.LogicalExpression:
      return parent.operator === '??' && parent.left === node && isNumberIn(use, parent);
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
