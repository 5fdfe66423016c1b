import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { calledName, propertyName } from '../resolve/syntax.js';

type Made = TSESTree.CallExpression | TSESTree.NewExpression;

/** Does a call give what somebody sent, as long as they like? */
export function isSent(made: Made): boolean {
  return isParsed(made) || isFromForm(made);
}

/** `JSON.parse(text)`: what a file or message holds. */
function isParsed({ callee }: Made): boolean {
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    callee.object.name === 'JSON' &&
    propertyName(callee) === 'parse'
  );
}

/** `form.getAll('files')`, `searchParams.getAll('id')`: as many as a request names. */
function isFromForm(made: Made): boolean {
  const [name] = made.arguments;
  return (
    made.type === AST_NODE_TYPES.CallExpression &&
    calledName(made) === 'getAll' &&
    name?.type === AST_NODE_TYPES.Literal &&
    typeof name.value === 'string'
  );
}
