import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { calledName, propertyName } from '../resolve/syntax.js';

/** Does the method say how many files a form may upload: `@UseInterceptors(FilesInterceptor('files', 5))` over `@UploadedFiles() files`? */
export function isBoundedUpload({ name }: TSESLint.Scope.Definition): boolean {
  if (name.type !== AST_NODE_TYPES.Identifier || !decoratorsOf(name).some(isNamed(/^UploadedFiles$/u)))
    return false;
  let host: TSESTree.Node = name;
  while (host.parent && host.type !== AST_NODE_TYPES.MethodDefinition) host = host.parent;
  if (host.type !== AST_NODE_TYPES.MethodDefinition) return false;
  return decoratorsOf(host).some(({ expression }) => saysHowMany(expression));
}

/** Plain JavaScript has none. */
function decoratorsOf(node: { readonly decorators?: readonly TSESTree.Decorator[] }) {
  return node.decorators ?? [];
}

function isNamed(pattern: RegExp) {
  return ({ expression }: TSESTree.Decorator) =>
    expression.type === AST_NODE_TYPES.CallExpression && pattern.test(calledName(expression));
}

function saysHowMany(node: TSESTree.Node): boolean {
  if (node.type !== AST_NODE_TYPES.CallExpression) return false;
  if (!/Files\w*Interceptor$/u.test(calledName(node))) return node.arguments.some(saysHowMany);
  return node.arguments.slice(1).some((given) => given.type !== AST_NODE_TYPES.ObjectExpression);
}

/**
 * Does the route say how many files a form may upload, before the handler that reads them:
 * `app.post('/', upload.array('files', 4), (request) => … request.files …)`?
 */
export function isBoundedByRoute(member: TSESTree.MemberExpression): boolean {
  if (propertyName(member) !== 'files') return false;
  for (let node: TSESTree.Node | undefined = member.parent; node; node = node.parent) {
    if (node.type === AST_NODE_TYPES.CallExpression && node.arguments.some(takesAtMost)) return true;
  }
  return false;
}

/** `upload.array('files', 4)` */
function takesAtMost(given: TSESTree.Node): boolean {
  return (
    given.type === AST_NODE_TYPES.CallExpression &&
    calledName(given) === 'array' &&
    given.arguments.length === 2
  );
}
