import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction, keyName, nodesBelow, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { isInside } from './iteration.js';

/** More calls than this are of a helper for all kinds of callers. */
const most = 6;

/** The calls of a function in its file: by its name, or of a method by `this`. */
export function callersOf(resolution: Resolution, host: FunctionNode): readonly TSESTree.CallExpression[] {
  return usesOf(resolution, host).flatMap((use) => callBy(use) ?? []);
}

/**
 * What a parameter is given, where all calls of its function are in the file: of one that is not exported, or of a private
 * method. `undefined` where others may call it, or where it is handed on.
 */
export function argumentsGiven(
  resolution: Resolution,
  { name }: TSESLint.Scope.Definition,
): readonly TSESTree.Node[] | undefined {
  const host = name.parent;
  if (!isFunction(host)) return undefined;
  const index = host.params.indexOf(name as TSESTree.Parameter);
  const given = allCallsOf(resolution, host)?.map((call) => call.arguments[index]);
  return given?.every((argument) => argument !== undefined) ? given : undefined;
}

// By the function's node, which lives as long as the file's tree.
const known = new WeakMap<FunctionNode, readonly TSESTree.CallExpression[] | undefined>();

function allCallsOf(
  resolution: Resolution,
  host: FunctionNode,
): readonly TSESTree.CallExpression[] | undefined {
  if (known.has(host)) return known.get(host);
  const uses = isHidden(host) ? usesOf(resolution, host) : [];
  const calls = uses.flatMap((use) => callBy(use) ?? []);
  const areAll = calls.length === uses.length && calls.length > 0 && calls.length <= most;
  const found = areAll && !calls.some((call) => isInside(call, host)) ? calls : undefined;
  known.set(host, found);
  return found;
}

/** Can nobody outside the file name a function? */
function isHidden({ parent, type }: FunctionNode): boolean {
  if (parent.type === AST_NODE_TYPES.MethodDefinition)
    return parent.accessibility === 'private' || parent.key.type === AST_NODE_TYPES.PrivateIdentifier;
  const statement = parent.type === AST_NODE_TYPES.VariableDeclarator ? parent.parent.parent : parent;
  const isNamed = type === AST_NODE_TYPES.FunctionDeclaration || statement !== parent;
  return isNamed && !/^Export/u.test(statement?.type ?? '');
}

/** The places that name a function. */
function usesOf(resolution: Resolution, host: FunctionNode): readonly TSESTree.Node[] {
  const { parent } = host;
  if (parent.type === AST_NODE_TYPES.MethodDefinition) return usesOfMethod(resolution, parent);
  const declaration = parent.type === AST_NODE_TYPES.VariableDeclarator ? parent : host;
  const name = declaration.id;
  if (name?.type !== AST_NODE_TYPES.Identifier) return [];
  const variable = resolution.sourceCode
    .getDeclaredVariables(declaration)
    .find((one) => one.name === name.name);
  return (variable?.references ?? []).filter(({ init }) => init !== true).map(({ identifier }) => identifier);
}

/** `this.load` of `load(ids)` and `#load(ids)` */
function usesOfMethod(
  { sourceCode }: Resolution,
  method: TSESTree.MethodDefinition,
): readonly TSESTree.Node[] {
  const name = keyName(method);
  const uses: TSESTree.Node[] = [];
  for (const node of nodesBelow(method.parent, sourceCode.visitorKeys)) {
    if (node.type !== AST_NODE_TYPES.MemberExpression || name === undefined) continue;
    if (propertyName(node) === name && node.object.type === AST_NODE_TYPES.ThisExpression) uses.push(node);
  }
  return uses;
}

function callBy(use: TSESTree.Node): TSESTree.CallExpression | undefined {
  const { parent } = use;
  return parent?.type === AST_NODE_TYPES.CallExpression && parent.callee === use ? parent : undefined;
}
