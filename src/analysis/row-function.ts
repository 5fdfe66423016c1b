import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { isInside } from './iteration.js';
import { keysOfType } from './type-keys.js';

/** A function that is handed a row, or a list of them. */
export interface RowFunction {
  readonly node: FunctionNode;
  /** Left out where it is written in its place, so that nobody else hands it anything. */
  readonly name?: string;
  /** Who else may hand it rows: nobody, other queries of its file, or also others. */
  readonly calledBy: 'nobody' | 'file' | 'anyone';
  /** The columns that it reads, and whether it would do with a row that lacks one. */
  readonly columns: Map<string, boolean>;
}

/** Which function is this, where it is always the same? */
export function rowFunctionAt(resolution: Resolution, node: TSESTree.Node): RowFunction | undefined {
  if (isFunction(node)) return { node, calledBy: 'nobody', columns: new Map() };
  const value = resolution.at(node).valueOf(node);
  if (value?.kind !== 'function' || node.type !== AST_NODE_TYPES.Identifier) return undefined;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
  if (!variable?.references.every((reference) => !reference.isWrite() || reference.init)) return undefined;
  return {
    node: value.node,
    name: node.name,
    calledBy: callersOf(variable, value.node),
    columns: new Map(),
  };
}

function callersOf(
  { defs, references }: TSESLint.Scope.Variable,
  called: FunctionNode,
): RowFunction['calledBy'] {
  const declared: TSESTree.Node | undefined = defs[0]?.node;
  const isOwn = declared !== undefined && (declared === called || isInside(called, declared));
  const uses = references.filter(({ identifier, init }) => !init && !isInside(identifier, called));
  if (!isOwn || isExported(declared) || !uses.every(({ identifier }) => isCalledOrHanded(identifier)))
    return 'anyone';
  return uses.length === 1 ? 'nobody' : 'file';
}

/** Is a function or variable exported where it is declared? */
export function isExported(declared: TSESTree.Node): boolean {
  const statement = declared.type === AST_NODE_TYPES.VariableDeclarator ? declared.parent : declared;
  return /^Export/u.test(statement.parent?.type ?? '');
}

/** `toUser(row)`, `rows.map(toUser)` */
function isCalledOrHanded({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.CallExpression;
}

/** The keys that the type of a parameter says may be left out. */
export function optionalKeys(resolution: Resolution, parameter: TSESTree.Node): ReadonlySet<string> {
  const type = 'typeAnnotation' in parameter ? parameter.typeAnnotation : undefined;
  const written = type?.type === AST_NODE_TYPES.TSTypeAnnotation ? type.typeAnnotation : undefined;
  const keys = written && keysOfType(resolution, written);
  return new Set(keys?.flatMap(({ name, isThere }) => (isThere ? [] : [name])));
}

/** Does a function read what it is given by `arguments`? */
export function usesArguments(resolution: Resolution, called: FunctionNode): boolean {
  const own = resolution.at(called).sourceCode.scopeManager?.acquire(called)?.set.get('arguments');
  return own !== undefined && own.references.length > 0;
}
