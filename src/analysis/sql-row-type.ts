import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { settledType } from '../resolve/type-argument.js';
import type { CallNode } from '../resolve/value.js';
import type { Key } from './schema-keys.js';
import { keysOfType } from './type-keys.js';

/** Which type do the rows of a call have, as it says: `query<User>(…)`, `await … as User[]`? */
export function rowTypeOf(call: CallNode): TSESTree.TypeNode | undefined {
  const written = call.typeArguments?.params;
  const type = written?.length === 1 ? written[0] : assertedType(call);
  return type && (elementOf(type) ?? type);
}

/** Which columns does the type say that the rows of a call have? */
export function columnsTyped(resolution: Resolution, call: CallNode): readonly string[] | undefined {
  const type = rowTypeOf(call);
  return type && columnsOfType(resolution, type);
}

/** Which columns does a type say that rows have? `undefined` where one of them may be left out, or it is none of rows. */
export function columnsOfType(
  resolution: Resolution,
  type: TSESTree.TypeNode,
): readonly string[] | undefined {
  return columnsIn(keysOfType(resolution, type));
}

/** The same of a type that nobody says is one of rows: each of its keys has to look like a column. */
export function columnsOfPlainType(
  resolution: Resolution,
  type: TSESTree.TypeNode,
): readonly string[] | undefined {
  const keys = keysOfType(resolution, type);
  return keys?.every(({ isPlain }) => isPlain) ? columnsIn(keys) : undefined;
}

function columnsIn(keys: readonly Key[] | undefined): readonly string[] | undefined {
  if (!keys?.length || !keys.every(({ isThere }) => isThere)) return undefined;
  const names = keys.map(({ name }) => name);
  return names.some((name) => name === 'rows' || name === 'length') ? undefined : names;
}

/** The type of one row, where a value of this type is one or a list of them: `Promise<User[]>`, `User | undefined`. */
export function rowTypeIn(type: TSESTree.TypeNode, kind: 'row' | 'rows'): TSESTree.TypeNode | undefined {
  const inner = settledType(type);
  const parts =
    inner.type === AST_NODE_TYPES.TSUnionType ? inner.types.filter((part) => !isEmpty(part)) : [inner];
  const [only, another] = parts;
  if (!only || another) return undefined;
  return kind === 'rows' ? elementOf(only) : only;
}

function isEmpty({ type }: TSESTree.TypeNode): boolean {
  return type === AST_NODE_TYPES.TSNullKeyword || type === AST_NODE_TYPES.TSUndefinedKeyword;
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
  return argumentOf(type, /^(?:Readonly)?Array$/u);
}

function argumentOf(type: TSESTree.TypeNode, name: RegExp): TSESTree.TypeNode | undefined {
  const isNamed =
    type.type === AST_NODE_TYPES.TSTypeReference &&
    type.typeName.type === AST_NODE_TYPES.Identifier &&
    name.test(type.typeName.name);
  return isNamed ? type.typeArguments?.params[0] : undefined;
}
