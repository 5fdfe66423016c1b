import type { TSESTree } from '@typescript-eslint/utils';
import { AST_NODE_TYPES } from '@typescript-eslint/utils';

/** The node without `!` and what marks the end of an optional chain. */
export function unchained(node: TSESTree.Node): TSESTree.Node {
  return node.type === AST_NODE_TYPES.ChainExpression || node.type === AST_NODE_TYPES.TSNonNullExpression
    ? unchained(node.expression)
    : node;
}

export function isFunctionExpression(
  node: TSESTree.Node | null | undefined,
): node is TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression {
  return (
    node?.type === AST_NODE_TYPES.ArrowFunctionExpression || node?.type === AST_NODE_TYPES.FunctionExpression
  );
}

export function isBinaryish(
  node: TSESTree.Node,
): node is TSESTree.BinaryExpression | TSESTree.LogicalExpression {
  return node.type === AST_NODE_TYPES.BinaryExpression || node.type === AST_NODE_TYPES.LogicalExpression;
}

export function isText(node: TSESTree.Node): node is TSESTree.StringLiteral {
  return node.type === AST_NODE_TYPES.Literal && typeof node.value === 'string';
}

/** `1`, `-1` */
export function isNumber(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.UnaryExpression) {
    return /^[+-]$/u.test(node.operator) && isNumber(node.argument);
  }
  return node.type === AST_NODE_TYPES.Literal && typeof node.value === 'number';
}

/** A template with a line break, as its own text or after a tag. */
export function isTemplateOfLines(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return isTemplateOfLines(node.quasi);
  return (
    node.type === AST_NODE_TYPES.TemplateLiteral && node.quasis.some(({ value }) => value.raw.includes('\n'))
  );
}

/** What is so plain that a chain with it may stay on one line. */
export function isSimple(node: TSESTree.Node | null, depth = 2): boolean {
  if (depth <= 0 || !node) return !node;
  const isInner = (inner: TSESTree.Node | null) => isSimple(inner, depth - 1);
  const bare = unchained(node);
  switch (bare.type) {
    case AST_NODE_TYPES.Literal:
      return !('regex' in bare) || bare.regex.pattern.length <= 5;
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.ThisExpression:
    case AST_NODE_TYPES.Super:
    case AST_NODE_TYPES.PrivateIdentifier:
      return true;
    case AST_NODE_TYPES.TemplateLiteral:
      return !isTemplateOfLines(bare) && bare.expressions.every(isInner);
    case AST_NODE_TYPES.ObjectExpression:
      return bare.properties.every(
        (property) =>
          property.type === AST_NODE_TYPES.Property &&
          !property.computed &&
          (property.shorthand || isInner(property.value)),
      );
    case AST_NODE_TYPES.ArrayExpression:
      return bare.elements.every(isInner);
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return isSimple(bare.callee, depth) && bare.arguments.length <= depth && bare.arguments.every(isInner);
    case AST_NODE_TYPES.MemberExpression:
      return isSimple(bare.object, depth) && isSimple(bare.property, depth);
    case AST_NODE_TYPES.UnaryExpression:
      return /^[!+~-]$/u.test(bare.operator) && isSimple(bare.argument, depth);
    case AST_NODE_TYPES.UpdateExpression:
      return isSimple(bare.argument, depth);
    default:
      return false;
  }
}
