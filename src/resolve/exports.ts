import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Import } from './imports.js';
import type { Resolution } from './resolution.js';
import { bare, isClass, isFunction, propertyName } from './syntax.js';
import type { Value } from './value.js';

/** What a name that a file exports stands for, and what is known of the file in which that is written. */
export interface Exported {
  readonly home: Resolution;
  /** A variable or type; else an expression, or (`export * as`) a file as a whole. */
  readonly meant:
    | { readonly variable: TSESLint.Scope.Variable }
    | { readonly node: TSESTree.Node }
    | { readonly whole: Resolution };
}

/** What does a file export under a name, itself or from other files? */
export function exportedFrom(
  home: Resolution,
  name: string,
  seen: readonly TSESTree.Program[] = [],
): Exported | undefined {
  const { ast } = home.sourceCode;
  if (seen.includes(ast)) return undefined; // files that pass on each other's exports
  const { names, stars, whole } = exportsOf(ast);
  const entry = names.get(name);
  if (entry) return meantBy(home, entry, [...seen, ast]);
  if (name === 'default') return whole && { home, meant: { node: whole } };
  for (const specifier of stars) {
    const other = home.fileOf(specifier, name);
    const found = other && exportedFrom(other, name, [...seen, ast]);
    if (found) return found;
  }
  return undefined;
}

function meantBy(home: Resolution, entry: Entry, seen: readonly TSESTree.Program[]): Exported | undefined {
  if ('node' in entry) return { home, meant: { node: entry.node } };
  if ('local' in entry) {
    const variable = ASTUtils.findVariable(home.sourceCode.getScope(entry.local), entry.local.name);
    return variable ? { home, meant: { variable } } : undefined;
  }
  const other = home.fileOf(entry.from, entry.name);
  if (!other) return undefined;
  return entry.name === undefined ? { home, meant: { whole: other } } : exportedFrom(other, entry.name, seen);
}

/** Where is that written which an import stands for, in another file of the project: a name or an expression? */
export function importedNode(resolution: Resolution, { specifier, name }: Import): TSESTree.Node | undefined {
  const file = name === undefined ? undefined : resolution.fileOf(specifier, name);
  const meant = file && name !== undefined ? exportedFrom(file, name)?.meant : undefined;
  if (!meant) return undefined;
  if ('variable' in meant) return meant.variable.identifiers[0];
  return 'node' in meant ? meant.node : undefined;
}

/** What is the value that a file exports under a name known to be? */
export function exportedValue(home: Resolution, name: string): Value | undefined {
  const found = exportedFrom(home, name);
  if (!found) return memberOfWhole(home, name);
  const { meant } = found;
  if ('variable' in meant) return found.home.valueOfVariable(meant.variable);
  return 'node' in meant ? found.home.valueOf(meant.node) : fileValue(meant.whole);
}

/** `import { pool } from './db'`, where that is `module.exports = { pool }`. */
function memberOfWhole(home: Resolution, name: string): Value | undefined {
  const { whole } = exportsOf(home.sourceCode.ast);
  const value = whole && home.valueOf(whole);
  return value && home.memberOf(value, name);
}

/** A file as a value: what `import * as db` and `require('./db')` give. */
export function fileValue(home: Resolution): Value | undefined {
  const { whole } = exportsOf(home.sourceCode.ast);
  return whole ? home.valueOf(whole) : { kind: 'file', node: home.sourceCode.ast };
}

type Entry =
  | { readonly local: TSESTree.Identifier }
  | { readonly node: TSESTree.Node }
  | { readonly from: string; readonly name: string | undefined };

interface Exports {
  readonly names: ReadonlyMap<string, Entry>;
  /** The files all of whose exports are passed on. */
  readonly stars: readonly string[];
  /** What the module itself is: `module.exports = …`, `export = …`. */
  readonly whole: TSESTree.Node | undefined;
}

const known = new WeakMap<TSESTree.Program, Exports>();

function exportsOf(ast: TSESTree.Program): Exports {
  let found = known.get(ast);
  if (!found) {
    found = readExports(ast);
    known.set(ast, found);
  }
  return found;
}

function readExports({ body }: TSESTree.Program): Exports {
  const names = new Map<string, Entry>();
  const stars: string[] = [];
  let whole: TSESTree.Node | undefined;
  for (const statement of body) {
    switch (statement.type) {
      case AST_NODE_TYPES.ExportNamedDeclaration:
        for (const [name, entry] of namedBy(statement)) names.set(name, entry);
        break;
      case AST_NODE_TYPES.ExportDefaultDeclaration:
        names.set('default', ofDefault(statement.declaration));
        break;
      case AST_NODE_TYPES.ExportAllDeclaration:
        if (statement.exported)
          names.set(nameOf(statement.exported), { from: statement.source.value, name: undefined });
        else stars.push(statement.source.value);
        break;
      case AST_NODE_TYPES.TSExportAssignment:
        whole = statement.expression;
        break;
      case AST_NODE_TYPES.ExpressionStatement: {
        const assigned = assignedExport(statement.expression);
        if (assigned?.name === undefined) whole = assigned?.node ?? whole;
        else names.set(assigned.name, { node: assigned.node });
        break;
      }
    }
  }
  return { names, stars, whole };
}

function namedBy(statement: TSESTree.ExportNamedDeclaration): readonly (readonly [string, Entry])[] {
  const { declaration, source, specifiers } = statement;
  if (!declaration) {
    return specifiers.map(({ exported, local }) => [
      nameOf(exported),
      source ? { from: source.value, name: nameOf(local) } : { local: local as TSESTree.Identifier },
    ]);
  }
  if (declaration.type === AST_NODE_TYPES.VariableDeclaration) {
    return declaration.declarations.flatMap(({ id }) => namesIn(id)).map((local) => [local.name, { local }]);
  }
  const id = 'id' in declaration ? declaration.id : undefined;
  return id?.type === AST_NODE_TYPES.Identifier ? [[id.name, { local: id }]] : [];
}

/** `export const { pool, redis } = clients` */
function namesIn(pattern: TSESTree.Node): readonly TSESTree.Identifier[] {
  if (pattern.type === AST_NODE_TYPES.Identifier) return [pattern];
  if (pattern.type !== AST_NODE_TYPES.ObjectPattern) return [];
  return pattern.properties.flatMap((property) =>
    namesIn(property.type === AST_NODE_TYPES.Property ? property.value : property.argument),
  );
}

function ofDefault(declaration: TSESTree.ExportDefaultDeclaration['declaration']): Entry {
  const isNamed = (isClass(declaration) || isFunction(declaration)) && declaration.id;
  return isNamed ? { local: isNamed } : { node: declaration };
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === AST_NODE_TYPES.Identifier ? node.name : node.value;
}

/** `exports.pool = …`, `module.exports.pool = …`; without a name `module.exports = …`. */
function assignedExport(
  expression: TSESTree.Expression,
): { readonly name?: string; readonly node: TSESTree.Node } | undefined {
  if (expression.type !== AST_NODE_TYPES.AssignmentExpression) return undefined;
  const { left, right } = expression;
  if (left.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const inner = assignedExport(right);
  const node = inner ? inner.node : right; // `module.exports = exports.pool = …`
  if (isModuleExports(left)) return { node };
  const name = propertyName(left);
  return name !== undefined && isExports(left.object) ? { name, node } : undefined;
}

/** Is it the object of a module's exports: `exports`, `module.exports`? */
export function isExports(given: TSESTree.Node): boolean {
  const node = bare(given);
  return (node.type === AST_NODE_TYPES.Identifier && node.name === 'exports') || isModuleExports(node);
}

function isModuleExports(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.MemberExpression &&
    node.object.type === AST_NODE_TYPES.Identifier &&
    node.object.name === 'module' &&
    propertyName(node) === 'exports'
  );
}
