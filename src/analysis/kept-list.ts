import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { bare, propertyName } from '../resolve/syntax.js';
import { combinatorOf } from './concurrency.js';

/** Methods and functions whose result has as many elements as what they get. */
const keepsLength =
  /^(?:compact|concat|entries|filter|flat|flatMap|from|fromEntries|keys|map|reverse|slice|toReversed|toSorted|values)$|^(?:dedup|filter|groupBy|keyBy|order|reduce|shuffle|sort|uniq)/u;

/** The list that a call makes another of: `ids` in `ids.filter(…)`, `Array.from(ids)`, `uniq(ids)`, `new Set(ids)`. */
export function keptBy(node: TSESTree.CallExpression | TSESTree.NewExpression): TSESTree.Node | undefined {
  const [argument] = node.arguments;
  if (node.type === AST_NODE_TYPES.NewExpression) return argument;
  if (combinatorOf(node) !== undefined) return argument;
  const callee = bare(node.callee);
  if (callee.type === AST_NODE_TYPES.Identifier) return keepsLength.test(callee.name) ? argument : undefined;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || !keepsLength.test(propertyName(callee) ?? '')) {
    return undefined;
  }
  const isStatic =
    callee.object.type === AST_NODE_TYPES.Identifier && /^(?:Array|Object|_)$/u.test(callee.object.name);
  return isStatic ? argument : callee.object;
}
