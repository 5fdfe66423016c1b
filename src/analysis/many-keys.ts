import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { assignedOnce } from './assigned-once.js';
import { isInside } from './iteration.js';
import { usesIn } from './references.js';
import type { RoundTripSite } from './round-trips.js';
import { isRowInSql } from './sql-statement.js';
import { bare, calledName, childNodes, isFunction, keyName, propertyName } from '../resolve/syntax.js';

const listKey = /^(?:\$?in|any|hasSome|\$?or|OR)$/u;
const listFunction = /^(?:any|inArray|In|ANY|(?:orW|w)hereIn\w*|findByIds)$/u;
const listOperator = /^(?:not\s+)?in$/iu;
/** A list of placeholders or holes; a list of literals is a condition like any other. */
const listInSql =
  /\b(?:in|any)\s*\(\s*(?:$|[$?:@]|array\b|%L|select\s+unnest)|\bunnest\s*\(|\bvalues\s+(?:\?|\$\{|%L)/iu;
/** Rows that are handed over as one text: `json_to_recordset($1)`, `OPENJSON(@rows)`. */
const rowsInJson =
  /\b(?:(?:jsonb?_(?:array_elements|array_elements_text|each|to_recordset)|json_table|openjson)\s*\(\s*(?:$|[$?:@])|jsonb?_populate_recordset\s*\()/iu;

/**
 * Does a call work on a list that is another in each turn: `In(ids)`, `{ in: ids }`, `= ANY($1)`, `save(rows.map(…))`?
 * A list of constants, or one that all turns share, is a condition beside the key.
 */
export function takesMany(
  resolution: Resolution,
  way: Pick<RoundTripSite, 'call' | 'steps'>,
  changes: (node: TSESTree.Node) => boolean,
): boolean {
  const { call } = way;
  const isList = (node: TSESTree.Node): boolean => canBeList(node) && changes(node);
  if (isHandedListInSql(resolution, way)) return true;
  if (isGivenOne(resolution, way, changes)) return false;
  if (call.library.isStandIn && isGivenMapped(resolution, call, changes)) return true;
  const pending: TSESTree.Node[] = [call.node];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (listsOf(node).some(isList) || isListInSql(node) || isMapped(node)) return true;
    if (isFunction(node) && node.body.type === AST_NODE_TYPES.BlockStatement) continue;
    pending.push(...childNodes(node, resolution.sourceCode.visitorKeys));
  }
  return false;
}

/**
 * `query('… WHERE id = ANY($1)', [ids])` of a function that only passes it on. Rows that are written for a group, as in
 * `query('INSERT … VALUES ?', [rows])`, can be written for all.
 */
function isHandedListInSql(resolution: Resolution, { steps }: Pick<RoundTripSite, 'steps'>): boolean {
  return steps.some(({ from }) => {
    if (from.type !== AST_NODE_TYPES.CallExpression) return false;
    const home = resolution.at(from);
    return from.arguments.some((argument) => {
      const text = assignedOnce(home, argument);
      const parts = text.type === AST_NODE_TYPES.TemplateLiteral ? text.quasis : [text];
      return parts.some((part) => isListInSql(part) && !/\binsert\b/iu.test(home.sourceCode.getText(part)));
    });
  });
}

/** `const ids = team.members.map(…); await users.findActive(ids)`: a method of the project that is given a list. */
function isGivenMapped(
  resolution: Resolution,
  { node }: LibraryCall,
  changes: (node: TSESTree.Node) => boolean,
): boolean {
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return false;
  return node.arguments.some((argument) => {
    if (argument.type !== AST_NODE_TYPES.Identifier || !changes(argument)) return false;
    const made = assignedOnce(resolution, argument);
    return made.type === AST_NODE_TYPES.CallExpression && /^(?:filter|flatMap|map)$/u.test(calledName(made));
  });
}

/** What stands where a list of keys or rows is expected. */
function listsOf(node: TSESTree.Node): readonly TSESTree.Node[] {
  if (node.type === AST_NODE_TYPES.Property) return listKey.test(keyName(node) ?? '') ? [node.value] : [];
  if (node.type !== AST_NODE_TYPES.CallExpression) return [];
  const name = calledName(node);
  if (listFunction.test(name)) return node.arguments;
  if (name === 'values' || isRowInSql(node)) return node.arguments.filter((argument) => !isOneRow(argument));
  const operator = node.arguments.findIndex(
    (argument) =>
      argument.type === AST_NODE_TYPES.Literal &&
      typeof argument.value === 'string' &&
      listOperator.test(argument.value),
  );
  return operator >= 0 ? node.arguments.slice(operator + 1) : [];
}

/**
 * `getChildren([id])`, or `forget(id)` of a function `forget(...ids)`: all that changes about the call is a list that a
 * function on the way was given, written out.
 */
function isGivenOne(
  asking: Resolution,
  { call, steps }: Pick<RoundTripSite, 'call' | 'steps'>,
  changes: (node: TSESTree.Node) => boolean,
): boolean {
  if (steps.length === 0) return false;
  const changing = [...usesIn(asking.at(call.node), call.node)].filter(
    ({ node, variable: { defs } }) => changes(node) && !(defs[0] && isInside(defs[0].name, call.node)),
  );
  return (
    changing.length > 0 &&
    changing.every(({ variable: { defs } }) =>
      steps.some(({ from, to }) => {
        if (defs[0]?.node !== to || from.type !== AST_NODE_TYPES.CallExpression) return false;
        const { name } = defs[0];
        const rest = to.params.findIndex(
          (parameter) => parameter.type === AST_NODE_TYPES.RestElement && parameter.argument === name,
        );
        if (rest >= 0) return from.arguments.length === rest + 1 && isWrittenOut(from.arguments.slice(rest));
        const given = from.arguments[to.params.findIndex((parameter) => parameter === name)];
        return given?.type === AST_NODE_TYPES.ArrayExpression && isWrittenOut(given.elements);
      }),
    )
  );
}

/** A list that is written out has as many elements in every turn. */
function isWrittenOut(elements: readonly (TSESTree.Node | null)[]): boolean {
  return elements.every((element) => element?.type !== AST_NODE_TYPES.SpreadElement);
}

function canBeList(node: TSESTree.Node): boolean {
  const value = bare(node);
  if (value.type === AST_NODE_TYPES.ArrayExpression) return !isWrittenOut(value.elements);
  return value.type !== AST_NODE_TYPES.ObjectExpression && value.type !== AST_NODE_TYPES.Literal;
}

/** `.values(row)`, `.values(toRow(user))`, as opposed to `.values(rows)`. */
function isOneRow(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.Identifier) return saysOne(node.name);
  return (
    node.type === AST_NODE_TYPES.CallExpression &&
    node.callee.type === AST_NODE_TYPES.Identifier &&
    saysOne(node.callee.name)
  );
}

function saysOne(name: string): boolean {
  return !/s$|batch|chunk|group|list|page|part|slice|all$|many$/iu.test(name);
}

function isListInSql(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.Literal) {
    return typeof node.value === 'string' && isListIn(node.value);
  }
  return node.type === AST_NODE_TYPES.TemplateElement && isListIn(node.value.raw);
}

function isListIn(sql: string): boolean {
  return listInSql.test(sql) || rowsInJson.test(sql);
}

/** `rows.map(…)` as an argument; in an object literal it is a field of one row. */
function isMapped(node: TSESTree.Node): boolean {
  if (node.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = bare(node.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  if (!/^(?:flatMap|map)$/u.test(propertyName(callee) ?? '')) return false;
  for (let { parent } = node as TSESTree.Node; parent; parent = parent.parent) {
    if (parent.type === AST_NODE_TYPES.Property) return false;
    if (parent.type === AST_NODE_TYPES.CallExpression) return true;
  }
  return false;
}
