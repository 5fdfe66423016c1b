import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { TtlForm, Zero } from '../catalogue/schema.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction, keyName, propertyName } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';

/** Does a call with these arguments surely give its entry no time to live? What the code does not show may be one. */
export function lacksTtl(
  resolution: Resolution,
  given: readonly TSESTree.CallExpressionArgument[],
  ttl: TtlForm,
): boolean {
  if (given.some((node) => node.type === AST_NODE_TYPES.SpreadElement)) return false;
  if (ttl.form === 'tokens') return given.slice(ttl.from).every((node) => isOtherWord(node, ttl.words));
  const node = given[ttl.argument];
  if (ttl.form === 'items')
    return itemsIn(node && assignedOnce(resolution, node)).some((item) =>
      lacksKeys(resolution, item, ttl.keys, ttl.zero),
    );
  if (!node) return true;
  if (ttl.form === 'option') return lacksKeys(resolution, node, ttl.keys, ttl.zero);
  const zeroInKey = ttl.zero === 'default' ? 'forever' : ttl.zero;
  return (
    isNoTtl(resolution, node, ttl.zero) ||
    (ttl.keys !== undefined && lacksKeys(resolution, node, ttl.keys, zeroInKey))
  );
}

/** What stands where a time to live could stand, and is none: `'GET'`, `{ NX: true }`, or a callback. */
function isOtherWord(node: TSESTree.Node, words: readonly string[]): boolean {
  if (isFunction(node)) return true;
  if (node.type === AST_NODE_TYPES.ObjectExpression) {
    return node.properties.every(
      (property) =>
        property.type === AST_NODE_TYPES.Property &&
        !/^(?:ex|px|ttl|keepttl)/iu.test(keyName(property) ?? 'ttl'),
    );
  }
  return (
    node.type === AST_NODE_TYPES.Literal &&
    typeof node.value === 'string' &&
    !words.includes(node.value.toUpperCase())
  );
}

/** The items of a list that the code shows: of an array literal, or of `rows.map((row) => ({ … }))`. */
export function itemsIn(given: TSESTree.Node | undefined): readonly TSESTree.ObjectExpression[] {
  const list = given && bare(given);
  if (list?.type === AST_NODE_TYPES.ArrayExpression) return list.elements.filter(isObject);
  if (list?.type !== AST_NODE_TYPES.CallExpression) return [];
  const [mapper] = list.arguments;
  const isMapped =
    list.callee.type === AST_NODE_TYPES.MemberExpression &&
    propertyName(list.callee) === 'map' &&
    mapper &&
    isFunction(mapper);
  return isMapped && isObject(mapper.body) ? [mapper.body] : [];
}

function isObject(node: TSESTree.Node | null): node is TSESTree.ObjectExpression {
  return node?.type === AST_NODE_TYPES.ObjectExpression;
}

/** An object literal without these keys, or with a value in them that is no time to live. */
function lacksKeys(
  resolution: Resolution,
  given: TSESTree.Node,
  keys: readonly string[],
  zero: Zero | undefined,
): boolean {
  if (isNothing(given)) return true;
  const object = objectBehind(resolution, given);
  return (
    object?.properties.every((property) => {
      if (property.type !== AST_NODE_TYPES.Property) return false; // a spread may bring one
      const name = keyName(property);
      if (name === undefined) return false;
      return !keys.includes(name) || isNoTtl(resolution, property.value, zero);
    }) ?? false
  );
}

/** The object literal itself, or one that a name stands for which nothing else uses, or a constant of another file. */
function objectBehind(resolution: Resolution, given: TSESTree.Node): TSESTree.ObjectExpression | undefined {
  const object = assignedOnce(resolution, given);
  if (object.type !== AST_NODE_TYPES.ObjectExpression) {
    const imported = resolution.valueOf(given);
    return imported?.kind === 'literal' && resolution.at(imported.node) !== resolution
      ? imported.node
      : undefined;
  }
  const name = bare(given);
  if (name.type !== AST_NODE_TYPES.Identifier) return object;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(name), name.name);
  return variable?.references.filter((reference) => reference.isRead()).length === 1 ? object : undefined;
}

function isNoTtl(resolution: Resolution, given: TSESTree.Node, zero: Zero | undefined): boolean {
  if (isNothing(given)) return true;
  const value = assignedOnce(resolution, given);
  if (value.type === AST_NODE_TYPES.Literal) {
    return value.value === 0 && (zero === 'forever' || zero === 'default');
  }
  return value.type === AST_NODE_TYPES.Identifier && value.name === 'Infinity';
}

/** `undefined`, `void 0` or `null`. */
export function isNothing(given: TSESTree.Node): boolean {
  const node = bare(given);
  if (node.type === AST_NODE_TYPES.Identifier) return node.name === 'undefined';
  if (node.type === AST_NODE_TYPES.UnaryExpression) return node.operator === 'void';
  return node.type === AST_NODE_TYPES.Literal && node.raw === 'null';
}
