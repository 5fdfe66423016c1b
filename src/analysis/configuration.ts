import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { bare, propertyName } from '../resolve/syntax.js';

/** `config.regions`, `process.env.HOSTS`, `provider.definition.tags`: written by the people who write or run the program. */
export function isConfiguration(node: TSESTree.MemberExpression): boolean {
  for (let current: TSESTree.Node = bare(node.object); ; current = bare(current.object)) {
    const name = nameOf(current);
    if (name !== undefined && /^(?:.*[cC]onfig(?:uration)?|definition|env|environment|ENV)$/u.test(name))
      return true;
    if (current.type !== AST_NODE_TYPES.MemberExpression) return false;
  }
}

/** `config.get('mirrors')`, `this.configService.getOrThrow('regions')` */
export function isConfigurationCall({ callee }: TSESTree.CallExpression): boolean {
  if (callee.type !== AST_NODE_TYPES.MemberExpression || !/^get/u.test(propertyName(callee) ?? ''))
    return false;
  const name = nameOf(bare(callee.object));
  return name !== undefined && /^_?config(?:uration)?(?:Service)?$/u.test(name);
}

/** A text that the program or its configuration holds: `process.env.HOSTS ?? 'localhost'`. */
export function isConfigurationText(node: TSESTree.Node): boolean {
  const text = bare(node);
  if (text.type === AST_NODE_TYPES.LogicalExpression) return isConfigurationText(text.left);
  return (
    text.type === AST_NODE_TYPES.Literal ||
    (text.type === AST_NODE_TYPES.MemberExpression && isConfiguration(text))
  );
}

/** `config` of `config`, `this.config` */
function nameOf(owner: TSESTree.Node): string | undefined {
  if (owner.type === AST_NODE_TYPES.Identifier) return owner.name;
  return owner.type === AST_NODE_TYPES.MemberExpression ? propertyName(owner) : undefined;
}
