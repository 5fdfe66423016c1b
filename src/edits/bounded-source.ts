import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction, propertyName } from '../resolve/syntax.js';
import { hostOf } from './batch-place.js';
import { capitalized } from './batch-names.js';
import { spreadText } from './batch-source.js';

/** The list that work is done on, in a form in which it stays the same while the work runs. */
export interface BoundedSource {
  /** As an expression that is evaluated once. */
  readonly text: string;
  /** It is a name that can be written several times. */
  readonly isName: boolean;
  /** A name for it, where it has none. */
  readonly wanted: string;
}

/**
 * What to write for a list that is gone through while others run. What other code can change meanwhile is copied,
 * and so is what is not known to be an array.
 */
export function boundedSource(
  resolution: Resolution,
  source: TSESTree.Node,
  work: TSESTree.Node,
  isArray: boolean,
): BoundedSource {
  const text = resolution.sourceCode.getText(source);
  const wanted = nameFor(source);
  if (isArray && source.type === AST_NODE_TYPES.Identifier && isStable(resolution, source, work)) {
    return { text, isName: true, wanted };
  }
  return { text: isArray && isFresh(source) ? text : spreadText(source, text), isName: false, wanted };
}

/** A local name that is assigned once, and that the work does not touch. */
function isStable({ sourceCode }: Resolution, name: TSESTree.Identifier, work: TSESTree.Node): boolean {
  const variable = ASTUtils.findVariable(sourceCode.getScope(name), name.name);
  const [definition] = variable?.defs ?? [];
  if (!variable || !definition) return false;
  if (!variable.references.every((reference) => reference.init === true || !reference.isWrite()))
    return false;
  if (ownerOf(definition.name) !== hostOf(name)) return false;
  return !variable.references.some(
    ({ identifier }) => identifier.range[0] >= work.range[0] && identifier.range[1] <= work.range[1],
  );
}

/** The function of which a name is a parameter or local variable. */
function ownerOf(name: TSESTree.Node): TSESTree.Node | undefined {
  const host = hostOf(name);
  return host && isFunction(host) ? host : undefined;
}

/** A list that is made by the expression itself, so that nobody else has it. */
function isFresh(source: TSESTree.Node): boolean {
  const made = bare(source);
  if (made.type === AST_NODE_TYPES.ArrayExpression) return true;
  if (made.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = bare(made.callee);
  if (source.type === AST_NODE_TYPES.AwaitExpression) return true;
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    /^(?:concat|entries|filter|flat|flatMap|from|keys|map|slice|sort|split|toReversed|toSorted|values)$/u.test(
      propertyName(callee) ?? '',
    )
  );
}

/** A name for the list: what it is a property of an object as, or what its function gets. */
function nameFor(source: TSESTree.Node): string {
  const node = bare(source);
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return `all${capitalized(node.name)}`;
    case AST_NODE_TYPES.MemberExpression:
      return (node.computed ? undefined : propertyName(node)?.replace(/^#/u, '')) ?? 'items';
    case AST_NODE_TYPES.LogicalExpression:
      return nameFor(node.left);
    case AST_NODE_TYPES.CallExpression: {
      const callee = bare(node.callee);
      if (callee.type !== AST_NODE_TYPES.MemberExpression) return 'items';
      const owner = callee.object.type === AST_NODE_TYPES.Identifier ? callee.object.name : '';
      const name = propertyName(callee) ?? '';
      return owner === 'Object' && /^(?:entries|keys|values)$/u.test(name) ? name : 'items';
    }
    default:
      return 'items';
  }
}
