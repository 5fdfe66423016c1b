import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, isFunction, keyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { returnedBy } from './returned.js';

/**
 * The expression whose value a name of a pattern holds, or the whole where that cannot be told apart: the first of two
 * in `const [rows, total] = await Promise.all([…, …])`, a property of what a function of this file returns.
 */
export function partsOf(
  resolution: Resolution,
  { id, init }: TSESTree.VariableDeclarator,
  variable: TSESLint.Scope.Variable,
): readonly TSESTree.Node[] {
  const whole = init ? bare(init) : id;
  if (whole.type !== AST_NODE_TYPES.CallExpression) return [init ?? id];
  const name = variable.defs[0]?.name;
  if (id.type === AST_NODE_TYPES.ArrayPattern) {
    const [list] = whole.arguments;
    if (list?.type !== AST_NODE_TYPES.ArrayExpression) return [init ?? id];
    const part = list.elements[id.elements.findIndex((element) => element === name)];
    return [part ?? init ?? id];
  }
  if (id.type !== AST_NODE_TYPES.ObjectPattern) return [init ?? id];
  const key = id.properties.find(
    (property) => property.type === AST_NODE_TYPES.Property && property.value === name,
  );
  const made = resolution.valueOf(whole.callee);
  if (key?.type !== AST_NODE_TYPES.Property || made?.kind !== 'function') return [init ?? id];
  if (resolution.at(made.node) !== resolution) return [init ?? id];
  const named = keyName(key);
  const parts = resultsOf(resolution, made.node).flatMap((object) => {
    if (object.type !== AST_NODE_TYPES.ObjectExpression) return [];
    const property = object.properties.find(
      (part) => part.type === AST_NODE_TYPES.Property && keyName(part) === named,
    );
    return property?.type === AST_NODE_TYPES.Property ? [property.value] : [];
  });
  return parts.length > 0 ? parts : [init ?? id];
}

/** What a function returns, or the callback of the transaction whose result it returns. */
function resultsOf(resolution: Resolution, callee: FunctionNode): readonly TSESTree.Node[] {
  return returnedBy(resolution, callee).flatMap((returned) => {
    const result = bare(returned);
    if (result.type !== AST_NODE_TYPES.CallExpression || !/transaction|^begin$/iu.test(calledName(result))) {
      return [result];
    }
    const callback = result.arguments.find((argument) => isFunction(argument));
    return isFunction(callback) ? returnedBy(resolution, callback).map(bare) : [result];
  });
}
