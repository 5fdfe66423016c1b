import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { importedNode } from '../resolve/exports.js';
import { importOf } from '../resolve/imports.js';
import type { Resolution } from '../resolve/resolution.js';
import { keyName } from '../resolve/syntax.js';
import type { CallNode } from '../resolve/value.js';

/** Which columns does the type say that the rows of a call have? Reads `query<User>(…)` and `await … as User[]`. */
export function columnsTyped(resolution: Resolution, call: CallNode): readonly string[] | undefined {
  const written = call.typeArguments?.params;
  const type = written?.length === 1 ? written[0] : assertedType(call);
  if (!type) return undefined;
  const names = keysOf(resolution, elementOf(type) ?? type, 3);
  const isResult = names?.some((name) => name === 'rows' || name === 'length');
  return names?.length && !isResult ? [...new Set(names)] : undefined;
}

/** `const users: User[] = await …`, `(await …) as User[]` */
function assertedType(call: CallNode): TSESTree.TypeNode | undefined {
  const { parent } = call;
  if (parent.type !== AST_NODE_TYPES.AwaitExpression) return undefined;
  const holder = parent.parent;
  let type: TSESTree.TypeNode | undefined;
  if (holder.type === AST_NODE_TYPES.TSAsExpression) type = holder.typeAnnotation;
  if (holder.type === AST_NODE_TYPES.VariableDeclarator) type = holder.id.typeAnnotation?.typeAnnotation;
  return type && elementOf(type) && type;
}

/** The type of the elements of `User[]`, `readonly User[]` and `Array<User>`. */
function elementOf(type: TSESTree.TypeNode): TSESTree.TypeNode | undefined {
  if (type.type === AST_NODE_TYPES.TSArrayType) return type.elementType;
  if (type.type === AST_NODE_TYPES.TSTypeOperator)
    return type.typeAnnotation && elementOf(type.typeAnnotation);
  if (type.type !== AST_NODE_TYPES.TSTypeReference || type.typeName.type !== AST_NODE_TYPES.Identifier)
    return undefined;
  return /^(?:Readonly)?Array$/u.test(type.typeName.name) ? type.typeArguments?.params[0] : undefined;
}

/** The keys of a type that the project writes out; `undefined` where something else, or something optional, is in it. */
function keysOf(
  resolution: Resolution,
  type: TSESTree.TypeNode,
  hops: number,
): readonly string[] | undefined {
  switch (type.type) {
    case AST_NODE_TYPES.TSTypeLiteral:
      return all(type.members.map(keyOf));
    case AST_NODE_TYPES.TSIntersectionType:
      return all(type.types.map((part) => keysOf(resolution, part, hops)))?.flat();
    case AST_NODE_TYPES.TSTypeReference:
      if (hops === 0) return undefined;
      return type.typeArguments
        ? keysOfGeneric(resolution, type.typeName, type.typeArguments.params, hops - 1)
        : namedKeys(resolution, type.typeName, hops - 1);
    default:
      return undefined;
  }
}

/** `Pick<User, 'id'>`, `Omit<User, 'email'>`, and what only says that nothing is left out or changed. */
function keysOfGeneric(
  resolution: Resolution,
  name: TSESTree.Node,
  [type, chosen]: readonly TSESTree.TypeNode[],
  hops: number,
): readonly string[] | undefined {
  if (name.type !== AST_NODE_TYPES.Identifier || !type || isDeclared(resolution, name)) return undefined;
  const keys = keysOf(resolution, type, hops);
  if (/^(?:Readonly|Required)$/u.test(name.name)) return keys;
  const listed = chosen && textsOf(chosen);
  if (!keys || !listed) return undefined;
  if (name.name === 'Pick') return listed.every((key) => keys.includes(key)) ? listed : undefined;
  return name.name === 'Omit' ? keys.filter((key) => !listed.includes(key)) : undefined;
}

function isDeclared(resolution: Resolution, name: TSESTree.Identifier): boolean {
  return (ASTUtils.findVariable(resolution.sourceCode.getScope(name), name.name)?.defs.length ?? 0) > 0;
}

/** `'id' | 'name'` */
function textsOf(type: TSESTree.TypeNode): readonly string[] | undefined {
  if (type.type === AST_NODE_TYPES.TSUnionType) return all(type.types.map(textsOf))?.flat();
  if (type.type !== AST_NODE_TYPES.TSLiteralType || type.literal.type !== AST_NODE_TYPES.Literal)
    return undefined;
  return typeof type.literal.value === 'string' ? [type.literal.value] : undefined;
}

function namedKeys(resolution: Resolution, name: TSESTree.Node, hops: number): readonly string[] | undefined {
  const node = declarationOf(resolution, name);
  if (node?.type === AST_NODE_TYPES.TSTypeAliasDeclaration) {
    return node.typeParameters ? undefined : keysOf(resolution, node.typeAnnotation, hops);
  }
  if (node?.type !== AST_NODE_TYPES.TSInterfaceDeclaration || node.typeParameters) return undefined;
  const inherited = node.extends.map(({ expression, typeArguments }) =>
    typeArguments || hops === 0 ? undefined : namedKeys(resolution, expression, hops - 1),
  );
  return all([...inherited, all(node.body.body.map(keyOf))])?.flat();
}

/** Where a name is declared: in its file, or in that which it is imported from, also as `rows.User`. */
function declarationOf(asking: Resolution, name: TSESTree.Node): TSESTree.Node | undefined {
  const resolution = asking.at(name);
  const first = name.type === AST_NODE_TYPES.TSQualifiedName ? name.left : name;
  if (first.type !== AST_NODE_TYPES.Identifier) return undefined;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(first), first.name);
  const [definition, another] = variable?.defs ?? [];
  if (!definition || another) return undefined;
  const imported = importOf(definition);
  if (!imported) return name === first ? definition.node : undefined;
  const isWhole = imported.name === undefined;
  if (isWhole !== (name.type === AST_NODE_TYPES.TSQualifiedName)) return undefined;
  const meant = isWhole ? { ...imported, name: nameOf(name) } : imported;
  const node = importedNode(resolution, meant);
  return node?.type === AST_NODE_TYPES.Identifier ? node.parent : node;
}

function nameOf(name: TSESTree.Node): string | undefined {
  return name.type === AST_NODE_TYPES.TSQualifiedName ? name.right.name : undefined;
}

function keyOf(element: TSESTree.TypeElement): string | undefined {
  return element.type === AST_NODE_TYPES.TSPropertySignature && !element.optional
    ? keyName(element)
    : undefined;
}

function all<Item>(items: readonly (Item | undefined)[]): readonly Item[] | undefined {
  return items.includes(undefined) ? undefined : (items as readonly Item[]);
}
