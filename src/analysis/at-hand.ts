import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { declaredField } from '../resolve/declared-type.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction, propertyName, pushChildren } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';

/**
 * Is what an expression gives at hand, so that nobody waits for a server: `this.byId.get(id)` of a `Map` that the class made,
 * `rows.find((row) => …)`, `Promise.resolve(row)`? What is not seen to be may ask for it.
 */
export function isAtHand(resolution: Resolution, expression: TSESTree.Node): boolean {
  const pending: TSESTree.Node[] = [expression];
  for (let node = pending.pop(); node; node = pending.pop()) {
    switch (node.type) {
      case AST_NODE_TYPES.CallExpression:
        if (!isOfLanguage(resolution, node)) return false;
        break;
      case AST_NODE_TYPES.NewExpression:
        if (!isMadeByLanguage(resolution, node)) return false;
        break;
      case AST_NODE_TYPES.TaggedTemplateExpression:
      case AST_NODE_TYPES.ImportExpression:
        return false;
    }
    pushChildren(pending, node, resolution.sourceCode.visitorKeys);
  }
  return true;
}

const namespaces = new Set(['Array', 'JSON', 'Math', 'Number', 'Object', 'Promise', 'String']);
const collections = new Set(['Array', 'Date', 'Error', 'Map', 'Set', 'WeakMap', 'WeakSet']);

/** Methods of lists that run what they are given for each element. */
const forEach =
  /^(?:every|filter|find(?:Index|Last|LastIndex)?|flatMap|forEach|map|reduce|some|sort|toSorted)$/u;

function isOfLanguage(resolution: Resolution, call: TSESTree.CallExpression): boolean {
  const callee = bare(call.callee);
  if (callee.type === AST_NODE_TYPES.Identifier)
    return callee.name === 'structuredClone' && isGlobal(resolution, callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const owner = bare(callee.object);
  if (owner.type === AST_NODE_TYPES.Identifier && namespaces.has(owner.name))
    return isGlobal(resolution, owner);
  const [callback] = call.arguments;
  if (callback && isFunction(callback) && forEach.test(propertyName(callee) ?? '')) return !callback.async;
  return isCollection(resolution, owner);
}

/** What the class, module or function made itself: `new Map()`, `[]`, or what such a one gave. */
function isCollection(resolution: Resolution, given: TSESTree.Node): boolean {
  const node = assignedOnce(resolution, given);
  switch (node.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return true;
    case AST_NODE_TYPES.NewExpression:
      return isMadeByLanguage(resolution, node);
    case AST_NODE_TYPES.CallExpression:
      return isOfLanguage(resolution, node);
    case AST_NODE_TYPES.MemberExpression: {
      const made = declaredField(node)?.value;
      return made ? isCollection(resolution, made) : false;
    }
    default:
      return false;
  }
}

function isMadeByLanguage(resolution: Resolution, { callee }: TSESTree.NewExpression): boolean {
  return (
    callee.type === AST_NODE_TYPES.Identifier && collections.has(callee.name) && isGlobal(resolution, callee)
  );
}

function isGlobal({ sourceCode }: Resolution, name: TSESTree.Identifier): boolean {
  return (ASTUtils.findVariable(sourceCode.getScope(name), name.name)?.defs.length ?? 0) === 0;
}
