import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction, ownNodes } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import type { Task } from './bounded-call.js';
import { sourceLines, wrapped } from './code-lines.js';
import { givesContextual, givesSeveralPromises, isExpected } from './contextual-types.js';

/** The work that a callback of `map` does for one element; `undefined` where it needs the whole list. `list`: the promise of all. */
export function taskOf(
  resolution: Resolution,
  callback: TSESTree.Node,
  list: TSESTree.Node,
): Task | undefined {
  const { sourceCode } = resolution;
  const text = sourceLines(sourceCode, callback.range);
  if (isFunction(callback)) {
    if (callback.generator || seesList(resolution, callback)) return undefined;
    const parts = partsOf(resolution, callback);
    const isPlain =
      !givesSeveralPromises(resolution, callback) &&
      !(isExpected(list) && givesContextual(resolution, callback));
    const ignores = callback.params.length <= 1;
    return { callback: text, ignoresIndex: ignores, isPlain, ...(parts ? { parts } : {}) };
  }
  // A function that nobody here has seen may take the third that `map` gives it.
  const value = callback.type === AST_NODE_TYPES.Identifier ? resolution.valueOf(callback) : undefined;
  if (value?.kind !== 'function') return undefined;
  if (seesList(resolution, value.node)) return undefined;
  const ignores = value.node.params.length <= 1;
  const body = [{ text: `${sourceCode.getText(callback)}(element)` }];
  const parts = { parameters: 'element', isAsync: false, returns: '', body };
  return { callback: text, ignoresIndex: ignores, isPlain: true, ...(ignores ? { parts } : {}) };
}

/** Can a callback see more than its element and the index: by a third parameter, the rest, or `arguments`? */
function seesList(resolution: Resolution, called: FunctionNode): boolean {
  const { params, body, type } = called;
  if (params.length > 2 || params.some((parameter) => parameter.type === AST_NODE_TYPES.RestElement))
    return true;
  if (type === AST_NODE_TYPES.ArrowFunctionExpression) return false;
  for (const node of ownNodes(body, resolution.at(called).sourceCode.visitorKeys)) {
    if (node.type === AST_NODE_TYPES.Identifier && node.name === 'arguments') return true;
  }
  return false;
}

function partsOf({ sourceCode }: Resolution, callback: FunctionNode): Task['parts'] {
  const { body, params, returnType, typeParameters, type } = callback;
  const isPlain = params.every(
    (parameter) => parameter.type === AST_NODE_TYPES.Identifier || /Pattern$/u.test(parameter.type),
  );
  const [first] = params;
  const last = params.at(-1);
  if (type !== AST_NODE_TYPES.ArrowFunctionExpression || typeParameters || !isPlain || !first || !last) {
    return undefined;
  }
  const text = sourceLines(sourceCode, body.range);
  return {
    parameters: sourceCode.text.slice(first.range[0], last.range[1]),
    isAsync: callback.async,
    returns: returnType ? sourceCode.getText(returnType) : '',
    body: body.type === AST_NODE_TYPES.ObjectExpression ? wrapped('(', text, ')') : text,
  };
}
