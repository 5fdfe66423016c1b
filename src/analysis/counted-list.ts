import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, enclosingFunction, propertyName } from '../resolve/syntax.js';
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

/**
 * The list that a loop goes through by an index of its own: `while (i < rows.length) { …; i++; }`, or down from its length:
 * `while (i-- > 0) { … }`.
 */
export function listCounted(
  resolution: Resolution,
  loop: TSESTree.DoWhileStatement | TSESTree.WhileStatement,
): TSESTree.Node | undefined {
  return listCountedUp(resolution, loop) ?? listCountedDown(resolution, loop);
}

function listCountedUp(
  resolution: Resolution,
  { body, test }: TSESTree.DoWhileStatement | TSESTree.WhileStatement,
): TSESTree.Node | undefined {
  const list = listCompared(resolution, test);
  if (!list || test.type !== AST_NODE_TYPES.BinaryExpression || body.type !== AST_NODE_TYPES.BlockStatement)
    return undefined;
  const counter = bare(test.left);
  if (counter.type !== AST_NODE_TYPES.Identifier) return undefined;
  const isCounted = body.body.some(
    (step) =>
      countsUp(step, counter.name) ||
      (takesNext(resolution, step, list, counter.name) && isOwn(resolution, counter)),
  );
  if (!isCounted) return undefined;
  return isChangedIn(resolution, body, list) ? undefined : list;
}

/** `let i = rows.length; while (i--) { … }`, `while (i-- > 0) { … }`, `while (--i >= 0) { … }` */
function listCountedDown(
  resolution: Resolution,
  { body, test }: TSESTree.DoWhileStatement | TSESTree.WhileStatement,
): TSESTree.Node | undefined {
  const condition = bare(test);
  const step = condition.type === AST_NODE_TYPES.BinaryExpression ? bare(condition.left) : condition;
  if (step.type !== AST_NODE_TYPES.UpdateExpression || step.operator !== '--') return undefined;
  if (step.argument.type !== AST_NODE_TYPES.Identifier) return undefined;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(step), step.argument.name);
  const writes = (variable?.references ?? []).filter(
    (reference) => reference.isWrite() && reference.identifier !== step.argument,
  );
  const start = writes.length === 1 ? writes[0]?.writeExpr : undefined;
  if (start?.type !== AST_NODE_TYPES.MemberExpression || propertyName(start) !== 'length') return undefined;
  return isChangedIn(resolution, body, start.object) ? undefined : start.object;
}

/** Is it the counter of a `while` that goes through a list, counted up as a step of the body, or where it takes the next? */
export function isStepOfCounter(
  resolution: Resolution,
  loop: TSESTree.Node,
  { parent: step }: TSESTree.Node,
): boolean {
  if (loop.type !== AST_NODE_TYPES.WhileStatement || loop.test.type !== AST_NODE_TYPES.BinaryExpression)
    return false;
  const counter = bare(loop.test.left);
  if (counter.type !== AST_NODE_TYPES.Identifier || !step) return false;
  const list = listCounted(resolution, loop);
  const statement = step.type === AST_NODE_TYPES.ExpressionStatement ? step : step.parent?.parent;
  if (!list || statement?.parent !== loop.body) return false;
  return (
    (statement.type === AST_NODE_TYPES.ExpressionStatement && countsUp(statement, counter.name)) ||
    (statement.type === AST_NODE_TYPES.VariableDeclaration &&
      takesNext(resolution, statement, list, counter.name))
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

/** Is it a variable of the function around? One from outside is shared, as by workers that each take the next. */
function isOwn({ sourceCode }: Resolution, counter: TSESTree.Identifier): boolean {
  const [definition] = ASTUtils.findVariable(sourceCode.getScope(counter), counter.name)?.defs ?? [];
  return definition !== undefined && enclosingFunction(definition.name) === enclosingFunction(counter);
}

/** `const row = rows[i++];` */
function takesNext(
  { sourceCode }: Resolution,
  statement: TSESTree.Statement,
  list: TSESTree.Node,
  counter: string,
): boolean {
  const taken = statement.type === AST_NODE_TYPES.VariableDeclaration && statement.declarations[0]?.init;
  const element = taken ? bare(taken) : undefined;
  if (element?.type !== AST_NODE_TYPES.MemberExpression || !element.computed) return false;
  const { object, property } = element;
  return (
    property.type === AST_NODE_TYPES.UpdateExpression &&
    property.operator === '++' &&
    property.argument.type === AST_NODE_TYPES.Identifier &&
    property.argument.name === counter &&
    sourceCode.getText(object) === sourceCode.getText(list)
  );
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
