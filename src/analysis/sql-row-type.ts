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
      return hops > 0 && !type.typeArguments ? namedKeys(resolution, type.typeName, hops - 1) : undefined;
    default:
      return undefined;
  }
}

function namedKeys(resolution: Resolution, name: TSESTree.Node, hops: number): readonly string[] | undefined {
  if (name.type !== AST_NODE_TYPES.Identifier) return undefined;
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

/** Where a name is declared, in this file or in that which it is imported from. */
function declarationOf(resolution: Resolution, name: TSESTree.Identifier): TSESTree.Node | undefined {
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(name), name.name);
  const [definition, another] = variable?.defs ?? [];
  if (!definition || another) return undefined;
  const imported = importOf(definition);
  return imported ? importedNode(resolution, imported)?.parent : definition.node;
}

function keyOf(element: TSESTree.TypeElement): string | undefined {
  return element.type === AST_NODE_TYPES.TSPropertySignature && !element.optional
    ? keyName(element)
    : undefined;
}

function all<Item>(items: readonly (Item | undefined)[]): readonly Item[] | undefined {
  return items.includes(undefined) ? undefined : (items as readonly Item[]);
}
