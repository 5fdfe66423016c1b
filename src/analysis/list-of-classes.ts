import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { assignedOnce } from './assigned-once.js';
import type { Iteration } from './iteration.js';
import { isElement } from './references.js';
import { nodesIn, rootOf } from './turn.js';

/**
 * Are the elements classes that each turn makes one of, so that there are as many as somebody wrote?
 * `for (const Task of tasks) await new Task().run()`
 */
export function goesOverClasses(resolution: Resolution, iteration: Iteration): boolean {
  for (const { node } of nodesIn(resolution, iteration.body)) {
    if (node.type === AST_NODE_TYPES.NewExpression && isOfElement(resolution, iteration, node.callee))
      return true;
  }
  return false;
}

/** `Task`, `task.Class`, or `tasks[name]` where the names are gone over. */
function isOfElement(resolution: Resolution, iteration: Iteration, callee: TSESTree.Node): boolean {
  const made = assignedOnce(resolution, callee);
  const isByKey = made.type === AST_NODE_TYPES.MemberExpression && made.computed;
  return [rootOf(made), ...(isByKey ? [made.property] : [])].some((name) => {
    if (name.type !== AST_NODE_TYPES.Identifier) return false;
    const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(name), name.name);
    return variable !== null && isElement(iteration, variable);
  });
}
