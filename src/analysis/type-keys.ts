import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { keyName } from '../resolve/syntax.js';
import { declarationOf } from './declaration-of.js';
import { allOf, keysOfSchema, schemasOfName, type Key } from './schema-keys.js';

/** Which keys does a type have that the project writes out? `undefined` where something else is in it. */
export function keysOfType(
  resolution: Resolution,
  type: TSESTree.TypeNode,
  hops = furthest,
): readonly Key[] | undefined {
  switch (type.type) {
    case AST_NODE_TYPES.TSTypeLiteral:
      return together([allOf(type.members.map((member) => keyOf(resolution, member)))]);
    case AST_NODE_TYPES.TSIntersectionType:
      return together(type.types.map((part) => keysOfType(resolution, part, hops)));
    case AST_NODE_TYPES.TSTypeReference: {
      if (hops === 0) return undefined;
      const { typeName, typeArguments } = type;
      if (!typeArguments) return namedKeys(resolution, typeName, hops - 1);
      const [first, second] = typeArguments.params;
      return first?.type === AST_NODE_TYPES.TSTypeQuery
        ? inferredKeys(resolution, typeName, first)
        : keysOfGeneric(resolution, typeName, [first, second], hops - 1);
    }
    default:
      return undefined;
  }
}

/** How many types are made one from another. */
const furthest = 4;

/** `z.infer<typeof User>` */
function inferredKeys(
  resolution: Resolution,
  type: TSESTree.EntityName,
  { exprName }: TSESTree.TSTypeQuery,
): readonly Key[] | undefined {
  const isMember = type.type === AST_NODE_TYPES.TSQualifiedName;
  const library = schemasOfName(resolution, isMember ? type.left : type);
  const name = isMember ? type.right.name : 'name' in type ? type.name : '';
  return library?.types.test(name) ? keysOfSchema(resolution, exprName, 'result') : undefined;
}

/** `Pick<User, 'id'>`, `Omit<User, 'email'>`, and what only says that nothing is left out or changed. */
function keysOfGeneric(
  resolution: Resolution,
  name: TSESTree.Node,
  [type, chosen]: readonly (TSESTree.TypeNode | undefined)[],
  hops: number,
): readonly Key[] | undefined {
  if (name.type !== AST_NODE_TYPES.Identifier || !type || isDeclared(resolution, name)) return undefined;
  const keys = keysOfType(resolution, type, hops);
  if (name.name === 'Readonly') return keys;
  if (name.name === 'Required') return keys?.map((key) => ({ ...key, isThere: true }));
  const listed = chosen && textsOf(chosen);
  if (!keys || !listed) return undefined;
  const picked = listed.map((wanted) => keys.find((key) => key.name === wanted));
  if (name.name === 'Pick') return allOf(picked);
  return name.name === 'Omit' ? keys.filter((key) => !listed.includes(key.name)) : undefined;
}

function isDeclared(resolution: Resolution, name: TSESTree.Identifier): boolean {
  return (ASTUtils.findVariable(resolution.sourceCode.getScope(name), name.name)?.defs.length ?? 0) > 0;
}

/** `'id' | 'name'` */
function textsOf(type: TSESTree.TypeNode): readonly string[] | undefined {
  if (type.type === AST_NODE_TYPES.TSUnionType) return allOf(type.types.map(textsOf))?.flat();
  if (type.type !== AST_NODE_TYPES.TSLiteralType || type.literal.type !== AST_NODE_TYPES.Literal)
    return undefined;
  return typeof type.literal.value === 'string' ? [type.literal.value] : undefined;
}

function namedKeys(resolution: Resolution, name: TSESTree.Node, hops: number): readonly Key[] | undefined {
  const node = declarationOf(resolution, name);
  if (node?.type === AST_NODE_TYPES.TSTypeAliasDeclaration) {
    return node.typeParameters ? undefined : keysOfType(resolution, node.typeAnnotation, hops);
  }
  if (node?.type !== AST_NODE_TYPES.TSInterfaceDeclaration || node.typeParameters) return undefined;
  const inherited = node.extends.map(({ expression, typeArguments }) =>
    typeArguments || hops === 0 ? undefined : namedKeys(resolution, expression, hops - 1),
  );
  return together([...inherited, allOf(node.body.body.map((member) => keyOf(resolution, member)))]);
}

function keyOf(resolution: Resolution, element: TSESTree.TypeElement): Key | undefined {
  if (element.type !== AST_NODE_TYPES.TSPropertySignature) return undefined;
  const name = keyName(element);
  const type = element.typeAnnotation?.typeAnnotation;
  if (name === undefined) return undefined;
  return { name, isThere: !element.optional, isPlain: type !== undefined && isPlain(resolution, type, 2) };
}

/** Is a value of this type one that a column has: a text, number, date or a list of them? */
function isPlain(resolution: Resolution, type: TSESTree.TypeNode, hops: number): boolean {
  switch (type.type) {
    case AST_NODE_TYPES.TSArrayType:
      return isPlain(resolution, type.elementType, 0);
    case AST_NODE_TYPES.TSUnionType:
      return type.types.every((part) => isPlain(resolution, part, hops));
    case AST_NODE_TYPES.TSTypeReference: {
      const { typeName } = type;
      if (typeName.type === AST_NODE_TYPES.Identifier && /^(?:Buffer|Date)$/u.test(typeName.name))
        return true;
      const declared = hops > 0 ? declarationOf(resolution, typeName) : undefined;
      if (declared?.type === AST_NODE_TYPES.TSTypeAliasDeclaration)
        return isPlain(resolution, declared.typeAnnotation, hops - 1);
      return declared?.type === AST_NODE_TYPES.TSEnumDeclaration;
    }
    default:
      return plainTypes.has(type.type);
  }
}

const plainTypes: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.TSBigIntKeyword,
  AST_NODE_TYPES.TSBooleanKeyword,
  AST_NODE_TYPES.TSLiteralType,
  AST_NODE_TYPES.TSNullKeyword,
  AST_NODE_TYPES.TSNumberKeyword,
  AST_NODE_TYPES.TSStringKeyword,
]);

/** A key that one part requires is there, whatever another says. */
function together(parts: readonly (readonly Key[] | undefined)[]): readonly Key[] | undefined {
  const keys = new Map<string, Key>();
  for (const key of allOf(parts)?.flat() ?? []) {
    const before = keys.get(key.name);
    keys.set(key.name, { ...key, isThere: key.isThere || (before?.isThere ?? false) });
  }
  return parts.includes(undefined) ? undefined : [...keys.values()];
}
