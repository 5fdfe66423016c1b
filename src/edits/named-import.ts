import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Library } from '../catalogue/schema.js';
import { requiredSpecifier } from '../resolve/imports.js';
import { libraryOf } from '../resolve/known-libraries.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare } from '../resolve/syntax.js';
import { styleOf } from './file-style.js';

/** A name that is or can be known at a place. */
export interface UsableName {
  /** What makes it known, where it is not yet. */
  readonly edit?: { readonly at: number; readonly text: string };
}

/** How can an export of a library be used by its own name? Undefined where the name means something else. */
export function nameOfLibrary(
  resolution: Resolution,
  library: Library,
  name: string,
  place: TSESTree.Node,
): UsableName | undefined {
  const { sourceCode } = resolution;
  const variable = ASTUtils.findVariable(sourceCode.getScope(place), name);
  if (variable && variable.defs.length > 0) {
    const [definition] = variable.defs;
    return definition &&
      isFrom(library, definition.node) &&
      definition.node.type !== AST_NODE_TYPES.ImportDefaultSpecifier
      ? {}
      : undefined;
  }
  // A package with several entries exports what works with all of them from the first.
  const entries = sourceCode.ast.body.toSorted((a, b) => rankOf(library, a) - rankOf(library, b));
  for (const statement of entries) {
    const at = listOfNames(library, statement);
    if (at !== undefined) return { edit: { at, text: `, ${name}` } };
  }
  const first = sourceCode.ast.body.find(({ type }) => type === AST_NODE_TYPES.ImportDeclaration);
  if (!first) return undefined;
  const { newline, quote, semicolon } = styleOf(sourceCode, sourceCode.ast);
  const specifier = specifierIn(resolution, library) ?? library.packages[0];
  const text = `import { ${name} } from ${quote}${specifier}${quote}${semicolon}${newline}`;
  return { edit: { at: first.range[0], text } };
}

function rankOf(library: Library, statement: TSESTree.ProgramStatement): number {
  const isImport = statement.type === AST_NODE_TYPES.ImportDeclaration;
  return isImport && statement.source.value === library.packages[0] ? 0 : 1;
}

/** The end of the list of names that a statement loads from the library. */
function listOfNames(library: Library, statement: TSESTree.ProgramStatement): number | undefined {
  if (statement.type === AST_NODE_TYPES.ImportDeclaration) {
    if (statement.importKind === 'type' || libraryOf(statement.source.value) !== library) return undefined;
    const last = statement.specifiers.at(-1);
    return last?.type === AST_NODE_TYPES.ImportSpecifier ? last.range[1] : undefined;
  }
  if (statement.type !== AST_NODE_TYPES.VariableDeclaration) return undefined;
  const [declarator] = statement.declarations;
  if (declarator?.id.type !== AST_NODE_TYPES.ObjectPattern || !isFrom(library, declarator)) return undefined;
  const last = declarator.id.properties.at(-1);
  return last?.type === AST_NODE_TYPES.Property ? last.range[1] : undefined;
}

/** Does an import or `require()` load the library? */
function isFrom(library: Library, node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.VariableDeclarator) {
    const specifier = node.init ? requiredSpecifier(bare(node.init)) : undefined;
    return specifier !== undefined && libraryOf(specifier) === library;
  }
  const { parent } = node;
  return parent?.type === AST_NODE_TYPES.ImportDeclaration && libraryOf(parent.source.value) === library;
}

function specifierIn({ sourceCode }: Resolution, library: Library): string | undefined {
  for (const statement of sourceCode.ast.body) {
    if (statement.type !== AST_NODE_TYPES.ImportDeclaration) continue;
    if (libraryOf(statement.source.value) === library) return statement.source.value;
  }
  return undefined;
}
