import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, propertyName } from '../resolve/syntax.js';
import { nodesIn } from './turn.js';

/**
 * The list that a loop takes apart, one element in each turn: `rows` of `while (rows.length > 0) { const row = rows.shift(); … }`,
 * `while ((row = rows.pop()))`, `while (true) { const row = rows.shift(); if (!row) break; … }`? Not where the loop
 * may add to the list.
 */
export function listTakenApart(
  resolution: Resolution,
  loop: TSESTree.WhileStatement,
): TSESTree.Node | undefined {
  const { sourceCode } = resolution;
  const list = takenIn(loop);
  if (!list) return undefined;
  const text = sourceCode.getText(list);
  let isTaken = false;
  for (const root of [loop.test, loop.body]) {
    for (const { node } of nodesIn(resolution, root)) {
      if (node.type !== list.type || sourceCode.getText(node) !== text) continue;
      const use = useOf(node);
      if (use === 'other') return undefined;
      isTaken ||= use === 'takes';
    }
  }
  return isTaken ? list : undefined;
}

/** The list that the condition asks about, or that the first statement of an endless loop takes from. */
function takenIn({ test, body }: TSESTree.WhileStatement): TSESTree.Node | undefined {
  const condition = bare(test);
  if (condition.type === AST_NODE_TYPES.Literal) {
    const first = body.type === AST_NODE_TYPES.BlockStatement ? body.body[0] : undefined;
    const value =
      first?.type === AST_NODE_TYPES.VariableDeclaration ? first.declarations[0]?.init : undefined;
    return value ? listOfTake(bare(value)) : undefined;
  }
  const left = condition.type === AST_NODE_TYPES.BinaryExpression ? bare(condition.left) : condition;
  if (left.type === AST_NODE_TYPES.AssignmentExpression) return listOfTake(bare(left.right));
  return left.type === AST_NODE_TYPES.MemberExpression && propertyName(left) === 'length'
    ? left.object
    : undefined;
}

/** `rows` of `rows.pop()`, `rows.shift()`, `rows.splice(0, 1)`. */
function listOfTake(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type !== AST_NODE_TYPES.CallExpression || !takesOne(node)) return undefined;
  const callee = bare(node.callee);
  return callee.type === AST_NODE_TYPES.MemberExpression ? callee.object : undefined;
}

function takesOne(call: TSESTree.CallExpression): boolean {
  const [, size, ...added] = call.arguments;
  if (calledName(call) !== 'splice') return call.arguments.length === 0 && takes.test(calledName(call));
  return size?.type === AST_NODE_TYPES.Literal && size.value === 1 && added.length === 0;
}

const takes = /^(?:pop|shift)$/u;

/** What is done with the list at a place: something is taken from it, it is looked at, or who knows. */
function useOf(node: TSESTree.Node): 'takes' | 'looks' | 'other' {
  const { parent } = node;
  if (parent?.type !== AST_NODE_TYPES.MemberExpression || parent.object !== node) return 'other';
  const name = propertyName(parent) ?? '';
  const call = parent.parent;
  if (call.type === AST_NODE_TYPES.CallExpression && call.callee === parent && takesOne(call))
    return call.parent.type === AST_NODE_TYPES.AwaitExpression ? 'other' : 'takes';
  return /^(?:at|entries|every|filter|find|includes|indexOf|join|length|map|slice|some)$/u.test(name)
    ? 'looks'
    : 'other';
}
