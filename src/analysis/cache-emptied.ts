import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, childNodes, propertyName } from '../resolve/syntax.js';

const removes = /^(?:m?del|delete(?:Many)?|clear|flushAll|reset|take)$/u;

/** Does the file delete entries of the cache itself, so that an entry under a fixed key does not get old? */
export function isEmptied({ sourceCode }: Resolution, { receiver }: LibraryCall): boolean {
  const text = receiver && sourceCode.getText(receiver);
  const pending: TSESTree.Node[] = [sourceCode.ast];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.CallExpression) {
      const callee = bare(node.callee);
      if (
        callee.type === AST_NODE_TYPES.MemberExpression &&
        removes.test(propertyName(callee) ?? '') &&
        sourceCode.getText(callee.object) === text
      ) {
        return true;
      }
    }
    pending.push(...childNodes(node, sourceCode.visitorKeys));
  }
  return false;
}
