import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { notedParameter } from '../resolve/jsdoc.js';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction } from '../resolve/syntax.js';

/** Does a declaration alone say that a list is short: a rest parameter, a tuple, a list of literals? */
export function isSmallDeclaration(definition: TSESLint.Scope.Definition): boolean {
  return isRestParameter(definition) || hasSmallType(definition);
}

function isRestParameter(definition: TSESLint.Scope.Definition): boolean {
  const { parent } = definition.name;
  return parent?.type === AST_NODE_TYPES.RestElement && isFunction(parent.parent);
}

/** A tuple, or a list of literals: `[A, B]`, `('a' | 'b')[]`. */
function hasSmallType(definition: TSESLint.Scope.Definition): boolean {
  const annotation =
    definition.name.type === AST_NODE_TYPES.Identifier ? definition.name.typeAnnotation : undefined;
  let type = annotation?.typeAnnotation;
  if (type?.type === AST_NODE_TYPES.TSTypeOperator) type = type.typeAnnotation;
  if (type?.type === AST_NODE_TYPES.TSTupleType) {
    return !type.elementTypes.some((element) => element.type === AST_NODE_TYPES.TSRestType);
  }
  return type?.type === AST_NODE_TYPES.TSArrayType && isLiteralType(type.elementType);
}

function isLiteralType(type: TSESTree.TypeNode): boolean {
  if (type.type === AST_NODE_TYPES.TSUnionType) return type.types.every(isLiteralType);
  return type.type === AST_NODE_TYPES.TSLiteralType;
}

/** Does the comment on a function say that a list has few elements: `@param {string[]} ids at most six`? */
export function isSaidToBeSmall(resolution: Resolution, { name }: TSESLint.Scope.Definition): boolean {
  const host = name.parent;
  if (name.type !== AST_NODE_TYPES.Identifier || !isFunction(host)) return false;
  const note = notedParameter(resolution, host, name.name);
  return note !== undefined && fewInWords.test(note);
}

const fewInWords =
  /\b(?:at most|max(?:imum)?\.?(?: of)?|no more than|not more than|up to) (?:\d{1,2}|an? (?:dozen|few|handful)|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b(?!,\d| ?(?:hundred|k\b|thousand))/iu;
