import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import { nodesIn } from './turn.js';

/** The list whose length a condition compares with: `rows` of `i < rows.length`, also where `n` was set to that. */
export function listCompared(resolution: Resolution, test: TSESTree.Node | null): TSESTree.Node | undefined {
  if (test?.type !== AST_NODE_TYPES.BinaryExpression) return undefined;
  for (const side of [test.left, test.right]) {
    const length = assignedOnce(resolution, side);
    if (length.type === AST_NODE_TYPES.MemberExpression && propertyName(length) === 'length')
      return length.object;
  }
  return undefined;
}

/** The list that a loop goes through by an index of its own: `while (i < rows.length) { …; i++; }`. */
export function listCounted(
  resolution: Resolution,
  { body, test }: TSESTree.DoWhileStatement | TSESTree.WhileStatement,
): TSESTree.Node | undefined {
  const list = listCompared(resolution, test);
  if (!list || test.type !== AST_NODE_TYPES.BinaryExpression || body.type !== AST_NODE_TYPES.BlockStatement)
    return undefined;
  const counter = bare(test.left);
  if (counter.type !== AST_NODE_TYPES.Identifier || !body.body.some((step) => countsUp(step, counter.name)))
    return undefined;
  return isChangedIn(resolution, body, list) ? undefined : list;
}

/** Is it the counter of a `while` that goes through a list, counted up as a step of the body? */
export function isStepOfCounter(
  resolution: Resolution,
  loop: TSESTree.Node,
  { parent: step }: TSESTree.Node,
): boolean {
  if (loop.type !== AST_NODE_TYPES.WhileStatement || loop.test.type !== AST_NODE_TYPES.BinaryExpression)
    return false;
  const counter = bare(loop.test.left);
  return (
    counter.type === AST_NODE_TYPES.Identifier &&
    step?.type === AST_NODE_TYPES.ExpressionStatement &&
    step.parent === loop.body &&
    countsUp(step, counter.name) &&
    listCounted(resolution, loop) !== undefined
  );
}

/** `i++`, `i += 1` */
function countsUp(statement: TSESTree.Statement, name: string): boolean {
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement) return false;
  const { expression } = statement;
  const place =
    expression.type === AST_NODE_TYPES.UpdateExpression && expression.operator === '++'
      ? expression.argument
      : expression.type === AST_NODE_TYPES.AssignmentExpression &&
          expression.operator === '+=' &&
          expression.right.type === AST_NODE_TYPES.Literal &&
          expression.right.value === 1
        ? expression.left
        : undefined;
  return place?.type === AST_NODE_TYPES.Identifier && place.name === name;
}

function isChangedIn(resolution: Resolution, body: TSESTree.Node, list: TSESTree.Node): boolean {
  const text = resolution.sourceCode.getText(list);
  for (const { node } of nodesIn(resolution, body)) {
    const changed =
      node.type === AST_NODE_TYPES.AssignmentExpression
        ? node.left
        : node.type === AST_NODE_TYPES.MemberExpression &&
            /^(?:pop|push|shift|splice|unshift)$/u.test(propertyName(node) ?? '')
          ? node.object
          : undefined;
    if (changed && resolution.sourceCode.getText(changed) === text) return true;
  }
  return false;
}
