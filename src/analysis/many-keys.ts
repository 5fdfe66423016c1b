import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, childNodes, isFunction, keyName, propertyName } from '../resolve/syntax.js';

const listOperator = /^(?:\$?in|any|inArray|In|ANY|whereIn\w*|orWhereIn|findByIds|\$in|hasSome|values)$/u;
const listInSql = /\b(?:in|any)\s*\(|\bunnest\s*\(|\bvalues\s+(?:\?|\$\{|%L)/iu;

/** Does the call already work on a list of keys or rows: `In(ids)`, `{ in: ids }`, `= ANY($1)`, `save(rows.map(…))`? */
export function takesMany(resolution: Resolution, call: LibraryCall): boolean {
  const pending: TSESTree.Node[] = [call.node];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isListOperator(node)) return true;
    if (isFunction(node) && node.body.type === AST_NODE_TYPES.BlockStatement) continue;
    pending.push(...childNodes(node, resolution.sourceCode.visitorKeys));
  }
  return false;
}

function isListOperator(node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.Property:
      return listOperator.test(keyName(node) ?? '') && !isOneElement(node.value);
    case AST_NODE_TYPES.CallExpression: {
      const callee = bare(node.callee);
      if (callee.type === AST_NODE_TYPES.Identifier) {
        return listOperator.test(callee.name) && !node.arguments.some(isOneElement);
      }
      if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
      const name = propertyName(callee) ?? '';
      if (name === 'map' || name === 'flatMap') return true;
      return listOperator.test(name) && node.arguments.length > 0 && !node.arguments.some(isOneRow);
    }
    case AST_NODE_TYPES.Literal:
      return typeof node.value === 'string' && listInSql.test(node.value);
    case AST_NODE_TYPES.TemplateElement:
      return listInSql.test(node.value.raw);
    default:
      return false;
  }
}

function isOneElement(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.ArrayExpression && node.elements.length === 1;
}

/** `.values(row)` of one row: an object literal, or a list with one. */
function isOneRow(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.ObjectExpression || isOneElement(node);
}
