import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Member } from '../catalogue/schema.js';
import { nodesIn } from '../analysis/turn.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';

/** A transaction that statements begin and that stays open when one of them throws. */
export interface OpenTransaction {
  /** The statement that rolls it back; `undefined` where it is not sure how that is said. */
  readonly rollback: string | undefined;
}

/** Which transaction stays open when statements throw? Whoever gets the connection next would then work inside of it. */
export function transactionLeftOpen(
  resolution: Resolution,
  statements: readonly TSESTree.Statement[],
  { begun }: NonNullable<Member['acquires']>,
): OpenTransaction | undefined {
  if (begun === 'ends-with-release') return undefined;
  let begins = false;
  for (const statement of statements) {
    for (const { node } of nodesIn(resolution, statement)) {
      if (node.type === AST_NODE_TYPES.CatchClause && rollsBack(resolution, node)) return undefined;
      begins ||= says(node, begin);
    }
  }
  if (!begins) return undefined;
  const rollbacks = statements.map(
    (statement) => rollbackOf(resolution, statement) ?? (begun && undone(statement, begun)),
  );
  return { rollback: rollbacks.find((text) => text !== undefined) };
}

/**
 * What undoes `await client.query('BEGIN')`, or `await connection.beginTransaction()`. Neither minds if there is
 * nothing to undo, as when the beginning itself fails.
 */
function rollbackOf({ sourceCode }: Resolution, statement: TSESTree.Statement): string | undefined {
  const call = awaitedCall(statement);
  if (call?.callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const [first, ...others] = call.arguments;
  const { object, property } = call.callee;
  if (others.length > 0 || object.type !== AST_NODE_TYPES.Identifier || call.callee.computed)
    return undefined;
  const head = `await ${object.name}.`;
  if (!first) {
    const isBegin = property.type === AST_NODE_TYPES.Identifier && property.name === 'beginTransaction';
    return isBegin ? `${head}rollback()` : undefined;
  }
  const text = sourceCode.getText(first);
  const word = /^(?<quote>["'`])(?:(?<lower>begin|start transaction)|BEGIN|START TRANSACTION)\b/u.exec(text);
  if (!word?.groups) return undefined;
  const { quote, lower } = word.groups;
  return `${head}${sourceCode.getText(property)}(${quote}${lower ? 'rollback' : 'ROLLBACK'}${quote})`;
}

/** What undoes `await runner.startTransaction()`, where the resource says whether there is something to undo. */
function undone(
  statement: TSESTree.Statement,
  { begin, undo, asks }: Exclude<NonNullable<NonNullable<Member['acquires']>['begun']>, string>,
): string | undefined {
  const call = awaitedCall(statement);
  if (call?.callee.type !== AST_NODE_TYPES.MemberExpression || propertyName(call.callee) !== begin)
    return undefined;
  const { object } = call.callee;
  return object.type === AST_NODE_TYPES.Identifier
    ? `if (${object.name}.${asks}) await ${object.name}.${undo}()`
    : undefined;
}

/** `await call();` */
function awaitedCall(statement: TSESTree.Statement): TSESTree.CallExpression | undefined {
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement) return undefined;
  const { expression } = statement;
  if (expression.type !== AST_NODE_TYPES.AwaitExpression) return undefined;
  return expression.argument.type === AST_NODE_TYPES.CallExpression ? expression.argument : undefined;
}

function rollsBack(resolution: Resolution, handler: TSESTree.CatchClause): boolean {
  for (const { node } of nodesIn(resolution, handler)) if (says(node, rollback)) return true;
  return false;
}

interface Words {
  readonly member: RegExp;
  readonly text: RegExp;
}

const begin: Words = {
  member: /^(?:begin|beginTransaction|startTransaction)$/u,
  text: /^\s*(?:begin|start\s+transaction)\b/iu,
};

const rollback: Words = { member: /^(?:abortTransaction|rollback\w*)$/iu, text: /^\s*rollback\b/iu };

/** `client.beginTransaction()`, or the text of `client.query('BEGIN')`. */
function says(node: TSESTree.Node, { member, text }: Words): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.CallExpression: {
      const callee = bare(node.callee);
      return callee.type === AST_NODE_TYPES.MemberExpression
        ? member.test(propertyName(callee) ?? '')
        : callee.type === AST_NODE_TYPES.Identifier && member.test(callee.name);
    }
    case AST_NODE_TYPES.Literal:
      return typeof node.value === 'string' && text.test(node.value);
    case AST_NODE_TYPES.TemplateElement:
      return text.test(node.value.raw);
    default:
      return false;
  }
}
