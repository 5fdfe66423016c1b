import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, keyName } from '../resolve/syntax.js';
import { isInside } from './iteration.js';
import { usesIn } from './references.js';

/** Where people put a thing in a list that they arrange by hand, which is as long as a person has patience for. */
const position =
  /^(?:display_?|sort_?|rank_?)?(?:index|order|position|rank|sort|sequence|weight)(?:_?(?:index|number|order))?$/iu;
const changed = /^(?:changes|diff|patch|updates)$/u;

type Changes = (node: TSESTree.Node) => boolean;

/**
 * Does an update give each row what no list of rows can say: values of its own where the batch form gives all the same,
 * other columns than the others, or its place in a list that people arrange by hand?
 */
export function givesOwnColumns(
  resolution: Resolution,
  body: TSESTree.Node,
  call: LibraryCall,
  nodes: Iterable<TSESTree.Node>,
  changes: Changes,
): boolean {
  if (call.member.roundTrip?.mixes) return false;
  if (call.library.isStandIn) return isUpdateOfOne(call, changes);
  const parts = [...nodes];
  if (valuesOf(call, parts).some((values) => isOwn(resolution, body, values, changes))) return true;
  if (!isUpdate(call, parts)) return false;
  return parts.some((node) => {
    switch (node.type) {
      case AST_NODE_TYPES.Property:
        if (node.computed) return changes(node.key);
        return position.test(keyName(node) ?? '') && !isCondition(node) && changes(node.value);
      case AST_NODE_TYPES.Identifier:
        return isGiven(node) && isFilledAtTimes(resolution, body, node);
      case AST_NODE_TYPES.MemberExpression:
        return isGiven(node) && !node.computed && changed.test(keyOf(node)) && changes(node);
      case AST_NODE_TYPES.SpreadElement:
        return isAtTimes(node.argument) && changes(node.argument);
      default:
        return false;
    }
  });
}

/** The values that the batch form would give to all rows. */
function valuesOf({ member, node }: LibraryCall, parts: readonly TSESTree.Node[]): readonly TSESTree.Node[] {
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return [];
  switch (member.roundTrip?.sameValues) {
    case 'first':
      return node.arguments.slice(0, 1);
    case 'last':
      return node.arguments.slice(-1);
    case 'chained':
      return parts.flatMap((part) =>
        part.type === AST_NODE_TYPES.CallExpression && changing.test(calledName(part))
          ? part.arguments.slice(-1)
          : [],
      );
    default:
      return [];
  }
}

const changing = /^(?:decrement|increment|patch|set|update)/u;

/** Does a value change from turn to turn, other than by being made in the turn: `const now = new Date()`? */
function isOwn(
  resolution: Resolution,
  body: TSESTree.Node,
  values: TSESTree.Node,
  changes: Changes,
  hops = 4,
): boolean {
  if (!changes(values)) return false;
  for (const { node, variable } of usesIn(resolution, values)) {
    if (!changes(node)) continue;
    const declarator: TSESTree.Node | undefined = variable.defs[0]?.node;
    const made =
      declarator?.type === AST_NODE_TYPES.VariableDeclarator &&
      declarator.init &&
      isInside(declarator, body) &&
      variable.references.every(({ init, writeExpr }) => !writeExpr || init === true)
        ? declarator.init
        : undefined;
    const isMadeAlike = made && hops > 0 && !isOwn(resolution, body, made, changes, hops - 1);
    if (!isMadeAlike) return true;
  }
  return false;
}

function keyOf({ property }: TSESTree.MemberExpression): string {
  return property.type === AST_NODE_TYPES.Identifier ? property.name : '';
}

function isUpdate({ name }: LibraryCall, parts: readonly TSESTree.Node[]): boolean {
  if (/^(?:native)?[uU]pdate/u.test(name)) return true;
  return parts.some((node) => node.type === AST_NODE_TYPES.CallExpression && calledName(node) === 'update');
}

/** `posts.updateById(post.id, { text })`: a method of the project for one row, which gets values of its own. */
function isUpdateOfOne({ name, node }: LibraryCall, changes: Changes): boolean {
  if (!/^update/u.test(name) || node.type === AST_NODE_TYPES.TaggedTemplateExpression) return false;
  return node.arguments.slice(1).some(changes);
}

/** Under `where`, a place says which row is meant. */
function isCondition(node: TSESTree.Node): boolean {
  for (
    let current = node.parent;
    current?.type !== AST_NODE_TYPES.CallExpression;
    current = current?.parent
  ) {
    if (!current) return false;
    if (current.type === AST_NODE_TYPES.Property && keyName(current) === 'where') return true;
  }
  return false;
}

/** A whole argument, or the whole of `data`. */
function isGiven(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type === AST_NODE_TYPES.Property) {
    return parent.value === node && /^(?:data|set|values)$/u.test(keyName(parent) ?? '');
  }
  return parent?.type === AST_NODE_TYPES.CallExpression && parent.callee !== node;
}

/** `const values = {}; if (row.name) values.name = row.name;` */
function isFilledAtTimes(
  { sourceCode }: Resolution,
  body: TSESTree.Node,
  name: TSESTree.Identifier,
): boolean {
  const variable = ASTUtils.findVariable(sourceCode.getScope(name), name.name);
  if (!variable?.defs[0] || !isInside(variable.defs[0].name, body)) return false;
  return variable.references.some(({ identifier }) => {
    const member = identifier.parent;
    if (member.type !== AST_NODE_TYPES.MemberExpression || member.object !== identifier) return false;
    const assignment = member.parent;
    if (assignment.type !== AST_NODE_TYPES.AssignmentExpression || assignment.left !== member) return false;
    for (let node: TSESTree.Node = assignment; node !== body && node.parent; node = node.parent) {
      if (node.type === AST_NODE_TYPES.IfStatement && !isInside(name, node)) return true;
    }
    return false;
  });
}

/** `...(row.name ? { name: row.name } : {})`, `...(row.name && { name: row.name })` */
function isAtTimes(node: TSESTree.Node): boolean {
  const value = bare(node);
  return (
    value.type === AST_NODE_TYPES.ConditionalExpression ||
    (value.type === AST_NODE_TYPES.LogicalExpression && value.operator === '&&')
  );
}
