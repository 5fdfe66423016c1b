import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { assignedOnce } from './assigned-once.js';
import type { Iteration } from './iteration.js';
import { isElement } from './references.js';
import { nodesIn, rootOf } from './turn.js';

/**
 * Are the elements classes that each turn makes one of, or names of functions that it calls, so that there are as many as
 * somebody wrote? `for (const Task of tasks) await new Task().run()`, `for (const name of names) await jobs[name]()`
 */
export function goesOverClasses(resolution: Resolution, iteration: Iteration): boolean {
  for (const { node } of nodesIn(resolution, iteration.body)) {
    if (node.type === AST_NODE_TYPES.NewExpression && isOfElement(resolution, iteration, node.callee))
      return true;
    if (node.type === AST_NODE_TYPES.CallExpression && isNamedByElement(resolution, iteration, node.callee))
      return true;
  }
  return false;
}

/** `jobs[name]`, also as `const job = jobs[name]`, where the names are gone over. */
function isNamedByElement(resolution: Resolution, iteration: Iteration, callee: TSESTree.Node): boolean {
  const called = assignedOnce(resolution, callee);
  return (
    called.type === AST_NODE_TYPES.MemberExpression &&
    called.computed &&
    isElementName(resolution, iteration, called.property)
  );
}

/** `Task`, `task.Class`, or `tasks[name]` where the names are gone over. */
function isOfElement(resolution: Resolution, iteration: Iteration, callee: TSESTree.Node): boolean {
  const root = rootOf(assignedOnce(resolution, callee));
  return isElementName(resolution, iteration, root) || isNamedByElement(resolution, iteration, callee);
}

function isElementName(resolution: Resolution, iteration: Iteration, name: TSESTree.Node): boolean {
  if (name.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(name), name.name);
  return variable !== null && isElement(iteration, variable);
}
