import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from './resolution.js';
import { bare, propertyName } from './syntax.js';
import { calledMember, instance, type FunctionNode, type Value } from './value.js';

/** What is the parameter of a function known to be, from where the function is handed to or declared? */
export function callbackParameter(
  resolution: Resolution,
  node: FunctionNode,
  index: number,
): Value | undefined {
  const { parent } = node;
  if (parent.type === AST_NODE_TYPES.VariableDeclarator && parent.id.typeAnnotation) {
    return parameterOfType(resolution, resolution.typeValue(parent.id.typeAnnotation.typeAnnotation), index);
  }
  if (parent.type !== AST_NODE_TYPES.CallExpression || parent.callee === node) return undefined;
  return (
    handedByLibrary(resolution, parent, index) ??
    settledValue(resolution, parent, node, index) ??
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
  node: FunctionNode,
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

/** What a function of this file says that it hands to the function that it is given. */
function askedByFunction(
  resolution: Resolution,
  call: TSESTree.CallExpression,
  node: FunctionNode,
  index: number,
): Value | undefined {
  const callee = resolution.valueOf(call.callee);
  if (callee?.kind !== 'function') return undefined;
  const parameter = callee.node.params[call.arguments.findIndex((argument) => argument === node)];
  const annotation = parameter && 'typeAnnotation' in parameter ? parameter.typeAnnotation : undefined;
  return annotation && parameterOfType(resolution, resolution.typeValue(annotation.typeAnnotation), index);
}

function parameterOfType(resolution: Resolution, type: Value | undefined, index: number): Value | undefined {
  const parameter = type?.kind === 'function-type' ? type.params[index] : undefined;
  return parameter?.type === AST_NODE_TYPES.Identifier && parameter.typeAnnotation
    ? resolution.typeValue(parameter.typeAnnotation.typeAnnotation)
    : undefined;
}
