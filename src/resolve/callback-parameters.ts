import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { expectedValue } from './expected-value.js';
import { elementOf } from './lists.js';
import { agreed, type Resolution } from './resolution.js';
import { bare, isFunction, keyName, propertyName } from './syntax.js';
import { calledMember, instance, type FunctionNode, type Value } from './value.js';

/** What is the parameter of a function known to be, from where the function is handed to or declared? */
export function callbackParameter(
  resolution: Resolution,
  node: FunctionNode | TSESTree.Identifier,
  index: number,
): Value | undefined {
  const { parent } = node;
  if (parent.type !== AST_NODE_TYPES.CallExpression) {
    return (
      parameterOfType(resolution, expectedValue(resolution, node), index) ??
      parameterByNames(resolution, node, index)
    );
  }
  if (parent.callee === node) return undefined;
  return (
    handedByLibrary(resolution, parent, index) ??
    settledValue(resolution, parent, node, index) ??
    listedValue(resolution, parent, node, index) ??
    askedByFunction(resolution, parent, node, index)
  );
}

/** What a library hands to its callback: the `tx` of `prisma.$transaction(async (tx) => …)`. */
function handedByLibrary(
  resolution: Resolution,
  call: TSESTree.CallExpression,
  index: number,
): Value | undefined {
  const called = calledMember(resolution.valueOf(call.callee)) ?? resolution.callAt(call);
  const type = called?.member.callback?.[index];
  return called && type !== undefined ? instance(called.library, type, called.evidence) : undefined;
}

/** What a promise gives: the `client` of `pool.connect().then((client) => …)`. */
function settledValue(
  resolution: Resolution,
  call: TSESTree.CallExpression,
  node: TSESTree.Node,
  index: number,
): Value | undefined {
  const callee = bare(call.callee);
  return callee.type === AST_NODE_TYPES.MemberExpression &&
    propertyName(callee) === 'then' &&
    call.arguments[0] === node &&
    index === 0
    ? resolution.awaitedValue(callee.object)
    : undefined;
}

const perElement = new Set(['every', 'filter', 'find', 'flatMap', 'forEach', 'map', 'some']);

/** An element of a list: the `source` of `sources.map((source) => …)`. */
function listedValue(
  resolution: Resolution,
  call: TSESTree.CallExpression,
  node: TSESTree.Node,
  index: number,
): Value | undefined {
  const callee = bare(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || call.arguments[0] !== node || index > 0)
    return undefined;
  if (!perElement.has(propertyName(callee) ?? '')) return undefined;
  const value = resolution.valueOf(callee.object);
  return value?.kind === 'map' ? value.value : elementOf(value);
}

/** What a function of this file says that it hands to the function that it is given. */
function askedByFunction(
  resolution: Resolution,
  call: TSESTree.CallExpression,
  node: TSESTree.Node,
  index: number,
): Value | undefined {
  const callee = resolution.valueOf(call.callee);
  if (callee?.kind !== 'function') return undefined;
  const parameter = callee.node.params[call.arguments.findIndex((argument) => argument === node)];
  if (!parameter) return undefined;
  const annotation = 'typeAnnotation' in parameter ? parameter.typeAnnotation : undefined;
  if (annotation) {
    return (
      parameterOfType(resolution, resolution.typeValue(annotation.typeAnnotation), index) ??
      elementOfGiven(resolution, call, callee.node, annotation.typeAnnotation, index)
    );
  }
  return handedInside(resolution, callee.node, parameter, index);
}

/** An element of the list that is given beside: `fn: (item: T) => …` of `each<T>(items: Iterable<T>, fn)`. */
function elementOfGiven(
  resolution: Resolution,
  call: TSESTree.CallExpression,
  { params, typeParameters }: FunctionNode,
  type: TSESTree.TypeNode,
  index: number,
): Value | undefined {
  const asked = type.type === AST_NODE_TYPES.TSFunctionType ? type.params[index] : undefined;
  const name =
    asked && namedType('typeAnnotation' in asked ? asked.typeAnnotation?.typeAnnotation : undefined);
  if (name === undefined || !typeParameters?.params.some((parameter) => parameter.name.name === name))
    return undefined;
  const list = params.findIndex((parameter) => {
    const given = 'typeAnnotation' in parameter ? parameter.typeAnnotation?.typeAnnotation : undefined;
    return given !== undefined && namedType(elementType(given)) === name;
  });
  const value = call.arguments[list] && resolution.valueOf(call.arguments[list]);
  return value && elementOf(value);
}

/** `T` of `T[]`, `readonly T[]`, `Iterable<T>` and the like */
function elementType(type: TSESTree.TypeNode): TSESTree.TypeNode | undefined {
  if (type.type === AST_NODE_TYPES.TSTypeOperator && type.typeAnnotation)
    return elementType(type.typeAnnotation);
  if (type.type === AST_NODE_TYPES.TSArrayType) return type.elementType;
  const isList = /^(?:Array|Iterable|ReadonlyArray|Set)$/u.test(namedType(type) ?? '');
  return isList && type.type === AST_NODE_TYPES.TSTypeReference ? type.typeArguments?.params[0] : undefined;
}

function namedType(type: TSESTree.TypeNode | undefined): string | undefined {
  return type?.type === AST_NODE_TYPES.TSTypeReference && type.typeName.type === AST_NODE_TYPES.Identifier
    ? type.typeName.name
    : undefined;
}

/** What a function calls its parameter with: the `client` of `async function withClient(work) { … work(client) … }`. */
function handedInside(
  resolution: Resolution,
  host: FunctionNode,
  parameter: TSESTree.Parameter,
  index: number,
): Value | undefined {
  if (parameter.type !== AST_NODE_TYPES.Identifier || resolution.at(host) !== resolution) return undefined;
  const scope = resolution.sourceCode.scopeManager?.acquire(host);
  const references = scope?.set.get(parameter.name)?.references ?? [];
  const handed = references.flatMap(({ identifier: { parent }, identifier }) =>
    parent.type === AST_NODE_TYPES.CallExpression && parent.callee === identifier ? [parent] : [],
  );
  return agreed(handed.map(({ arguments: given }) => given[index] && resolution.valueOf(given[index])));
}

/** What do the calls of a function of this file hand to it, also a library that it is handed to? */
export function handedByCallers(
  resolution: Resolution,
  node: FunctionNode,
  index: number,
): Value | undefined {
  const name = nameOf(node);
  const variable = name && ASTUtils.findVariable(resolution.sourceCode.getScope(node), name.name);
  if (!variable || variable.references.length > mostCalls) return undefined;
  const handed = agreed(
    variable.references.map(({ identifier }) => {
      const { parent } = identifier;
      if (parent.type !== AST_NODE_TYPES.CallExpression || identifier.type !== AST_NODE_TYPES.Identifier) {
        return undefined;
      }
      if (parent.callee !== identifier) return callbackParameter(resolution, identifier, index);
      const before = parent.arguments.slice(0, index + 1);
      const given = before.some(({ type }) => type === AST_NODE_TYPES.SpreadElement)
        ? undefined
        : before[index];
      return given && resolution.valueOf(given);
    }),
  );
  return handed?.kind === 'function' ? undefined : handed; // what it is handed to do is looked into where it is called
}

/** More is a helper of all kinds of callers. */
const mostCalls = 20;

function nameOf(node: FunctionNode): TSESTree.Identifier | undefined {
  if (node.id) return node.id;
  const { parent } = node;
  return parent.type === AST_NODE_TYPES.VariableDeclarator && parent.id.type === AST_NODE_TYPES.Identifier
    ? parent.id
    : undefined;
}

/**
 * A parameter that takes apart what one argument of a type of another package describes, by the same names: the options of
 * `const routes: Plugin<{ users: Users }> = async (app, { users }) => …`.
 */
function parameterByNames({ typeValue }: Resolution, node: TSESTree.Node, index: number): Value | undefined {
  const { parent } = node;
  const pattern = isFunction(node) ? node.params[index] : undefined;
  if (pattern?.type !== AST_NODE_TYPES.ObjectPattern || parent?.type !== AST_NODE_TYPES.VariableDeclarator)
    return undefined;
  const type = parent.id.typeAnnotation?.typeAnnotation;
  if (type?.type !== AST_NODE_TYPES.TSTypeReference || parent.init !== node) return undefined;
  const taken = pattern.properties.map((property) =>
    property.type === AST_NODE_TYPES.Property ? keyName(property) : undefined,
  );
  const fitting = (type.typeArguments?.params ?? []).map(typeValue).filter((value) => {
    const named = value?.kind === 'shape' ? value.elements.map(keyOfMember) : [];
    return taken.length > 0 && taken.every((name) => name !== undefined && named.includes(name));
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

function keyOfMember(member: TSESTree.Node): string | undefined {
  return member.type === AST_NODE_TYPES.TSPropertySignature ? keyName(member) : undefined;
}

function parameterOfType(resolution: Resolution, type: Value | undefined, index: number): Value | undefined {
  const parameter = type?.kind === 'function-type' ? type.params[index] : undefined;
  return parameter?.type === AST_NODE_TYPES.Identifier && parameter.typeAnnotation
    ? resolution.typeValue(parameter.typeAnnotation.typeAnnotation)
    : undefined;
}
