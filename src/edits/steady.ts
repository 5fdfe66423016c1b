import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { isInside, type Iteration } from '../analysis/iteration.js';
import { isOwnOf, usesIn } from '../analysis/references.js';
import { importOf } from '../resolve/imports.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, childNodes, isFunction } from '../resolve/syntax.js';

const accessor =
  /^(?:get|use|with)[A-Z]|(?:[cC]lient|[cC]onnection|[cC]ollection|[dD]b|[rR]epo(?:sitory)?|[mM]odel)$/u;
const pureFunction = /^(?:BigInt|Boolean|Date|Number|String|now)$/u;

/**
 * Does an expression mean the same before, in and after each turn of a loop? Parts that are listed are left out.
 * A time of now counts as the same.
 */
export function isSteady(
  resolution: Resolution,
  iteration: Iteration,
  root: TSESTree.Node,
  except: ReadonlySet<TSESTree.Node>,
): boolean {
  const { sourceCode } = resolution;
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (except.has(node)) continue;
    switch (node.type) {
      case AST_NODE_TYPES.AssignmentExpression:
      case AST_NODE_TYPES.AwaitExpression:
      case AST_NODE_TYPES.UpdateExpression:
      case AST_NODE_TYPES.YieldExpression:
        return false;
      case AST_NODE_TYPES.CallExpression:
        if (!isSteadyCall(resolution, node, root)) return false;
        break;
      case AST_NODE_TYPES.Identifier:
        if (!isSteadyName(resolution, iteration, node)) return false;
        continue;
      case AST_NODE_TYPES.NewExpression:
        if (sourceCode.getText(node.callee) !== 'Date') return false;
        break;
      case AST_NODE_TYPES.Property:
        pending.push(node.value);
        if (node.computed) pending.push(node.key);
        continue;
      case AST_NODE_TYPES.MemberExpression:
        pending.push(node.object);
        if (node.computed) pending.push(node.property);
        continue;
      case AST_NODE_TYPES.UnaryExpression:
        if (node.operator === 'delete') return false;
        break;
    }
    if (isFunction(node)) {
      for (const { variable } of usesIn(resolution, node)) {
        if (!isInside(variable.defs[0]?.name ?? node.body, node) && !staysAsItIs(iteration, variable))
          return false;
      }
      continue;
    }
    pending.push(...childNodes(node, sourceCode.visitorKeys));
  }
  return true;
}

function isSteadyName({ sourceCode }: Resolution, iteration: Iteration, node: TSESTree.Identifier): boolean {
  if (node.parent.type === AST_NODE_TYPES.TSTypeReference) return true;
  const variable = ASTUtils.findVariable(sourceCode.getScope(node), node.name);
  return variable === null || variable.defs.length === 0 || staysAsItIs(iteration, variable);
}

/** Is the variable assigned neither in the loop nor by a function that could run meanwhile? */
function staysAsItIs(iteration: Iteration, variable: TSESLint.Scope.Variable): boolean {
  if (isOwnOf(iteration, variable)) return false;
  return variable.references.every(
    (reference) =>
      !reference.isWrite() ||
      reference.init ||
      (reference.from.variableScope === variable.scope.variableScope &&
        !isInside(reference.identifier, iteration.node)),
  );
}

/** A call of a library, an accessor such as `getCollection('users')`, or a function that only makes a value. */
function isSteadyCall(resolution: Resolution, node: TSESTree.CallExpression, root: TSESTree.Node): boolean {
  if (resolution.callAt(node)) return true;
  const callee = bare(node.callee);
  const name = calledName(node);
  if (pureFunction.test(name)) return true;
  if (callee.type === AST_NODE_TYPES.Identifier) {
    const [definition] =
      ASTUtils.findVariable(resolution.sourceCode.getScope(callee), callee.name)?.defs ?? [];
    const imported = definition && importOf(definition);
    if (imported && resolution.libraryOf(imported.specifier)) return true;
  }
  // What a request is made on.
  const { parent } = node;
  return parent.type === AST_NODE_TYPES.MemberExpression && node !== root && accessor.test(name);
}
