import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import { promiseUse } from '../resolve/promise-use.js';
import { importOf } from '../resolve/imports.js';
import { isForeignPackage } from '../resolve/known-libraries.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, childNodes, isFunction, keyName, propertyName } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import type { Iteration } from './iteration.js';
import { countOfRows } from './own-failure.js';
import { asksOwnRange } from './own-range.js';
import { givesOwnColumns } from './own-values.js';
import type { RoundTripSite } from './round-trips.js';
import { isRead, isRowInSql } from './sql-statement.js';
import { sentSql } from './sql-text.js';
import { nodesIn } from './turn.js';

/**
 * Could the requests of all turns be one, going by what they ask? Not where a turn locks its row, changes it only in
 * the state that it saw, reads the first few rows of each, or asks another kind of question.
 */
export function canBeOneRequest(
  resolution: Resolution,
  iteration: Iteration,
  { call, steps }: Pick<RoundTripSite, 'call' | 'steps'>,
  changes: (node: TSESTree.Node) => boolean,
): boolean {
  const reads = isRead(resolution, call);
  const { access, mixes = false } = call.member.roundTrip ?? {};
  const text = sentSql(resolution, call)?.text;
  const nodes = [...requestNodes(resolution, call)];
  const isOne = (node: TSESTree.Node): boolean => {
    if (isLock(node)) return false;
    if (access !== 'write' && !mixes && isOtherQuestion(resolution, node, changes)) return false;
    if (!mixes && isOtherStatement(node, changes)) return false;
    return reads ? !isFirstFew(node) : !isGuarded(node, changes);
  };
  if (lockingText.test(text ?? '') || hasSameKey(call, changes) || !nodes.every(isOne)) return false;
  if (!mixes && asksOwnRange(call, nodes, text, changes)) return false;
  if (reads) return !isFirstInOrder(nodes);
  return (
    !isCounted(resolution, call, isAnswerUsed(steps)) &&
    !givesOwnColumns(resolution, steps.at(-1)?.to.body ?? iteration.body, call, nodes, changes)
  );
}

/** `findByPk(id, { scope: user })`, where only the scope changes: a list of keys would hold one. */
function hasSameKey({ member, node }: LibraryCall, changes: (node: TSESTree.Node) => boolean): boolean {
  const batch = member.roundTrip?.batch;
  if (batch?.form !== 'rows' || node.type === AST_NODE_TYPES.TaggedTemplateExpression) return false;
  const key = node.arguments[batch.argument];
  return key !== undefined && node.arguments.length > batch.argument + 1 && !changes(key);
}

// By the body of the iteration or function, which lives as long as the file's tree.
const locking = new WeakMap<TSESTree.Node, boolean>();

/** Does each turn lock a row, itself or in a function on the way, so that what else it does belongs to that row? */
export function locksInTurn(
  resolution: Resolution,
  { body }: Iteration,
  { steps }: Pick<RoundTripSite, 'steps'>,
): boolean {
  return [body, ...steps.map(({ to }) => to.body)].some((root) => {
    let locks = locking.get(root);
    if (locks === undefined) {
      locks = [...nodesIn(resolution, root)].some(({ node }) => isLock(node));
      locking.set(root, locks);
    }
    return locks;
  });
}

/** The call with its chain and arguments, without the code of functions in it and the rows that come along with each row. */
function* requestNodes({ sourceCode }: Resolution, call: LibraryCall): Generator<TSESTree.Node> {
  const pending: TSESTree.Node[] = [call.node];
  for (let node = pending.pop(); node; node = pending.pop()) {
    yield node;
    if (!isFunction(node) && !isRelation(node)) pending.push(...childNodes(node, sourceCode.visitorKeys));
  }
}

function isRelation(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.Property &&
    /^(?:include|populate|relations|with)$/u.test(keyName(node) ?? '')
  );
}

const lockingCall = /^(?:forUpdate|forShare|forNoKeyUpdate|setLock|setPessimistic\w*|lockForUpdate)$/u;

/** Is it an option, call or text that locks rows? */
export function isLock(node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.Property:
      return /^(?:forUpdate|lock|lockMode)$/u.test(keyName(node) ?? '') && !isFalse(node.value);
    case AST_NODE_TYPES.CallExpression:
      return lockingCall.test(calledName(node));
    case AST_NODE_TYPES.Literal:
      return typeof node.value === 'string' && lockingText.test(node.value);
    case AST_NODE_TYPES.TemplateElement:
      return lockingText.test(node.value.raw);
    default:
      return false;
  }
}

const lockingText = /\bfor\s+(?:no\s+key\s+)?update\b|\bfor\s+share\b|\bpg_(?:try_)?advisory_\w*lock/iu;

function isFalse(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.Literal && !node.value;
}

/** `take: 5`: the first rows of each parent. The first one of all that match a key is a look-up like any other. */
function isFirstFew(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.Property) {
    return /^(?:limit|take|offset|skip)$/u.test(keyName(node) ?? '') && !isOne(node.value);
  }
  if (node.type === AST_NODE_TYPES.CallExpression) {
    const [size] = node.arguments;
    return /^(?:limit|take|offset|skip)$/u.test(calledName(node)) && size !== undefined && !isOne(size);
  }
  const text =
    node.type === AST_NODE_TYPES.TemplateElement
      ? node.value.raw
      : node.type === AST_NODE_TYPES.Literal && typeof node.value === 'string'
        ? node.value
        : '';
  return /\blimit\s+(?!1\b)(?:\d|\$|\?|:|$)/iu.test(text);
}

/** `.orderBy('at').take(1)`: the first row of each group, which is said in another way for many groups. */
function isFirstInOrder(nodes: readonly TSESTree.Node[]): boolean {
  const isCalled = (names: RegExp) => (node: TSESTree.Node) =>
    node.type === AST_NODE_TYPES.CallExpression && names.test(calledName(node));
  return nodes.some(isCalled(/^(?:limit|take)$/u)) && nodes.some(isCalled(/^(?:addOrderBy|orderBy|sort)$/u));
}

function isOne(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.Literal && node.value === 1;
}

/** Names of a piece of a statement, as opposed to a value in it. */
const piece =
  /(?:clause|columns?|columnName|conditions?|fields?|fieldName|filters?|fragment|predicate|sql|tableName|where)$/iu;

/** Does each turn ask for other columns, or under conditions that are put together for it? */
function isOtherQuestion(
  resolution: Resolution,
  node: TSESTree.Node,
  changes: (node: TSESTree.Node) => boolean,
): boolean {
  if (node.type === AST_NODE_TYPES.Property) {
    if (node.computed) return changes(node.key);
    if (!/^(?:where|filter|query)$/u.test(keyName(node) ?? '') || !changes(node.value)) return false;
    const condition = assignedOnce(resolution, node.value);
    return condition.type === AST_NODE_TYPES.CallExpression && !isOperator(resolution, condition);
  }
  return false;
}

/** Is the text of a statement put together for each turn, from pieces or with other names of tables and columns? */
function isOtherStatement(node: TSESTree.Node, changes: (node: TSESTree.Node) => boolean): boolean {
  if (node.type === AST_NODE_TYPES.CallExpression) return namesColumn(node, changes);
  if (node.type !== AST_NODE_TYPES.TemplateLiteral) return false;
  return node.expressions.some((hole) => {
    const value = bare(hole);
    if (isRowInSql(hole)) return false;
    const name =
      value.type === AST_NODE_TYPES.Identifier
        ? value.name
        : value.type === AST_NODE_TYPES.CallExpression
          ? calledName(value)
          : '';
    return piece.test(name) && changes(hole);
  });
}

/** `raw('max(??)', [column])`: the names in a text can be given as values too. */
function namesColumn(
  { arguments: [text, values] }: TSESTree.CallExpression,
  changes: (node: TSESTree.Node) => boolean,
): boolean {
  if (text?.type !== AST_NODE_TYPES.Literal || typeof text.value !== 'string') return false;
  if (values?.type !== AST_NODE_TYPES.ArrayExpression) return false;
  const placeholders = text.value.match(/\?\??/gu) ?? [];
  return placeholders.some((placeholder, index) => {
    const value = values.elements[index];
    return placeholder === '??' && value ? changes(value) : false;
  });
}

const state =
  /^(?:status|state|version|lockVersion|updatedAt|updated_at|revision|etag|claimedAt|claimed_at)$/u;

/** `update({ where: { id: job.id, status: job.status } })` must find the row as it was, and says so by its count. */
function isGuarded(node: TSESTree.Node, changes: (node: TSESTree.Node) => boolean): boolean {
  if (node.type !== AST_NODE_TYPES.ObjectExpression) return false;
  const changing = node.properties.flatMap((property) =>
    property.type === AST_NODE_TYPES.Property && changes(property.value) ? [keyName(property) ?? ''] : [],
  );
  return (
    changing.some((key) => /^_?id$/u.test(key)) &&
    changing.some((key) => state.test(key)) &&
    isCondition(node)
  );
}

/** Under `where`, or the first argument, as opposed to the values of a row. */
function isCondition(node: TSESTree.ObjectExpression): boolean {
  const { parent } = node;
  if (parent.type === AST_NODE_TYPES.Property) return keyName(parent) === 'where';
  return (
    parent.type === AST_NODE_TYPES.CallExpression &&
    parent.arguments[0] === node &&
    parent.arguments.length > 1
  );
}

/** Does somebody look at what the function answers in which the request is made, or at what hands that on? */
function isAnswerUsed(steps: RoundTripSite['steps']): boolean {
  for (const { from } of [...steps].reverse()) {
    const { outermost, use } = promiseUse(from);
    const place = use === 'awaited' ? outermost.parent?.parent?.type : undefined;
    if (use === 'returned' || place === AST_NODE_TYPES.ReturnStatement) continue;
    if (use === 'awaited' && isOnlyCounted(outermost.parent)) return false;
    return use !== 'dropped' && place !== AST_NODE_TYPES.ExpressionStatement;
  }
  return true;
}

/** `if (await match(line)) matched += 1;`: one request says how many rows it changed, too. */
function isOnlyCounted(awaited: TSESTree.Node | undefined): boolean {
  const branch = awaited?.parent;
  if (branch?.type !== AST_NODE_TYPES.IfStatement || branch.test !== awaited || branch.alternate)
    return false;
  const { consequent } = branch;
  const [only, ...others] =
    consequent.type === AST_NODE_TYPES.BlockStatement ? consequent.body : [consequent];
  if (only?.type !== AST_NODE_TYPES.ExpressionStatement || others.length > 0) return false;
  const { expression } = only;
  return (
    expression.type === AST_NODE_TYPES.UpdateExpression ||
    (expression.type === AST_NODE_TYPES.AssignmentExpression && expression.operator === '+=')
  );
}

/** Does the program ask of each write whether it changed a row, other than to write that row then? */
function isCounted(resolution: Resolution, { node }: LibraryCall, isAnswered: boolean): boolean {
  const { outermost, use } = promiseUse(node);
  const declarator = use === 'awaited' ? outermost.parent?.parent : undefined;
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator) return false;
  const variables = resolution.sourceCode.getDeclaredVariables(declarator);
  return variables.some((variable) => {
    const isCount = declarator.id.type === AST_NODE_TYPES.ObjectPattern && countOfRows.test(keyOf(variable));
    return variable.references.some(({ identifier }) => {
      const member = identifier.parent;
      const read = isCount
        ? identifier
        : member.type === AST_NODE_TYPES.MemberExpression && countOfRows.test(propertyName(member) ?? '')
          ? member
          : undefined;
      return read !== undefined && decides(resolution, read, isAnswered);
    });
  });
}

function keyOf({ defs: [definition] }: TSESLint.Scope.Variable): string {
  const property = definition?.name.parent;
  return property?.type === AST_NODE_TYPES.Property ? (keyName(property) ?? '') : '';
}

function decides({ sourceCode }: Resolution, read: TSESTree.Node, isAnswered: boolean): boolean {
  for (let node = read.parent, child = read; node; child = node, node = node.parent) {
    if (node.type === AST_NODE_TYPES.IfStatement) {
      return node.test === child && !/\b(?:create|insert)\w*\(/u.test(sourceCode.getText(node.consequent));
    }
    if (node.type === AST_NODE_TYPES.ReturnStatement)
      return isAnswered && child.type === AST_NODE_TYPES.BinaryExpression;
    if (node.type.endsWith('Statement')) return false;
  }
  return false;
}

/** `where: eq(users.id, id)`: a comparison that a package writes, as opposed to a condition that the project puts together. */
function isOperator({ sourceCode }: Resolution, { callee }: TSESTree.CallExpression): boolean {
  if (callee.type !== AST_NODE_TYPES.Identifier) return false;
  const definition = ASTUtils.findVariable(sourceCode.getScope(callee), callee.name)?.defs[0];
  const imported = definition && importOf(definition);
  return imported !== undefined && isForeignPackage(imported.specifier);
}
