import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, enclosingFunction, isFunction, ownNodes } from '../resolve/syntax.js';
import { isStopFlag } from './stopped.js';

/**
 * Does a function go on from a place into a loop that only somebody else ends: `while (!stopping)`, `while (this.running)`? What
 * it has taken before is meant for as long as that, which is the life of the process.
 */
export function servesUntilStopped(resolution: Resolution, place: TSESTree.Node): boolean {
  const host = enclosingFunction(place);
  if (!host) return false;
  for (const node of ownNodes(host, resolution.sourceCode.visitorKeys)) {
    const isLoop =
      node.type === AST_NODE_TYPES.WhileStatement || node.type === AST_NODE_TYPES.DoWhileStatement;
    if (isLoop && node.range[0] > place.range[1] && isEndedElsewhere(resolution, node.test)) return true;
  }
  return false;
}

function isEndedElsewhere({ sourceCode }: Resolution, test: TSESTree.Expression): boolean {
  const isNegated = test.type === AST_NODE_TYPES.UnaryExpression && test.operator === '!';
  const flag = bare(isNegated ? test.argument : test);
  if (isStopFlag(flag)) return true;
  if (flag.type === AST_NODE_TYPES.MemberExpression)
    return flag.object.type === AST_NODE_TYPES.ThisExpression;
  if (flag.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(sourceCode.getScope(flag), flag.name);
  const block: TSESTree.Node | undefined = variable?.scope.variableScope.block;
  return block !== undefined && !isFunction(block);
}
