import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { passesThrough } from '../catalogue/pass-through.js';
import { importOf } from './imports.js';
import type { Resolution } from './resolution.js';
import { bare, isFunction, propertyName } from './syntax.js';

/** The function that is run when what a call gives is called: that of `cache(async (id) => …)`. */
export function passedThrough(
  resolution: Resolution,
  { arguments: [given], callee }: TSESTree.CallExpression | TSESTree.NewExpression,
): TSESTree.Node | undefined {
  if (!given || !isFunction(given)) return undefined; // cheap, and most calls end here
  const written = bare(callee);
  const isMember = written.type === AST_NODE_TYPES.MemberExpression;
  const root = isMember ? bare(written.object) : written;
  if (root.type !== AST_NODE_TYPES.Identifier) return undefined;
  const definition = ASTUtils.findVariable(resolution.sourceCode.getScope(root), root.name)?.defs[0];
  const imported = definition && importOf(definition);
  const name = isMember ? propertyName(written) : imported?.name;
  return imported && name !== undefined && passesThrough(imported.specifier, name) ? given : undefined;
}
