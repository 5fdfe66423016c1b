import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction, propertyName } from '../resolve/syntax.js';

/** Gives names that nothing in the function around a place uses, or sees from outside, each only once. */
export function newNames({ sourceCode }: Resolution, place: TSESTree.Node): (wanted: string) => string {
  let host: TSESTree.Node = place;
  while (host.parent && !isFunction(host)) host = host.parent;
  const taken = new Set(namesIn(sourceCode.getScope(host)));
  return (wanted) => {
    const isTaken = (name: string) =>
      taken.has(name) || ASTUtils.findVariable(sourceCode.getScope(place), name) !== null;
    let name = wanted;
    for (let count = 2; isTaken(name); count += 1) name = `${wanted}${count}`;
    taken.add(name);
    return name;
  };
}

function* namesIn(scope: TSESLint.Scope.Scope): Generator<string> {
  for (const { name } of scope.variables) yield name;
  for (const { identifier } of scope.references) {
    if ('name' in identifier && typeof identifier.name === 'string') yield identifier.name;
  }
  for (const inner of scope.childScopes) yield* namesIn(inner);
}

/** The name that an expression ends with: `userId` of `order.userId`; empty where it has none. */
export function lastName(node: TSESTree.Node): string {
  if (node.type === AST_NODE_TYPES.Identifier) return node.name;
  return node.type === AST_NODE_TYPES.MemberExpression ? (propertyName(node) ?? '') : '';
}

/** `user` becomes `users`. */
export function plural(name: string): string {
  if (/[^aeiou]y$/u.test(name)) return `${name.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/u.test(name) ? `${name}es` : `${name}s`;
}

/** `users` becomes `user`. */
export function singular(name: string): string {
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`;
  return /[^isu]s$/u.test(name) ? name.slice(0, -1) : name;
}

/** `id` becomes `Id`, to be put after another word. */
export function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
