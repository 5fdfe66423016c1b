import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction, keyName, nodesBelow, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { isInside } from './iteration.js';

/** More calls than this are of a helper for all kinds of callers. */
const most = 6;

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
  const given = callsOf(resolution, host)?.map((call) => call.arguments[index]);
  return given?.every((argument) => argument !== undefined) ? given : undefined;
}

// By the function's node, which lives as long as the file's tree.
const known = new WeakMap<FunctionNode, readonly TSESTree.CallExpression[] | undefined>();

function callsOf(resolution: Resolution, host: FunctionNode): readonly TSESTree.CallExpression[] | undefined {
  if (known.has(host)) return known.get(host);
  const uses = usesOf(resolution, host) ?? [];
  const calls = uses.flatMap((use) => callBy(use) ?? []);
  const areAll = calls.length === uses.length && calls.length > 0 && calls.length <= most;
  const found = areAll && !calls.some((call) => isInside(call, host)) ? calls : undefined;
  known.set(host, found);
  return found;
}

/** The places that name a function which nobody outside the file can name. */
function usesOf(resolution: Resolution, host: FunctionNode): readonly TSESTree.Node[] | undefined {
  const { parent } = host;
  if (parent.type === AST_NODE_TYPES.MethodDefinition) return usesOfMethod(resolution, parent);
  const declaration = parent.type === AST_NODE_TYPES.VariableDeclarator ? parent : host;
  if (declaration === host && host.type !== AST_NODE_TYPES.FunctionDeclaration) return undefined;
  const statement = declaration === host ? host : declaration.parent;
  if (/^Export/u.test(statement?.parent?.type ?? '')) return undefined;
  const [variable] = resolution.sourceCode.getDeclaredVariables(declaration);
  return variable?.references.filter(({ init }) => init !== true).map(({ identifier }) => identifier);
}

/** `this.load` of `private load(ids)` and `#load(ids)` */
function usesOfMethod(
  { sourceCode }: Resolution,
  method: TSESTree.MethodDefinition,
): readonly TSESTree.Node[] | undefined {
  const isHidden = method.accessibility === 'private' || method.key.type === AST_NODE_TYPES.PrivateIdentifier;
  const name = keyName(method);
  if (!isHidden || name === undefined) return undefined;
  const uses: TSESTree.Node[] = [];
  for (const node of nodesBelow(method.parent, sourceCode.visitorKeys)) {
    if (node.type === AST_NODE_TYPES.MemberExpression && propertyName(node) === name) uses.push(node);
  }
  return uses;
}

function callBy(use: TSESTree.Node): TSESTree.CallExpression | undefined {
  const { parent } = use;
  return parent?.type === AST_NODE_TYPES.CallExpression && parent.callee === use ? parent : undefined;
}
