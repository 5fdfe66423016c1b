import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { childNodes, classOfThis, propertyName } from '../resolve/syntax.js';

/**
 * Do the methods of a class put one thing after another into a field: `add(mail) { this.mails.push(mail); }`? Then it holds
 * as many as somebody added since it was emptied. Not where the class looks at how many there are.
 */
export function isFilledByMethods({ sourceCode }: Resolution, field: TSESTree.MemberExpression): boolean {
  const owner = classOfThis(field);
  const name = propertyName(field);
  if (!owner || name === undefined) return false;
  let isFilled = false;
  const pending: TSESTree.Node[] = owner.node.body.body.filter((element) => !isConstructor(element));
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.MemberExpression && isField(node.object, name)) {
      const used = propertyName(node) ?? '';
      if (/^(?:length|size)$/u.test(used) && isCompared(node)) return false;
      isFilled ||= /^(?:add|push|set)$/u.test(used) && isCalled(node);
    }
    pending.push(...childNodes(node, sourceCode.visitorKeys));
  }
  return isFilled;
}

function isConstructor(element: TSESTree.ClassElement): boolean {
  return element.type === AST_NODE_TYPES.MethodDefinition && element.kind === 'constructor';
}

function isField(node: TSESTree.Node, name: string): boolean {
  return (
    node.type === AST_NODE_TYPES.MemberExpression &&
    node.object.type === AST_NODE_TYPES.ThisExpression &&
    propertyName(node) === name
  );
}

function isCalled({ parent }: TSESTree.MemberExpression): boolean {
  return parent.type === AST_NODE_TYPES.CallExpression;
}

/** `this.mails.length >= 100`; whether there is any at all says nothing. */
function isCompared({ parent }: TSESTree.MemberExpression): boolean {
  if (parent.type !== AST_NODE_TYPES.BinaryExpression) return false;
  return ![parent.left, parent.right].some(
    (side) => side.type === AST_NODE_TYPES.Literal && side.value === 0,
  );
}
