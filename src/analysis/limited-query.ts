import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, keyName, propertyName } from '../resolve/syntax.js';

/** Options and calls of a query that bound how many rows it gives. */
const boundingKey = /^(?:take|limit|first|last|pageSize|perPage|batchSize|maxResults|top|count|size)$/u;
const boundingCall = /^(?:limit|take|first|top|page|paginate)$/u;

/** Does the query say how many rows it gives at most? */
export function isLimitedQuery(resolution: Resolution, query: TSESTree.Node): boolean {
  let node = bare(query);
  for (let depth = 0; depth < 20 && node.type === AST_NODE_TYPES.CallExpression; depth += 1) {
    const callee = bare(node.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression) return hasLimit(resolution, node);
    if (boundingCall.test(propertyName(callee) ?? '') && node.arguments.length > 0) return true;
    if (hasLimit(resolution, node)) return true;
    node = bare(callee.object);
  }
  return false;
}

function hasLimit({ sourceCode }: Resolution, node: TSESTree.CallExpression): boolean {
  return node.arguments.some((argument) => {
    const given = bare(argument);
    if (given.type === AST_NODE_TYPES.ObjectExpression) {
      return given.properties.some(
        (property) =>
          property.type === AST_NODE_TYPES.Property &&
          boundingKey.test(keyName(property) ?? '') &&
          !/MAX_SAFE_INTEGER|Infinity/u.test(sourceCode.getText(property.value)),
      );
    }
    const isText = given.type === AST_NODE_TYPES.Literal || given.type === AST_NODE_TYPES.TemplateLiteral;
    return isText && /\blimit\s+(?:\d|\$|\?|:)/iu.test(sourceCode.getText(given));
  });
}
