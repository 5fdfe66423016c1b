import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import { bare, calledName, keyName } from '../resolve/syntax.js';

const rangeKey =
  /^\$?(?:between|gt|gte|lt|lte|notBetween|startsWith|endsWith|contains|like|iLike|ilike|regex|search)$/u;
const rangeFunction =
  /^(?:between|Between|gt|gte|lt|lte|LessThan|LessThanOrEqual|like|Like|ilike|ILike|MoreThan|MoreThanOrEqual|notBetween|whereBetween|whereILike|whereLike)$/u;
const rangeOperator = /^(?:[<>]=?|(?:not\s+)?between|i?like)$/iu;
const rangeHole = /(?:[<>]=?|\bbetween|\bi?like)\s*$/iu;

type Changes = (node: TSESTree.Node) => boolean;

/**
 * Does a request ask for a range or a pattern of its own in each turn: `{ gt: order.at }`, `at > $2`?
 * No list of keys can say that.
 */
export function asksOwnRange(
  call: LibraryCall,
  nodes: Iterable<TSESTree.Node>,
  text: string | undefined,
  changes: Changes,
): boolean {
  for (const node of nodes) if (isOwnRange(node, changes)) return true;
  return text !== undefined && isOwnRangeInSql(call, text, changes);
}

function isOwnRange(node: TSESTree.Node, changes: Changes): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.Property:
      return rangeKey.test(keyOf(node)) && changes(node.value);
    case AST_NODE_TYPES.CallExpression: {
      const [first, ...rest] = node.arguments;
      if (rangeFunction.test(calledName(node))) {
        // A comparison takes the column first, unless it stands beside it: `gt(table.at, at)`, `MoreThan(at)`.
        return (rest.length > 0 ? rest : first ? [first] : []).some(changes);
      }
      const operator = rest[0];
      const isOperator =
        operator?.type === AST_NODE_TYPES.Literal &&
        typeof operator.value === 'string' &&
        rangeOperator.test(operator.value);
      return isOperator && rest.slice(1).some(changes);
    }
    case AST_NODE_TYPES.TemplateLiteral:
      return node.expressions.some(
        (hole, index) => rangeHole.test(node.quasis[index]?.value.raw ?? '') && changes(hole),
      );
    default:
      return false;
  }
}

function keyOf(node: TSESTree.Property): string {
  if (!node.computed) return keyName(node) ?? '';
  return node.key.type === AST_NODE_TYPES.MemberExpression &&
    node.key.property.type === AST_NODE_TYPES.Identifier
    ? node.key.property.name
    : '';
}

/** `at > $2` or `at > ?`, where that placeholder gets something that changes. */
function isOwnRangeInSql({ node }: LibraryCall, text: string, changes: Changes): boolean {
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return false;
  const given = node.arguments[1] && bare(node.arguments[1]);
  if (given?.type !== AST_NODE_TYPES.ArrayExpression) return false;
  let count = 0;
  for (const { 0: placeholder, 1: number, index } of text.matchAll(/\$(\d+)|\?/gu)) {
    count += 1;
    const value = given.elements[(number === undefined ? count : Number(number)) - 1];
    const before = text.slice(0, index);
    if (placeholder && rangeHole.test(before) && value && changes(value)) return true;
  }
  return false;
}
