import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';

const plainFunction = new Set(
  'BigInt Boolean Number String decodeURIComponent encodeURIComponent isFinite isNaN parseFloat parseInt structuredClone'.split(
    ' ',
  ),
);
const plainNamespace = new Set('Array BigInt Buffer Date JSON Math Number String console'.split(' '));
const plainOfObject = new Set('entries fromEntries hasOwn is keys values'.split(' '));
/** Methods of text, numbers, dates and lists that change nothing, and that nothing else has. */
const plainMethod = new Set(
  (
    'at charAt charCodeAt codePointAt endsWith every filter findIndex findLast flat flatMap forEach getTime includes ' +
    'indexOf join lastIndexOf localeCompare map match matchAll padEnd padStart reduce reduceRight repeat replace ' +
    'replaceAll slice some split startsWith substring toFixed toISOString toLocaleString toLowerCase toSorted ' +
    'toString toUpperCase trim trimEnd trimStart valueOf'
  ).split(' '),
);

/** Does a call of the language itself change nothing? Functions that it is given are judged by themselves. */
export function isPlainCall(resolution: Resolution, node: TSESTree.CallExpression): boolean {
  const callee = bare(node.callee);
  if (callee.type === AST_NODE_TYPES.Identifier) {
    return plainFunction.has(callee.name) && isGlobal(resolution, callee);
  }
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const method = propertyName(callee) ?? '';
  const receiver = bare(callee.object);
  if (receiver.type === AST_NODE_TYPES.Identifier && isGlobal(resolution, receiver)) {
    if (plainNamespace.has(receiver.name)) return true;
    if (receiver.name === 'Object') return plainOfObject.has(method);
  }
  return plainMethod.has(method);
}

function isGlobal({ sourceCode }: Resolution, node: TSESTree.Identifier): boolean {
  const variable = ASTUtils.findVariable(sourceCode.getScope(node), node.name);
  return !variable || variable.defs.length === 0;
}
