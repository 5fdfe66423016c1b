import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { browserExports } from '../catalogue/browser-libraries.js';

/** Does the file run in a browser, where one person's clicks decide how much there is to do? */
export function isBrowserCode({ body }: TSESTree.Program): boolean {
  return body.some((statement) => {
    if (statement.type === AST_NODE_TYPES.ExpressionStatement) return statement.directive === 'use client';
    if (statement.type !== AST_NODE_TYPES.ImportDeclaration) return false;
    const specifier = statement.source.value;
    const known = browserExports.filter(({ from }) => from.test(specifier));
    return statement.specifiers.some((imported) =>
      known.some(({ names }) => names.test(importedName(imported))),
    );
  });
}

function importedName(imported: TSESTree.ImportClause): string {
  if (imported.type !== AST_NODE_TYPES.ImportSpecifier) return 'default';
  return imported.imported.type === AST_NODE_TYPES.Identifier
    ? imported.imported.name
    : imported.imported.value;
}
