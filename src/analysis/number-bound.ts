import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { propertyName } from '../resolve/syntax.js';

const smallest = 20;

/** Is it a number that is written out, and no more than a few? */
export function isSmallNumber(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.Literal && typeof node.value === 'number' && node.value <= smallest;
}

/** `-5`, as in `slice(-5)` */
export function isNegative(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.UnaryExpression && node.operator === '-';
}

/** `Math.min(n, 4)`, `concurrency`: a number of workers, not of rows. */
export function isCapped(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.CallExpression && node.callee.type === AST_NODE_TYPES.MemberExpression) {
    return propertyName(node.callee) === 'min';
  }
  const name =
    node.type === AST_NODE_TYPES.Identifier
      ? node.name
      : node.type === AST_NODE_TYPES.MemberExpression
        ? (propertyName(node) ?? '')
        : '';
  return /concurren|worker|parallel|thread|shard|partition/iu.test(name) || /^[A-Z][A-Z0-9_]*$/u.test(name);
}
