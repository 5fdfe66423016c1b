import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, childNodes, isFunction } from '../resolve/syntax.js';
import { isCollection } from './batch-harmless.js';
import { hostOf } from './batch-place.js';

/**
 * Does the function leave the rows as they are that it collected in a loop or list?
 * Turns with the same key get the same row, so a change to one of them would be seen in the other.
 */
export function keepsRows(resolution: Resolution, loop: TSESTree.Node): boolean {
  const host = hostOf(loop);
  const pending = host ? [host] : [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node === loop || node.range[1] <= loop.range[0]) continue;
    if (host && changesObject(resolution, host, node)) return false;
    pending.push(...childNodes(node, resolution.sourceCode.visitorKeys));
  }
  return true;
}

function changesObject(resolution: Resolution, host: TSESTree.Node, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      return !isOtherPlace(resolution, host, node.left);
    case AST_NODE_TYPES.UpdateExpression:
      return !isOtherPlace(resolution, host, node.argument);
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator === 'delete';
    case AST_NODE_TYPES.CallExpression:
      return /^Object\.(?:assign|definePropert)/u.test(resolution.sourceCode.getText(node.callee));
    default:
      return false;
  }
}

/** A variable, an own field, an entry of a collection, or something of a parameter: no part of a row. */
function isOtherPlace({ sourceCode }: Resolution, host: TSESTree.Node, given: TSESTree.Node): boolean {
  const target = bare(given);
  if (target.type === AST_NODE_TYPES.Identifier) return true;
  if (target.type !== AST_NODE_TYPES.MemberExpression) return false;
  const object = bare(target.object);
  if (object.type === AST_NODE_TYPES.ThisExpression) return true;
  if (object.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(sourceCode.getScope(object), object.name);
  const definition = variable?.defs[0];
  if (!variable || !definition) return false;
  return isCollection(variable) || (isFunction(host) && definition.node === host);
}
