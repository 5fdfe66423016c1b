import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { stringOf } from '../resolve/imports.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, enclosingFunction, isClass, nodesBelow, wholeChain } from '../resolve/syntax.js';
import { openStars } from '../sql/open-stars.js';
import { assignedOnce } from './assigned-once.js';
import { isInside } from './iteration.js';
import { isSent, speakerOf } from './sent.js';
import { isGiven } from './sql-any-table.js';
import { isRead } from './sql-statement.js';

/** A star among the columns that a query builder is told, and the table, where the chain names one. */
export interface BuilderStar {
  readonly star: string;
  readonly table?: string;
}

const star = /^(?:\w+\.)?\*$/u;

/**
 * Is a text the star of a query builder whose rows reach the program: `db('users').select('*')`? Not in a part of another
 * query, nor where nobody can name the columns, because the table is any.
 */
export function builderStarAt(
  resolution: Resolution,
  literal: TSESTree.StringLiteral,
): BuilderStar | undefined {
  if (!star.test(literal.value)) return undefined;
  const call =
    literal.parent.type === AST_NODE_TYPES.ArrayExpression ? literal.parent.parent : literal.parent;
  if (call.type !== AST_NODE_TYPES.CallExpression) return undefined;
  if (resolution.callAt(call)?.member.chooses !== 'columns') return undefined;
  const sent = speakerOf(resolution, call);
  if (!sent || !isRead(resolution, sent) || !isSent(resolution, sent)) return undefined;
  const { calls, start } = chainAt(resolution, call);
  if (calls.some((one) => reshapes.test(calledName(one))) || isGeneric(resolution, start)) return undefined;
  const tables = calls.flatMap((one) => tableOf(resolution, one));
  const isKnown = tables.length > 0 || start.type === AST_NODE_TYPES.CallExpression;
  if (!isKnown || !tables.every((table) => table === 'own' || isOne(resolution, table))) return undefined;
  const table = nameOf(resolution, tables[0]);
  if (table === undefined) return { star: literal.value };
  const isOfRows = openStars(`SELECT * FROM ${table}`).length > 0; // not a table of the database itself
  return isOfRows && !isCopied(resolution, call, table) ? { star: literal.value, table } : undefined;
}

/** `houses` of `'houses as h'`, or of a constant with such a text. */
function nameOf(resolution: Resolution, table: TSESTree.Node | 'own' | undefined): string | undefined {
  if (table === undefined || table === 'own') return undefined;
  return stringOf(assignedOnce(resolution, table))?.replace(/\s+as\s.*$/iu, '');
}

/** Are the rows written to the same table again, by the function that reads them? A copy has all columns, whichever those are. */
function isCopied(resolution: Resolution, call: TSESTree.CallExpression, table: string): boolean {
  const host = enclosingFunction(call);
  if (!host) return false;
  for (const node of nodesBelow(host.body, resolution.sourceCode.visitorKeys)) {
    if (node.type !== AST_NODE_TYPES.CallExpression || calledName(node) !== 'insert') continue;
    const { calls } = chainAt(resolution, node);
    const tables = calls.flatMap((one) => tableOf(resolution, one));
    if (tables.some((one) => nameOf(resolution, one) === table)) return true;
  }
  return false;
}

/** Calls whose query gives something else than the rows of a table, or is a part of another. */
const reshapes =
  /^(?:as|avg\w*|count\w*|exists|except|from\w+|getCount|getExists|getQuery|getSql|intersect|into|max|min|pluck|resultSize|subQuery|sum\w*|to[SQ]\w+|toKnexQuery|union\w*|with(?:Materialized|NotMaterialized|Raw|Recursive)?|wrap)$/u;

interface Chain {
  readonly calls: readonly TSESTree.CallExpression[];
  /** What the first call of it is made on, or is. */
  readonly start: TSESTree.Node;
}

/** The calls of the chain that a call is in, also those of a constant that it begins with. */
function chainAt(resolution: Resolution, call: TSESTree.CallExpression): Chain {
  const calls: TSESTree.CallExpression[] = [];
  let start: TSESTree.Node = wholeChain(call);
  for (;;) {
    start = assignedOnce(resolution, start);
    if (start.type !== AST_NODE_TYPES.CallExpression) break;
    calls.unshift(start);
    const callee = bare(start.callee);
    const isFirst = callee.type !== AST_NODE_TYPES.MemberExpression || !isBuilder(resolution, callee.object);
    if (isFirst) break;
    start = callee.object;
  }
  return { calls, start };
}

function isBuilder(resolution: Resolution, node: TSESTree.Node): boolean {
  return resolution.valueOf(node)?.kind === 'instance';
}

/** The table that a call chooses: an argument of it, or that of what it is called on. */
function tableOf(resolution: Resolution, call: TSESTree.CallExpression): readonly (TSESTree.Node | 'own')[] {
  const chooses = resolution.callAt(call)?.member.chooses;
  if (chooses === undefined || chooses === 'columns') return [];
  const given = chooses === 'table' ? 'own' : call.arguments[chooses.table];
  return given ? [given] : [];
}

/** Is it one table, as opposed to another query or to whichever the function is called for? */
function isOne(resolution: Resolution, given: TSESTree.Node): boolean {
  const table = bare(given);
  switch (table.type) {
    case AST_NODE_TYPES.Literal:
      return true;
    case AST_NODE_TYPES.ObjectExpression: // `{ u: 'users' }`
      return table.properties.every(
        (property) => property.type === AST_NODE_TYPES.Property && isOne(resolution, property.value),
      );
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.MemberExpression:
    case AST_NODE_TYPES.TemplateLiteral:
      return (
        !isOfThis(table) &&
        resolution.valueOf(assignedOnce(resolution, table))?.kind !== 'instance' &&
        !isGiven(resolution, table, 4)
      );
    default:
      return false;
  }
}

/** `this.table`, which heirs choose. */
function isOfThis(table: TSESTree.Node): boolean {
  return (
    table.type === AST_NODE_TYPES.MemberExpression &&
    bare(table.object).type === AST_NODE_TYPES.ThisExpression
  );
}

/** Does the query fit any table: in what has a type as a parameter, or by a function of the same class? */
function isGeneric(resolution: Resolution, start: TSESTree.Node): boolean {
  const made = start.type === AST_NODE_TYPES.CallExpression ? resolution.valueOf(start.callee) : undefined;
  for (let node: TSESTree.Node | undefined = start; node; node = node.parent) {
    if ('typeParameters' in node && node.typeParameters) return true;
    if (isClass(node)) return made?.kind === 'function' && isInside(made.node, node);
  }
  return false;
}
