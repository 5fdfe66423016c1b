import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Library } from '../catalogue/schema.js';
import { requiredSpecifier } from '../resolve/imports.js';
import { libraryOf } from '../resolve/known-libraries.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare } from '../resolve/syntax.js';
import type { UsedName } from './batch-keyed-read.js';
import { styleOf } from './file-style.js';

/** A name that is or can be known at a place. */
export interface UsableName {
  /** What makes it known, where it is not yet, and takes a name away that is not used any more. */
  readonly edit?: ImportEdit;
}

/** Puts a text in the place of another, which can be empty. */
export interface ImportEdit {
  readonly range: TSESTree.Range;
  readonly text: string;
}

/**
 * How can an export of a library be used by its own name? Undefined where the name means something else. `instead` is
 * the use of another export that goes away, `beside` of one that only the same entry of the package has.
 */
export function nameOfLibrary(
  resolution: Resolution,
  library: Library,
  { name, instead, beside }: Pick<UsedName, 'beside' | 'instead' | 'name'>,
  place: TSESTree.Node,
): UsableName | undefined {
  const { sourceCode } = resolution;
  const variable = ASTUtils.findVariable(sourceCode.getScope(place), name);
  const unused = instead && onlyUsedAt(resolution, library, instead);
  if (variable && variable.defs.length > 0) {
    const [definition] = variable.defs;
    if (!definition || !isFrom(library, definition.node)) return undefined;
    if (definition.node.type === AST_NODE_TYPES.ImportDefaultSpecifier) return undefined;
    return unused ? { edit: { range: withComma(unused), text: '' } } : {};
  }
  if (unused) return { edit: { range: unused.range, text: name } };
  if (beside) {
    const at = listBeside(resolution, library, beside);
    return at === undefined ? undefined : { edit: { range: [at, at], text: `, ${name}` } };
  }
  // A package with several entries exports what works with all of them from the first.
  const entries = sourceCode.ast.body.toSorted((a, b) => rankOf(library, a) - rankOf(library, b));
  for (const statement of entries) {
    const at = listOfNames(library, statement);
    if (at !== undefined) return { edit: { range: [at, at], text: `, ${name}` } };
  }
  const first = sourceCode.ast.body.find(({ type }) => type === AST_NODE_TYPES.ImportDeclaration);
  if (!first) return undefined;
  const { newline, quote, semicolon } = styleOf(sourceCode, sourceCode.ast);
  const specifier = specifierIn(resolution, library) ?? library.packages[0];
  const text = `import { ${name} } from ${quote}${specifier}${quote}${semicolon}${newline}`;
  const [at] = first.range;
  return { edit: { range: [at, at], text } };
}

/** The name in an import, `eq` of `import { and, eq }`, that is used nowhere else than here. */
function onlyUsedAt(
  { sourceCode }: Resolution,
  library: Library,
  use: TSESTree.Identifier,
): TSESTree.ImportSpecifier | undefined {
  const variable = ASTUtils.findVariable(sourceCode.getScope(use), use.name);
  const specifier = variable?.defs[0]?.node;
  return variable?.references.length === 1 &&
    specifier?.type === AST_NODE_TYPES.ImportSpecifier &&
    isFrom(library, specifier) &&
    sourceCode.getText(specifier) === use.name
    ? specifier
    : undefined;
}

/** The end of the list of names that a statement loads, of which one is used here. */
function listBeside(
  { sourceCode }: Resolution,
  library: Library,
  use: TSESTree.Identifier,
): number | undefined {
  const node = ASTUtils.findVariable(sourceCode.getScope(use), use.name)?.defs[0]?.node;
  if (!node || !isFrom(library, node)) return undefined;
  const declaration = node.parent;
  return declaration && listOfNames(library, declaration as TSESTree.ProgramStatement);
}

/** A name with the comma between it and its neighbour. */
function withComma(specifier: TSESTree.ImportSpecifier): TSESTree.Range {
  const { specifiers } = specifier.parent as TSESTree.ImportDeclaration;
  const index = specifiers.indexOf(specifier);
  const [before, after] = [specifiers[index - 1], specifiers[index + 1]];
  if (after) return [specifier.range[0], after.range[0]];
  return [before?.range[1] ?? specifier.range[0], specifier.range[1]];
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
