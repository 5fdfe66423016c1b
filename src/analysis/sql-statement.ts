import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, templateText } from '../resolve/syntax.js';
import { statementKind } from '../sql/statement-kind.js';
import { HOLE } from '../sql/tokens.js';
import type { Iteration } from './iteration.js';
import { dependsOnTurn, isElement, isOwnOf } from './references.js';
import type { RoundTripSite } from './round-trips.js';
import { sentSql } from './sql-text.js';

const data = new Set(['select', 'insert', 'update', 'delete', 'merge']);
const openTable = new RegExp(`\\b(?:from|into|update|table|join)\\s+["\`]?${HOLE}`, 'iu');

const beforeTable = /\b(?:from|into|update|table|join)\s+["`]?(?:\w+["`]?\.["`]?)?$/iu;

/**
 * Does a call read or write rows that could be read or written together?
 * Not so for transaction control, DDL, statements whose table changes from turn to turn, and a list of statements that
 * are sent one after another; where the text is not known otherwise, it does.
 */
export function isDataStatement(
  resolution: Resolution,
  iteration: Iteration,
  { call, steps }: Pick<RoundTripSite, 'call' | 'steps'>,
  changes: (node: TSESTree.Node) => boolean,
): boolean {
  const text = sentSql(resolution, call)?.text;
  if (text === undefined) return true;
  const kind = statementKind(text);
  if (kind !== undefined && !data.has(kind)) return false;
  if (text.trim() === HOLE) {
    const isOwn =
      steps.length === 0
        ? isStatementOfTurn(resolution, iteration, call.node)
        : isPartOfElement(resolution.at(iteration.node), iteration, textHandedOn(resolution, call, steps));
    if (isOwn) return false;
  }
  if (call.node.type === AST_NODE_TYPES.TaggedTemplateExpression || !openTable.test(text)) return true;
  return !changesTable(call.node.arguments[0], changes);
}

/** What the turn hands to the functions on the way, which is sent as it is: `statement.sql` of `run(statement.sql)`. */
function textHandedOn(
  resolution: Resolution,
  { node }: LibraryCall,
  steps: RoundTripSite['steps'],
): TSESTree.Node | undefined {
  let text: TSESTree.Node | undefined =
    node.type === AST_NODE_TYPES.TaggedTemplateExpression ? undefined : node.arguments[0];
  for (const { from, to } of steps.toReversed()) {
    if (text && isWritten(text)) return text;
    if (text?.type !== AST_NODE_TYPES.Identifier || from.type !== AST_NODE_TYPES.CallExpression)
      return undefined;
    const { sourceCode } = resolution.at(text);
    const name = ASTUtils.findVariable(sourceCode.getScope(text), text.name)?.defs[0]?.name;
    text = from.arguments[to.params.findIndex((parameter) => parameter === name)];
  }
  return text;
}

function isWritten({ type }: TSESTree.Node): boolean {
  return type === AST_NODE_TYPES.Literal || type === AST_NODE_TYPES.TemplateLiteral;
}

/** Does each turn send a statement of its own: the element, a part of it, or a text without values that was loaded for it? */
function isStatementOfTurn(resolution: Resolution, iteration: Iteration, node: LibraryCall['node']): boolean {
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return false;
  const [text] = node.arguments;
  if (isPartOfElement(resolution, iteration, text)) return true;
  if (node.arguments.length > 1) return false;
  if (text?.type !== AST_NODE_TYPES.Identifier || !dependsOnTurn(resolution, iteration, text)) return false;
  const declared = ASTUtils.findVariable(resolution.sourceCode.getScope(text), text.name)?.defs[0]?.node;
  return (
    declared?.type === AST_NODE_TYPES.VariableDeclarator &&
    declared.init?.type === AST_NODE_TYPES.AwaitExpression
  );
}

/** Is the text the element itself, or a part of it: `for (const { sql, values } of statements) await db.query(sql, values)`? */
function isPartOfElement(
  resolution: Resolution,
  iteration: Iteration,
  given: TSESTree.Node | undefined,
): boolean {
  let node = given && bare(given);
  for (let hops = 4; node && hops > 0; hops -= 1) {
    while (node.type === AST_NODE_TYPES.MemberExpression || isMethodCall(node)) {
      node = bare(node.type === AST_NODE_TYPES.MemberExpression ? node.object : node.callee);
    }
    if (node.type !== AST_NODE_TYPES.Identifier) return false;
    const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
    if (!variable) return false;
    if (isElement(iteration, variable)) return true;
    const declared: TSESTree.Node | undefined = isOwnOf(iteration, variable)
      ? variable.defs[0]?.node
      : undefined;
    node =
      declared?.type === AST_NODE_TYPES.VariableDeclarator && declared.init ? bare(declared.init) : undefined;
  }
  return false;
}

/** `statement.text.trim()`, `migration.toSQL()` */
function isMethodCall(node: TSESTree.Node): node is TSESTree.CallExpression {
  return (
    node.type === AST_NODE_TYPES.CallExpression && bare(node.callee).type === AST_NODE_TYPES.MemberExpression
  );
}

/** Is the table another one in every turn? Where a text is put together in another way than a template, it may be. */
function changesTable(text: TSESTree.Node | undefined, changes: (node: TSESTree.Node) => boolean): boolean {
  if (!text || !changes(text)) return false;
  if (text.type !== AST_NODE_TYPES.TemplateLiteral) return true;
  return text.expressions.some(
    (hole, index) => beforeTable.test(text.quasis[index]?.value.raw ?? '') && changes(hole),
  );
}

/** Does what is put into a template stand for a whole row or several: `` sql`INSERT INTO users ${sql(user)}` ``? */
export function isRowInSql(hole: TSESTree.Node): boolean {
  const { parent } = hole;
  if (parent?.type !== AST_NODE_TYPES.TemplateLiteral) return false;
  return beforeRow.test(
    parent.quasis[parent.expressions.indexOf(hole as TSESTree.Expression)]?.value.raw ?? '',
  );
}

const beforeRow = /\binsert\s+into\s+[\w".]+\s+(?:values\s+)?$/iu;

/** Does a request only read, as far as its member, the text of its statement or the text that is handed on to it says? */
export function onlyReads(
  resolution: Resolution,
  { call, steps }: Pick<RoundTripSite, 'call' | 'steps'>,
): boolean {
  if (isRead(resolution.at(call.node), call)) return true;
  if (call.member.roundTrip?.access !== 'command') return false;
  const text = textHandedOn(resolution, call, steps);
  return text !== undefined && statementKind(writtenText(text)) === 'select';
}

function writtenText(node: TSESTree.Node): string {
  if (node.type === AST_NODE_TYPES.TemplateLiteral) return templateText(node);
  return node.type === AST_NODE_TYPES.Literal ? String(node.value) : '';
}

/** Does a call only read, as far as its member or the text of its statement says? */
export function isRead(resolution: Resolution, call: LibraryCall): boolean {
  const { roundTrip } = call.member;
  if (roundTrip?.access !== 'command') return roundTrip?.access === 'read';
  const text = sentSql(resolution, call)?.text;
  return text !== undefined && statementKind(text) === 'select';
}
