import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, isNothing, propertyName } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import { restOf } from './list-rest.js';
import { nodesIn } from './turn.js';

type Loop = TSESTree.ForStatement | TSESTree.WhileStatement;

/**
 * The list that a loop takes apart, one element in each turn: `rows` of `while (rows.length > 0) { const row = rows.shift(); … }`,
 * `while ((row = rows.pop()))`, `while (true) { const row = rows.shift(); if (!row) break; … }`,
 * `let row = rows.pop(); while (row) { …; row = rows.pop(); }`, or what an iterator of its goes through? Not where the
 * loop may add to the list.
 */
export function listTakenApart(resolution: Resolution, loop: Loop): TSESTree.Node | undefined {
  const { sourceCode } = resolution;
  const taken = takenIn(resolution, loop);
  if (!taken) return undefined;
  const text = sourceCode.getText(taken.from);
  let isTaken = false;
  for (const root of [loop.test, loop.body, ...('update' in loop ? [loop.update] : [])]) {
    for (const { node } of root ? nodesIn(resolution, root) : []) {
      if (node.type !== taken.from.type || sourceCode.getText(node) !== text) continue;
      const use = useOf(resolution, node);
      if (use === 'other') return undefined;
      isTaken ||= use === 'takes';
    }
  }
  return isTaken ? taken.list : undefined;
}

/**
 * Does an assignment only go on in a list, as `row = rows.pop()`, `turn = iterator.next()` and `rest = rest.slice(1)` do, or
 * `rest = tail` after `const [first, ...tail] = rest`?
 */
export function takesNextElement(
  resolution: Resolution,
  { left, operator, right }: TSESTree.AssignmentExpression,
): boolean {
  const value = bare(right);
  if (operator !== '=') return false;
  if (value.type === AST_NODE_TYPES.CallExpression && takesOne(value)) return true;
  return left.type === AST_NODE_TYPES.Identifier && restOf(resolution, value)?.list.name === left.name;
}

/** A list, and what each turn asks for its next element: the list itself, or an iterator of it. */
interface Taken {
  readonly list: TSESTree.Node;
  readonly from: TSESTree.Node;
}

function takenIn(resolution: Resolution, { test, body }: Loop): Taken | undefined {
  const condition = test && bare(test);
  if (!condition) return undefined;
  if (condition.type === AST_NODE_TYPES.Literal) return takenByFirst(resolution, body);
  const left = condition.type === AST_NODE_TYPES.BinaryExpression ? bare(condition.left) : condition;
  if (left.type === AST_NODE_TYPES.AssignmentExpression) return takenBy(resolution, bare(left.right));
  if (left.type === AST_NODE_TYPES.MemberExpression && propertyName(left) === 'length')
    return { list: left.object, from: left.object };
  const held = heldIn(condition);
  return held && takenInto(resolution, held);
}

/** The list that the first statement of an endless loop takes from. */
function takenByFirst(resolution: Resolution, body: TSESTree.Statement): Taken | undefined {
  const first = body.type === AST_NODE_TYPES.BlockStatement ? body.body[0] : undefined;
  const value = first?.type === AST_NODE_TYPES.VariableDeclaration ? first.declarations[0]?.init : undefined;
  return value ? takenBy(resolution, bare(value)) : undefined;
}

/** The variable that a condition asks whether it holds an element: `row`, `row !== undefined`, `!turn.done`. */
function heldIn(condition: TSESTree.Node): TSESTree.Identifier | undefined {
  let held = condition;
  if (held.type === AST_NODE_TYPES.BinaryExpression) {
    if (!/^!==?$/u.test(held.operator) || !isNothing(held.right)) return undefined;
    held = bare(held.left);
  } else if (held.type === AST_NODE_TYPES.UnaryExpression && held.operator === '!') {
    const member = bare(held.argument);
    if (member.type !== AST_NODE_TYPES.MemberExpression || propertyName(member) !== 'done') return undefined;
    held = bare(member.object);
  }
  return held.type === AST_NODE_TYPES.Identifier ? held : undefined;
}

/** The list that all values of a variable are taken from. */
function takenInto(resolution: Resolution, name: TSESTree.Identifier): Taken | undefined {
  const { sourceCode } = resolution;
  const variable = ASTUtils.findVariable(sourceCode.getScope(name), name.name);
  const values = variable?.references.flatMap(({ writeExpr }) => (writeExpr ? [bare(writeExpr)] : [])) ?? [];
  const [first, ...others] = values;
  if (!first || others.length === 0) return undefined;
  const text = sourceCode.getText(first);
  return others.every((value) => sourceCode.getText(value) === text) ? takenBy(resolution, first) : undefined;
}

/** `rows` of `rows.pop()`, `rows.shift()`, `rows.splice(0, 1)`, and of `iterator.next()` where it is an iterator of theirs. */
function takenBy(resolution: Resolution, node: TSESTree.Node): Taken | undefined {
  if (node.type !== AST_NODE_TYPES.CallExpression || !takesOne(node)) return undefined;
  const callee = bare(node.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const from = callee.object;
  const list = calledName(node) === 'next' ? listOfIterator(resolution, from) : from;
  return list && { list, from };
}

/** `rows` of `const iterator = rows[Symbol.iterator]()`, `rows.values()`. */
function listOfIterator(resolution: Resolution, iterator: TSESTree.Node): TSESTree.Node | undefined {
  const made = assignedOnce(resolution, bare(iterator));
  if (made.type !== AST_NODE_TYPES.CallExpression || made.arguments.length > 0) return undefined;
  const callee = bare(made.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const isOfList = callee.computed
    ? resolution.sourceCode.getText(callee.property) === 'Symbol.iterator'
    : /^(?:entries|keys|values)$/u.test(propertyName(callee) ?? '');
  return isOfList ? callee.object : undefined;
}

function takesOne(call: TSESTree.CallExpression): boolean {
  const [, size, ...added] = call.arguments;
  if (calledName(call) !== 'splice') return call.arguments.length === 0 && takes.test(calledName(call));
  return size?.type === AST_NODE_TYPES.Literal && size.value === 1 && added.length === 0;
}

const takes = /^(?:next|pop|shift)$/u;

/** What is done with the list at a place: something is taken from it, it is looked at, or who knows. */
function useOf(resolution: Resolution, node: TSESTree.Node): 'takes' | 'looks' | 'other' {
  const { parent } = node;
  if (parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.left === node)
    return takesNextElement(resolution, parent) ? 'takes' : 'other';
  if (parent?.type === AST_NODE_TYPES.VariableDeclarator)
    return parent.id.type === AST_NODE_TYPES.ArrayPattern ? 'looks' : 'other';
  if (parent?.type !== AST_NODE_TYPES.MemberExpression || parent.object !== node) return 'other';
  const name = propertyName(parent) ?? '';
  const call = parent.parent;
  if (call.type === AST_NODE_TYPES.CallExpression && call.callee === parent && takesOne(call))
    return call.parent.type === AST_NODE_TYPES.AwaitExpression ? 'other' : 'takes';
  return /^(?:at|entries|every|filter|find|includes|indexOf|join|length|map|slice|some)$/u.test(name)
    ? 'looks'
    : 'other';
}
