import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Library } from '../catalogue/schema.js';
import { exportedFrom, exportedValue } from './exports.js';
import { importOf } from './imports.js';
import { ambientTypes, isForeignPackage, libraryOfExport } from './known-libraries.js';
import { resultOf } from './class-members.js';
import { listOf, mapTo } from './lists.js';
import { agreed, type Resolution } from './resolution.js';
import { isClass } from './syntax.js';
import { asInstance, functionType, givenBy, instance, libraryMember, other, type Value } from './value.js';

/** Global types that stand for what their first argument is. */
const transparentTypes = new Set([
  'Awaited',
  'Exclude',
  'Extract',
  'NonNullable',
  'Omit',
  'Partial',
  'Pick',
  'Promise',
  'PromiseLike',
  'Readonly',
  'Required',
]);

const lists = new Set(['Array', 'AsyncIterable', 'Iterable', 'ReadonlyArray', 'ReadonlySet', 'Set']);
const maps = new Set(['Map', 'ReadonlyMap', 'Record', 'WeakMap']);

/** What are values of this type known to be? */
export function annotationValue(resolution: Resolution, node: TSESTree.Node): Value | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.TSTypeReference:
      return referencedType(resolution, node);
    case AST_NODE_TYPES.TSUnionType:
      return agreed(node.types.filter((type) => !isNothing(type)).map(resolution.typeValue));
    case AST_NODE_TYPES.TSIntersectionType:
      return node.types.map(resolution.typeValue).find((value) => value && value.kind !== 'other');
    case AST_NODE_TYPES.TSTypeLiteral:
      return { kind: 'shape', elements: node.members };
    case AST_NODE_TYPES.TSArrayType:
      return listOf([resolution.typeValue(node.elementType)], true) ?? other;
    case AST_NODE_TYPES.TSTupleType:
      return listOf(node.elementTypes.map((type) => elementType(resolution, type))) ?? other;
    case AST_NODE_TYPES.TSTypeOperator:
      return node.typeAnnotation && resolution.typeValue(node.typeAnnotation);
    case AST_NODE_TYPES.TSTypeQuery:
      return queriedValue(resolution, node.exprName);
    case AST_NODE_TYPES.TSFunctionType:
      return node.returnType && functionType(node.params, node.returnType);
    case AST_NODE_TYPES.TSIndexedAccessType:
      return indexedType(resolution, node);
    case AST_NODE_TYPES.TSImportType:
      return importedType(resolution, node);
    case AST_NODE_TYPES.TSAnyKeyword:
    case AST_NODE_TYPES.TSUnknownKeyword:
    case AST_NODE_TYPES.TSObjectKeyword:
      return undefined;
    default:
      return other;
  }
}

/** The type of a catalogued library, by the name it is exported under. */
export function libraryType(library: Library, name: string): Value | undefined {
  if (Object.hasOwn(library.types, name) || Object.hasOwn(library.borrows ?? {}, name)) {
    return instance(library, name);
  }
  const exported = libraryMember({ kind: 'module', library }, name);
  return exported && (givenBy(exported, undefined) ?? asInstance(exported));
}

function referencedType(resolution: Resolution, node: TSESTree.TSTypeReference): Value | undefined {
  const path = entityPath(node.typeName);
  const [first, ...rest] = path;
  if (first === undefined) return undefined;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), first);
  if (!variable || variable.defs.length === 0) return globalType(resolution, node, path);
  const [definition] = variable.defs;
  const imported = definition && importOf(definition);
  if (imported) {
    const dotted = [...(imported.name === undefined ? [] : [imported.name]), ...rest];
    return typeOfPackage(resolution, imported.specifier, dotted, rest);
  }
  return definition && (localType(resolution, definition, rest) ?? onlyArgument(resolution, node));
}

/** An imported type: of a catalogued library, of a file of the project, or of another package. */
function typeOfPackage(
  resolution: Resolution,
  specifier: string,
  path: readonly string[],
  afterImport: readonly string[],
): Value | undefined {
  const library = resolution.libraryOf(specifier) ?? libraryOfExport(path[0] ?? '');
  if (!library) {
    const [name, ...rest] = path;
    const file = name === undefined ? undefined : resolution.fileOf(specifier, name);
    if (file && name !== undefined) return exportedType(file, name, rest);
    return isForeignPackage(specifier) ? other : undefined;
  }
  return (
    libraryType(library, path.join('.')) ??
    (afterImport.length > 0 ? libraryType(library, afterImport.join('.')) : undefined) ??
    (library.isOwn ? undefined : other)
  );
}

/** What are values of a type known to be that a file of the project exports under a name? */
function exportedType(file: Resolution, name: string, rest: readonly string[]): Value | undefined {
  const found = exportedFrom(file, name);
  if (!found) return undefined;
  const { home, meant } = found;
  if ('variable' in meant) return typeOfVariable(home, meant.variable, rest);
  if ('node' in meant) {
    if (isClass(meant.node)) return { kind: 'object', node: meant.node };
    if (meant.node.type !== AST_NODE_TYPES.Identifier) return undefined;
    const named = ASTUtils.findVariable(home.sourceCode.getScope(meant.node), meant.node.name); // `export default Users`
    return named ? typeOfVariable(home, named, rest) : undefined;
  }
  const [inner, ...further] = rest;
  return inner === undefined ? undefined : exportedType(meant.whole, inner, further);
}

function typeOfVariable(
  resolution: Resolution,
  { defs }: TSESLint.Scope.Variable,
  rest: readonly string[],
): Value | undefined {
  const definition = defs.find(({ node }) => isTypeDeclaration(node)) ?? defs[0];
  const imported = definition && importOf(definition);
  if (!imported) return definition && localType(resolution, definition, rest);
  const path = [...(imported.name === undefined ? [] : [imported.name]), ...rest];
  return typeOfPackage(resolution, imported.specifier, path, rest);
}

/** A name can stand for a type and a value: `type Role = …; const Role = …`. */
function isTypeDeclaration({ type }: TSESTree.Node): boolean {
  return type === AST_NODE_TYPES.TSTypeAliasDeclaration || type === AST_NODE_TYPES.TSInterfaceDeclaration;
}

function globalType(
  resolution: Resolution,
  node: TSESTree.TSTypeReference,
  path: readonly string[],
): Value | undefined {
  const name = path.join('.');
  const [argument, second] = node.typeArguments?.params ?? [];
  if (argument && lists.has(name)) return listOf([resolution.typeValue(argument)], true) ?? other;
  if (second && maps.has(name)) return mapTo(resolution.typeValue(second)) ?? other;
  if (argument && transparentTypes.has(name)) return resolution.typeValue(argument);
  if (argument && (name === 'ReturnType' || name === 'InstanceType')) {
    const value = resolution.typeValue(argument);
    if (value?.kind === 'class') return { kind: 'object', node: value.node };
    return value?.kind === 'member' ? givenBy(value, undefined) : value && resultOf(resolution, value);
  }
  const library = ambientTypes.get(name);
  return (library && libraryType(library, name)) ?? other;
}

/** `Maybe<Pool>`, where `type Maybe<T> = T | undefined`. */
function onlyArgument(resolution: Resolution, node: TSESTree.TSTypeReference): Value | undefined {
  const [argument, ...others] = node.typeArguments?.params ?? [];
  return argument && others.length === 0 ? resolution.typeValue(argument) : undefined;
}

function localType(
  resolution: Resolution,
  definition: TSESLint.Scope.Definition,
  rest: readonly string[],
): Value | undefined {
  const node: TSESTree.Node = definition.node;
  if (rest.length > 0) return undefined;
  if (node.type === AST_NODE_TYPES.TSTypeAliasDeclaration) {
    const value = resolution.typeValue(node.typeAnnotation);
    return value?.kind === 'shape' ? { ...value, declared: node } : value;
  }
  if (node.type === AST_NODE_TYPES.TSInterfaceDeclaration) return interfaceShape(resolution, node);
  if (isClass(node)) return { kind: 'object', node };
  if (node.type === AST_NODE_TYPES.TSTypeParameter) {
    return node.constraint ? resolution.typeValue(node.constraint) : undefined;
  }
  return other;
}

function interfaceShape(resolution: Resolution, node: TSESTree.TSInterfaceDeclaration): Value {
  const inherited = node.extends.flatMap((heritage) => {
    const value =
      heritage.expression.type === AST_NODE_TYPES.Identifier && baseType(resolution, heritage.expression);
    return value && value.kind === 'shape' ? value.elements : [];
  });
  if (node.body.body.length === 0 && inherited.length === 0) {
    const [heritage] = node.extends;
    const only =
      heritage?.expression.type === AST_NODE_TYPES.Identifier && baseType(resolution, heritage.expression);
    if (only) return only.kind === 'shape' ? { ...only, declared: node } : only;
  }
  return { kind: 'shape', elements: [...node.body.body, ...inherited], declared: node };
}

/** What a class says that it implements, or an interface that it extends. */
export function baseType(resolution: Resolution, name: TSESTree.Identifier): Value | undefined {
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(name), name.name);
  return variable ? typeOfVariable(resolution, variable, []) : undefined;
}

function queriedValue(resolution: Resolution, name: TSESTree.TSTypeQuery['exprName']): Value | undefined {
  if (name.type === AST_NODE_TYPES.TSImportType) return importedQuery(resolution, name);
  const path = entityPath(name);
  const [first, ...rest] = path;
  if (first === undefined) return undefined;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(name), first);
  const identifier = variable?.identifiers[0];
  let value = identifier && resolution.valueOf(identifier);
  for (const step of rest) value = value && resolution.memberOf(value, step);
  return value;
}

/** `typeof import('./db').open` */
function importedQuery(
  resolution: Resolution,
  { qualifier, source }: TSESTree.TSImportType,
): Value | undefined {
  const [name, ...rest] = qualifier ? entityPath(qualifier) : [];
  if (name === undefined || rest.length > 0 || typeof source.value !== 'string') return undefined;
  const library = resolution.libraryOf(source.value);
  if (library) return libraryMember({ kind: 'module', library }, name);
  const file = resolution.fileOf(source.value, name);
  return file && exportedValue(file, name);
}

function elementType(resolution: Resolution, node: TSESTree.TypeNode): Value | undefined {
  if (node.type === AST_NODE_TYPES.TSNamedTupleMember) return elementType(resolution, node.elementType);
  if (node.type === AST_NODE_TYPES.TSOptionalType) return elementType(resolution, node.typeAnnotation);
  return resolution.typeValue(node);
}

function indexedType(resolution: Resolution, node: TSESTree.TSIndexedAccessType): Value | undefined {
  const object = resolution.typeValue(node.objectType);
  const index = node.indexType;
  if (!object || index.type !== AST_NODE_TYPES.TSLiteralType) return undefined;
  const name = index.literal.type === AST_NODE_TYPES.Literal ? index.literal.value : undefined;
  return typeof name === 'string' ? resolution.memberOf(object, name) : undefined;
}

function importedType(resolution: Resolution, node: TSESTree.TSImportType): Value | undefined {
  const path = node.qualifier ? entityPath(node.qualifier) : [];
  const { source } = node;
  return path.length > 0 && typeof source.value === 'string'
    ? typeOfPackage(resolution, source.value, path, [])
    : undefined;
}

function entityPath(name: TSESTree.EntityName): readonly string[] {
  switch (name.type) {
    case AST_NODE_TYPES.Identifier:
      return [name.name];
    case AST_NODE_TYPES.TSQualifiedName: {
      const left = entityPath(name.left);
      return left.length > 0 ? [...left, name.right.name] : [];
    }
    default:
      return [];
  }
}

function isNothing(node: TSESTree.TypeNode): boolean {
  return node.type === AST_NODE_TYPES.TSNullKeyword || node.type === AST_NODE_TYPES.TSUndefinedKeyword;
}
