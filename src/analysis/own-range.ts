import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import { bare, calledName, keyName } from '../resolve/syntax.js';

const rangeKey =
  /^\$?(?:between|gt|gte|lt|lte|notBetween|startsWith|endsWith|contains|like|iLike|ilike|regex|search)$/u;
const rangeFunction =
  /^(?:between|Between|gt|gte|lt|lte|LessThan|LessThanOrEqual|like|Like|ilike|ILike|MoreThan|MoreThanOrEqual|notBetween|whereBetween|whereILike|whereLike)$/u;
const rangeOperator = /^(?:[<>]=?|(?:not\s+)?between|i?like)$/iu;
const rangeHole = /(?:[<>]=?|\bbetween|\bi?like)\s*$/iu;

const searchHole = /(?:tsquery|strpos|position|similarity|match|against)\s*\([^()]*$/iu;

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

/** `at > $2`, `at > ?` or `text @@ to_tsquery(:words)`, where that placeholder gets something that changes. */
function isOwnRangeInSql({ node }: LibraryCall, text: string, changes: Changes): boolean {
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return false;
  const given = node.arguments[1] && bare(node.arguments[1]);
  let count = 0;
  for (const { 1: number, 2: name, index } of text.matchAll(/\$(\d+)|(?<!:):([a-z]\w*)|\?/giu)) {
    count += name === undefined ? 1 : 0;
    const before = text.slice(0, index);
    if (!rangeHole.test(before) && !searchHole.test(before)) continue;
    const value = name === undefined ? positional(given, Number(number ?? count)) : named(given, name);
    if (value && changes(value)) return true;
  }
  return false;
}

function positional(given: TSESTree.Node | undefined, number: number): TSESTree.Node | undefined {
  if (given?.type !== AST_NODE_TYPES.ArrayExpression) return undefined;
  return given.elements[number - 1] ?? undefined;
}

/** The value of a name, also in an object under `replacements` or `bind`. */
function named(given: TSESTree.Node | undefined, name: string): TSESTree.Node | undefined {
  if (given?.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
  for (const property of given.properties) {
    if (property.type !== AST_NODE_TYPES.Property) continue;
    if (keyName(property) === name) return property.value;
    const inside = named(property.value, name);
    if (inside) return inside;
  }
  return undefined;
}
