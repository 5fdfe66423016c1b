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
  const abandons = at < 1 ? undefined : returnsIn(statements, resolution);
  if (!abandons) return undefined;
  const hoisted = hoistedFrom(statements, resolution);
  if (!hoisted) return undefined;
  const rollback = `await ${variable.name}.${failure}()${run === undefined ? '' : `.${run}()`}`;
  return {
    ...{ acquisition, statements, hoisted, rollback, releases: [], returned: [] },
    ...(abandons.length > 0 ? { abandons } : {}),
  };
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

/**
 * The returns in statements, each with a value that is there already; `undefined` where they can be left in yet another
 * way, and the transaction would stay open, or where somebody else catches what a rollback throws.
 */
function returnsIn(
  statements: readonly TSESTree.Statement[],
  { sourceCode }: Resolution,
): readonly TSESTree.ReturnStatement[] | undefined {
  const returns: TSESTree.ReturnStatement[] = [];
  const pending: { readonly node: TSESTree.Node; readonly isTried: boolean }[] = statements.map((node) => ({
    node,
    isTried: false,
  }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node } = next;
    if (leaving.has(node.type)) return undefined;
    if (node.type === AST_NODE_TYPES.ReturnStatement) {
      if (next.isTried || !isPlain(node.argument) || !holdsStatements.has(node.parent.type)) return undefined;
      returns.push(node);
    } else if (!isFunction(node)) {
      const isTried = next.isTried || node.type === AST_NODE_TYPES.TryStatement;
      for (const child of childNodes(node, sourceCode.visitorKeys)) pending.push({ node: child, isTried });
    }
  }
  return returns;
}

const leaving: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.BreakStatement,
  AST_NODE_TYPES.ContinueStatement,
  AST_NODE_TYPES.YieldExpression,
]);

const holdsStatements: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.BlockStatement,
  AST_NODE_TYPES.IfStatement,
]);

/** A name, a literal, or nothing: it is the same before the rollback and after it. */
function isPlain(value: TSESTree.Expression | null): boolean {
  return value === null || value.type === AST_NODE_TYPES.Identifier || value.type === AST_NODE_TYPES.Literal;
}
