import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { browserExports } from '../catalogue/browser-libraries.js';
import { kept } from '../resolve/answers.js';

// By the tree, because several rules ask.
const answers = new WeakMap<TSESTree.Program, boolean>();

/** Does the file run in a browser, where one person's clicks decide how much there is to do? */
export function isBrowserCode(program: TSESTree.Program): boolean {
  let answer = answers.get(program);
  if (answer === undefined) answers.set(program, (answer = program.body.some(isForBrowser)));
  return answer;
}

function isForBrowser(statement: TSESTree.ProgramStatement): boolean {
  if (statement.type === AST_NODE_TYPES.ExpressionStatement) return statement.directive === 'use client';
  if (statement.type !== AST_NODE_TYPES.ImportDeclaration) return false;
  const known = exportsOf(statement.source.value) ?? [];
  return (
    known.length > 0 &&
    statement.specifiers.some((imported) => known.some((names) => names.test(importedName(imported))))
  );
}

/** Kept by specifier, because every file asks for each of its imports. */
const exportsOf = kept((specifier: string): readonly RegExp[] =>
  browserExports.filter(({ from }) => from.test(specifier)).map(({ names }) => names),
);

function importedName(imported: TSESTree.ImportClause): string {
  if (imported.type !== AST_NODE_TYPES.ImportSpecifier) return 'default';
  return imported.imported.type === AST_NODE_TYPES.Identifier
    ? imported.imported.name
    : imported.imported.value;
}
