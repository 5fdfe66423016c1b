import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { calledName, isFunction, keyName, propertyName } from '../resolve/syntax.js';
import type { RowsPlace } from './batch-result.js';
import { isTest } from './batch-tested.js';

/** What an expression or pattern stands for: the answer of a driver, its rows, or one of them. */
export type AnswerPart = 'answer' | 'row' | 'rows';

/** Which uses of an answer are asked for. */
export interface RowUse {
  readonly resolution: Resolution;
  /** May this property of a row be used here? The node is where it is read, or the pattern that it goes to. */
  readonly takes: (name: string, node: TSESTree.Node) => boolean;
  /** Whether there is a row, and how many there are, may be asked, too. */
  readonly counts: boolean;
}

/** Are single properties of rows all that is used of an answer, and all of them such that they may be? */
export function usesOnlyProperties(
  use: RowUse,
  { node, pattern, under }: RowsPlace,
  given: AnswerPart,
): boolean {
  if (pattern) return isTakenApart(use, pattern.node, 'answer');
  return isUsed(use, node, under === undefined ? given : 'answer');
}

function isUsed(use: RowUse, node: TSESTree.Node, part: AnswerPart): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
      return isUsed(use, parent, part);
    case AST_NODE_TYPES.VariableDeclarator:
      return isTakenApart(use, parent.id, part);
    case AST_NODE_TYPES.ForOfStatement:
      return part === 'rows' && parent.right === node && isElementUsed(use, parent.left);
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === node && isMemberUsed(use, parent, part);
    default:
      return use.counts && part !== 'answer' && isTest(node);
  }
}

function isMemberUsed(use: RowUse, member: TSESTree.MemberExpression, part: AnswerPart): boolean {
  const name = propertyName(member);
  switch (part) {
    case 'answer':
      return name === 'rows' && isUsed(use, member, 'rows');
    case 'row':
      return name !== undefined && use.takes(name, member);
    default:
      if (member.property.type === AST_NODE_TYPES.Literal) {
        return member.property.value === 0 && isUsed(use, member, 'row');
      }
      return use.counts && (name === 'length' || isEachUsed(use, member.parent));
  }
}

/** `rows.map((row) => row.name)` */
function isEachUsed(use: RowUse, call: TSESTree.Node): boolean {
  if (call.type !== AST_NODE_TYPES.CallExpression || call.arguments.length !== 1) return false;
  const [callback] = call.arguments;
  if (!/^(?:every|flatMap|forEach|map|some)$/u.test(calledName(call))) return false;
  if (!callback || !isFunction(callback) || callback.params.length !== 1) return false;
  const [row] = callback.params;
  return row !== undefined && isTakenApart(use, row, 'row');
}

function isElementUsed(use: RowUse, left: TSESTree.ForOfStatement['left']): boolean {
  const declarator = left.type === AST_NODE_TYPES.VariableDeclaration ? left.declarations[0] : undefined;
  return declarator !== undefined && isTakenApart(use, declarator.id, 'row');
}

function isTakenApart(use: RowUse, pattern: TSESTree.Node, part: AnswerPart): boolean {
  switch (pattern.type) {
    case AST_NODE_TYPES.Identifier: {
      if (pattern.typeAnnotation) return false;
      const variable = ASTUtils.findVariable(use.resolution.sourceCode.getScope(pattern), pattern.name);
      const uses = variable?.references.filter(({ init }) => init !== true);
      return uses?.every(({ identifier }) => isUsed(use, identifier, part)) ?? false;
    }
    case AST_NODE_TYPES.ArrayPattern: {
      const [first, ...others] = pattern.elements;
      if (!first || others.length > 0 || part === 'row') return false;
      return isTakenApart(use, first, part === 'answer' ? 'rows' : 'row');
    }
    case AST_NODE_TYPES.ObjectPattern:
      return pattern.properties.every((property) => {
        if (property.type !== AST_NODE_TYPES.Property || property.computed) return false;
        const name = keyName(property) ?? '';
        if (part === 'row') return use.takes(name, property.value);
        return part === 'answer' && name === 'rows' && isTakenApart(use, property.value, 'rows');
      });
    default:
      return false;
  }
}
