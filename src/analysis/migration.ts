import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isClass } from '../resolve/syntax.js';

/** Is code part of a migration, which runs once and in order: `class AddIndex implements MigrationInterface`? */
export function isMigration(node: TSESTree.Node): boolean {
  for (let current = node.parent; current; current = current.parent) {
    if (!isClass(current)) continue;
    const interfaces: readonly TSESTree.TSClassImplements[] | undefined = current.implements; // none in JavaScript's own syntax
    const named = [current.superClass, ...(interfaces ?? []).map(({ expression }) => expression)];
    return named.some(
      (type) =>
        type?.type === AST_NODE_TYPES.Identifier &&
        /^(?:(?:Ir)?[rR]eversible)?Migration(?:Interface)?$/u.test(type.name),
    );
  }
  return false;
}
