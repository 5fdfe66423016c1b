import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Acquisition } from '../analysis/ownership-acquisition.js';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction, childNodes, propertyName } from '../resolve/syntax.js';
import {
  choiceIn,
  declarationOf,
  hoistedFrom,
  statementsAfter,
  type TryFinally,
} from './try-finally-plan.js';
import { ownerOf } from './try-finally-uses.js';

/**
 * Can everything between the begin of a transaction and its commit stand in a `try` whose `catch` rolls it back?
 * The commit stays behind the `try`: a transaction that failed to commit has ended, and cannot be rolled back.
 */
export function planRollback(call: Acquisition, resolution: Resolution): TryFinally | undefined {
  const { endsWith } = call.member.acquires ?? {};
  const acquisition = declarationOf(call.node);
  const owner = ownerOf(call.node);
  if (!endsWith || !acquisition || choiceIn(acquisition) || !owner?.async) return undefined;
  const [variable] = resolution.sourceCode.getDeclaredVariables(acquisition);
  if (!variable?.references.every((reference) => !reference.isWrite() || reference.init)) return undefined;

  const { success, failure, run } = endsWith;
  const ends = variable.references.flatMap(({ identifier: { parent } }) => {
    const name = parent.type === AST_NODE_TYPES.MemberExpression ? propertyName(parent) : undefined;
    return name === success || name === failure ? [{ name, node: parent }] : [];
  });
  const [end, another] = ends;
  if (end?.name !== success || another) return undefined;

  const after = statementsAfter(acquisition);
  const at = after.findIndex((statement) => isAwaited(statement, end.node));
  const statements = after.slice(0, at);
  if (at < 1 || statements.some((statement) => leaves(statement, resolution))) return undefined;
  const hoisted = hoistedFrom(statements, resolution);
  if (!hoisted) return undefined;
  const rollback = `await ${variable.name}.${failure}()${run === undefined ? '' : `.${run}()`}`;
  return { acquisition, statements, hoisted, rollback, releases: [], returned: [] };
}

/** `await transaction.commit();`, as a statement. */
function isAwaited(statement: TSESTree.Statement, end: TSESTree.Node): boolean {
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement) return false;
  const { expression } = statement;
  if (expression.type !== AST_NODE_TYPES.AwaitExpression) return false;
  let node: TSESTree.Node = expression.argument;
  while (node !== end) {
    if (node.type === AST_NODE_TYPES.CallExpression) node = node.callee;
    else if (node.type === AST_NODE_TYPES.MemberExpression) node = node.object;
    else return false;
  }
  return true;
}

/** Can a statement leave in another way than by an error? Then the transaction would stay open all the same. */
function leaves(root: TSESTree.Node, { sourceCode }: Resolution): boolean {
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (leaving.has(node.type)) return true;
    if (!isFunction(node)) pending.push(...childNodes(node, sourceCode.visitorKeys));
  }
  return false;
}

const leaving: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.ReturnStatement,
  AST_NODE_TYPES.BreakStatement,
  AST_NODE_TYPES.ContinueStatement,
  AST_NODE_TYPES.YieldExpression,
]);
