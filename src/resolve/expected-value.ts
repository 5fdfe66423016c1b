import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { elementOf } from './lists.js';
import type { Resolution } from './resolution.js';
import { enclosingFunction, keyName } from './syntax.js';
import type { Value } from './value.js';

/**
 * What is an expression expected to be by where it is written: `{ … }` of `const step: Step = { … }`, and in it `run() { … }`?
 * TypeScript takes the types of parameters from there.
 */
export function expectedValue(resolution: Resolution, node: TSESTree.Node): Value | undefined {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.init === node ? ofAnnotation(resolution, parent.id.typeAnnotation) : undefined;
    case AST_NODE_TYPES.PropertyDefinition:
      return parent.value === node ? ofAnnotation(resolution, parent.typeAnnotation) : undefined;
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
      return resolution.typeValue(parent.typeAnnotation) ?? expectedValue(resolution, parent);
    case AST_NODE_TYPES.Property: {
      const name = parent.value === node ? keyName(parent) : undefined;
      const owner = name === undefined ? undefined : expectedValue(resolution, parent.parent);
      if (owner?.kind === 'map') return owner.value;
      return owner && name !== undefined ? resolution.memberOf(owner, name) : undefined;
    }
    case AST_NODE_TYPES.ArrayExpression:
      return elementOf(
        expectedValue(resolution, parent),
        parent.elements.findIndex((element) => element === node),
      );
    case AST_NODE_TYPES.ReturnStatement:
      return ofAnnotation(resolution, enclosingFunction(parent)?.returnType);
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return parent.body === node ? ofAnnotation(resolution, parent.returnType) : undefined;
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return ofArgument(resolution, parent, node);
    default:
      return undefined;
  }
}

function ofAnnotation(
  resolution: Resolution,
  annotation: TSESTree.TSTypeAnnotation | undefined,
): Value | undefined {
  return annotation && resolution.typeValue(annotation.typeAnnotation);
}

/** What a function of the project says of the parameter for which an argument is given. */
function ofArgument(
  resolution: Resolution,
  { arguments: given, callee }: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: TSESTree.Node,
): Value | undefined {
  const index = given.findIndex((candidate) => candidate === argument);
  const called = index < 0 ? undefined : resolution.valueOf(callee);
  const parameter =
    called?.kind === 'function'
      ? called.node.params[index]
      : called?.kind === 'function-type'
        ? called.params[index]
        : undefined;
  return parameter && 'typeAnnotation' in parameter
    ? ofAnnotation(resolution, parameter.typeAnnotation)
    : undefined;
}
