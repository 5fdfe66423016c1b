import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, keyName, propertyName } from '../resolve/syntax.js';

/** How the list of an iteration can be gone through once more before it. */
export type SourceKind =
  /** It has the methods of an array. */
  | 'array'
  /** It can be gone through again, as a set; whether it is an array is not certain. */
  | 'collection'
  /** What is gone through has to be kept in an array first. */
  | 'once'
  /** Its elements are made while the loop runs. */
  | 'lazy';

const arrayMethods =
  /^(?:concat|fill|filter|flat|flatMap|map|reverse|slice|sort|splice|toReversed|toSorted|toSpliced|with)$/u;
const arrayOnly = /^(?:at|concat|every|filter|flatMap|includes|join|length|map|pop|push|reduce|slice|some)$/u;

/** How can the list of an iteration be gone through once more before it? */
export function sourceKind(resolution: Resolution, { kind, source }: Iteration): SourceKind {
  if (!source) return 'lazy';
  return kind === 'callback' ? 'array' : kindOf(resolution, source, 4);
}

function kindOf(resolution: Resolution, given: TSESTree.Node, hops: number): SourceKind {
  const node = bare(given);
  if (given.type === AST_NODE_TYPES.AwaitExpression) {
    return resolution.callAt(node) ? 'array' : 'collection';
  }
  switch (node.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return 'array';
    case AST_NODE_TYPES.NewExpression:
    case AST_NODE_TYPES.MemberExpression:
      return 'collection';
    case AST_NODE_TYPES.CallExpression:
      return kindOfCall(resolution, node);
    case AST_NODE_TYPES.ConditionalExpression:
      return kindOfEither(resolution, [node.consequent, node.alternate], hops);
    case AST_NODE_TYPES.LogicalExpression:
      return kindOfEither(resolution, [node.left, node.right], hops);
    case AST_NODE_TYPES.Identifier:
      return hops === 0 ? 'once' : kindOfName(resolution, node, hops);
    default:
      return 'once';
  }
}

/** `order.lines ?? []`: what is true of both. */
function kindOfEither(resolution: Resolution, parts: readonly TSESTree.Node[], hops: number): SourceKind {
  const kinds = parts.map((part) => kindOf(resolution, part, hops));
  for (const kind of ['lazy', 'once', 'collection'] as const) if (kinds.includes(kind)) return kind;
  return 'array';
}

function kindOfCall(resolution: Resolution, node: TSESTree.CallExpression): SourceKind {
  const callee = bare(node.callee);
  const called = resolution.valueOf(callee);
  if (called?.kind === 'function' && called.node.generator) return 'lazy';
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return 'once';
  const name = propertyName(callee) ?? '';
  if (arrayMethods.test(name)) return 'array';
  const owner = callee.object.type === AST_NODE_TYPES.Identifier ? callee.object.name : '';
  return (owner === 'Object' && /^(?:entries|keys|values)$/u.test(name)) || owner === 'Array'
    ? 'array'
    : 'once';
}

function kindOfName(resolution: Resolution, node: TSESTree.Identifier, hops: number): SourceKind {
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
  const definition = variable?.defs[0];
  if (!variable || !definition) return 'once';
  const type = annotationOf(definition);
  if (type) return kindOfType(type);
  const declarator: TSESTree.Node = definition.node;
  if (declarator.type === AST_NODE_TYPES.VariableDeclarator && declarator.parent.kind === 'const') {
    const { id, init } = declarator;
    if (id === definition.name) return init ? kindOf(resolution, init, hops - 1) : 'once';
    if (init?.type === AST_NODE_TYPES.AwaitExpression) return 'collection';
  }
  return variable.references.some(isUsedAsArray) ? 'collection' : 'once';
}

function isUsedAsArray({ identifier: { parent } }: TSESLint.Scope.Reference): boolean {
  return parent.type === AST_NODE_TYPES.MemberExpression && arrayOnly.test(propertyName(parent) ?? '');
}

function kindOfType(given: TSESTree.TypeNode): SourceKind {
  const type =
    given.type === AST_NODE_TYPES.TSTypeOperator && given.typeAnnotation ? given.typeAnnotation : given;
  if (type.type === AST_NODE_TYPES.TSArrayType) return 'array';
  if (type.type !== AST_NODE_TYPES.TSTypeReference) return 'once';
  const name = type.typeName.type === AST_NODE_TYPES.Identifier ? type.typeName.name : '';
  if (name === 'Array' || name === 'ReadonlyArray') return 'array';
  if (/^(?:Readonly)?(?:Map|Set)$/u.test(name)) return 'collection';
  return /Iterator|Generator|Stream|Cursor/u.test(name) ? 'lazy' : 'once';
}

function annotationOf(definition: TSESLint.Scope.Definition): TSESTree.TypeNode | undefined {
  const { name } = definition;
  return name.type === AST_NODE_TYPES.Identifier ? name.typeAnnotation?.typeAnnotation : undefined;
}

/** The text of an array with what a list holds, which has this text. */
export function spreadText({ type }: TSESTree.Node, text: string): string {
  const needsParentheses =
    type === AST_NODE_TYPES.ConditionalExpression || type === AST_NODE_TYPES.LogicalExpression;
  return needsParentheses ? `[...(${text})]` : `[...${text}]`;
}

/** Can the list be handed to a function that asks for an array which it may change? */
export function isMutableArray({ sourceCode }: Resolution, source: TSESTree.Node): boolean {
  if (source.type !== AST_NODE_TYPES.Identifier) return false;
  const definition = ASTUtils.findVariable(sourceCode.getScope(source), source.name)?.defs[0];
  const type = definition && annotationOf(definition);
  return type?.type === AST_NODE_TYPES.TSArrayType || (type !== undefined && isNamed(type, 'Array'));
}

function isNamed(type: TSESTree.TypeNode, name: string): boolean {
  return (
    type.type === AST_NODE_TYPES.TSTypeReference &&
    type.typeName.type === AST_NODE_TYPES.Identifier &&
    type.typeName.name === name
  );
}

/** What the annotation of a list can show of a key: it can be `undefined`, or else `null`, or else is one of these. */
export type KeyType = 'nullable' | 'number' | 'optional' | 'text';

/** Of which type is a key, where the annotation of the list shows it? */
export function keyType(
  resolution: Resolution,
  { element, node, source }: Iteration,
  given: TSESTree.Node,
): KeyType | undefined {
  const key = bare(given);
  if (key.type === AST_NODE_TYPES.TemplateLiteral) return 'text';
  if (node.type === AST_NODE_TYPES.ForStatement) return undefined;
  if (node.type === AST_NODE_TYPES.ForInStatement)
    return key.type === AST_NODE_TYPES.Identifier ? 'text' : undefined;
  const own = element?.type === AST_NODE_TYPES.Identifier ? element : undefined;
  const type = own?.typeAnnotation?.typeAnnotation ?? (source && elementType(resolution, source));
  if (!own || !type) return undefined;
  if (key.type === AST_NODE_TYPES.Identifier) return key.name === own.name ? primitive(type) : undefined;
  if (key.type !== AST_NODE_TYPES.MemberExpression || key.object.type !== AST_NODE_TYPES.Identifier) {
    return undefined;
  }
  if (key.object.name !== own.name) return undefined;
  const shape = resolution.typeValue(type);
  if (shape?.kind !== 'shape') return undefined;
  const member = shape.elements.find(
    (candidate) =>
      candidate.type === AST_NODE_TYPES.TSPropertySignature && keyName(candidate) === propertyName(key),
  );
  if (member?.type === AST_NODE_TYPES.TSPropertySignature && member.optional) return 'optional';
  return member?.type === AST_NODE_TYPES.TSPropertySignature && member.typeAnnotation
    ? primitive(member.typeAnnotation.typeAnnotation)
    : undefined;
}

function primitive(given: TSESTree.TypeNode): KeyType | undefined {
  const { type } = given;
  if (given.type === AST_NODE_TYPES.TSUnionType) {
    const types = given.types.map((part) => part.type);
    if (types.includes(AST_NODE_TYPES.TSUndefinedKeyword)) return 'optional';
    return types.includes(AST_NODE_TYPES.TSNullKeyword) ? 'nullable' : undefined;
  }
  if (type === AST_NODE_TYPES.TSStringKeyword) return 'text';
  return type === AST_NODE_TYPES.TSNumberKeyword || type === AST_NODE_TYPES.TSBigIntKeyword
    ? 'number'
    : undefined;
}

function elementType({ sourceCode }: Resolution, given: TSESTree.Node): TSESTree.TypeNode | undefined {
  const source = bare(given);
  if (source.type !== AST_NODE_TYPES.Identifier) return undefined;
  const definition = ASTUtils.findVariable(sourceCode.getScope(source), source.name)?.defs[0];
  let type = definition && annotationOf(definition);
  if (type?.type === AST_NODE_TYPES.TSTypeOperator) type = type.typeAnnotation;
  if (type?.type === AST_NODE_TYPES.TSArrayType) return type.elementType;
  if (type?.type !== AST_NODE_TYPES.TSTypeReference || type.typeArguments?.params.length !== 1)
    return undefined;
  return type.typeArguments.params[0];
}
