import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { calledName, enclosingFunction } from '../resolve/syntax.js';

/** Events that come once for each part of what is read. */
const eachPart = /^(?:data|entry|file|line|message|object|record|row)$/u;

/**
 * Does code run in a callback of something that calls it as often as it has elements, though no array does:
 * `rows.each((row) => …)`, `reader.on('line', (line) => …)`?
 */
export function isFed(place: TSESTree.Node): 'elements' | 'events' | undefined {
  const callback = enclosingFunction(place);
  const call = callback?.parent;
  if (call?.type !== AST_NODE_TYPES.CallExpression || call.callee.type !== AST_NODE_TYPES.MemberExpression) {
    return undefined;
  }
  const [first] = call.arguments;
  const name = calledName(call);
  if (name === 'each') return first === callback ? 'elements' : undefined;
  if (!/^(?:addListener|on)$/u.test(name) || first?.type !== AST_NODE_TYPES.Literal) return undefined;
  return typeof first.value === 'string' && eachPart.test(first.value) ? 'events' : undefined;
}
