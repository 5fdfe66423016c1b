import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, ownNodes } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { isInside } from './iteration.js';

// By the function's node, so an answer lives as long as the file's tree.
const carrying = new WeakMap<FunctionNode, boolean>();

/**
 * Does a function work out from something that outlives it what that is from now on, so that the next call goes on from
 * there: `this.balance = this.balance * rate + amount`? Sums, lists that grow and what is only kept come out the same.
 */
export function carriesState(resolution: Resolution, callee: FunctionNode): boolean {
  let carries = carrying.get(callee);
  if (carries === undefined) {
    carries = false;
    for (const node of ownNodes(callee.body, resolution.sourceCode.visitorKeys)) {
      carries ||= node.type === AST_NODE_TYPES.AssignmentExpression && goesOn(resolution, callee, node);
    }
    carrying.set(callee, carries);
  }
  return carries;
}

function goesOn(resolution: Resolution, callee: FunctionNode, node: TSESTree.AssignmentExpression): boolean {
  const place = bare(node.left);
  if (!outlives(resolution, callee, place)) return false;
  if (node.operator !== '=') return /^(?:\*\*?|\/|%|<<|>>>?)=$/u.test(node.operator);
  const { sourceCode } = resolution;
  const text = sourceCode.getText(place);
  const value = bare(node.right);
  if (value.type !== AST_NODE_TYPES.BinaryExpression) return false;
  if (value.operator === '+' && sourceCode.getText(value.left) === text) return false;
  for (const part of ownNodes(value, sourceCode.visitorKeys)) {
    if (part.type === place.type && sourceCode.getText(part) === text) return true;
  }
  return false;
}

/** A field of the object, or a variable from outside. */
function outlives({ sourceCode }: Resolution, callee: FunctionNode, place: TSESTree.Node): boolean {
  if (place.type === AST_NODE_TYPES.MemberExpression)
    return place.object.type === AST_NODE_TYPES.ThisExpression && !place.computed;
  if (place.type !== AST_NODE_TYPES.Identifier) return false;
  const [definition] = ASTUtils.findVariable(sourceCode.getScope(place), place.name)?.defs ?? [];
  return definition !== undefined && !isInside(definition.name, callee);
}
