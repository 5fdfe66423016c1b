import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { bare, childNodes } from '../resolve/syntax.js';
import type { Resolution } from '../resolve/resolution.js';
import { ownerOf } from './try-finally-uses.js';

/**
 * What stands where the resource is only taken if there is none yet: `given` in `given ?? (await pool.connect())`.
 * It belongs to somebody else, and is not given back here. `undefined` where the function gives it another value.
 */
export function givenInstead(
  { left, operator }: TSESTree.LogicalExpression,
  { sourceCode }: Resolution,
): string | undefined {
  const host = ownerOf(left);
  if (operator === '&&' || !host || !isPlain(left)) return undefined;
  const text = sourceCode.getText(left);
  const pending: TSESTree.Node[] = [host.body];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const isWrite =
      node.type === AST_NODE_TYPES.AssignmentExpression && sourceCode.getText(node.left) === text;
    if (isWrite) return undefined;
    pending.push(...childNodes(node, sourceCode.visitorKeys));
  }
  return text;
}

/** `given`, `this.given`, `options.given` */
function isPlain(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.MemberExpression) return !node.computed && isPlain(node.object);
  return node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.ThisExpression;
}

/** `if (!given) await client.release();`, where a statement is all that is under that condition. */
export function underGuard(
  statement: TSESTree.Statement,
  given: string,
  { sourceCode }: Resolution,
): TSESTree.IfStatement | undefined {
  const { parent } = statement;
  const isAlone = parent?.type === AST_NODE_TYPES.BlockStatement && parent.body.length === 1;
  const around = isAlone ? parent.parent : parent;
  if (around?.type !== AST_NODE_TYPES.IfStatement || around.alternate) return undefined;
  const { test } = around;
  const isGuard =
    test.type === AST_NODE_TYPES.UnaryExpression &&
    test.operator === '!' &&
    sourceCode.getText(bare(test.argument)) === given;
  return isGuard ? around : undefined;
}
