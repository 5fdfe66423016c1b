import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';

const keepsChunks = /^(?:entries|filter|reverse|slice|toReversed|values)$/u;

/** Does the list hold lists of bounded size, as `chunk(ids, 100)` does? */
export function isChunks(resolution: Resolution, list: TSESTree.Node, hops = 4): boolean {
  const node = bare(list);
  if (hops === 0) return false;
  if (node.type === AST_NODE_TYPES.Identifier) {
    const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
    const declarator = variable?.defs[0]?.node;
    if (/chunks|batches|pages$/iu.test(node.name)) return !isText(declarator) && !isOfTexts(variable);
    return declarator?.type === AST_NODE_TYPES.VariableDeclarator && declarator.init
      ? isChunks(resolution, declarator.init, hops - 1)
      : false;
  }
  if (node.type !== AST_NODE_TYPES.CallExpression) return false;
  if (resolution.callAt(node)?.member.chunks) return true;
  const callee = bare(node.callee);
  if (/chunk|batch|splitEvery|partition|paginate|slices/iu.test(calleeName(callee))) return true;
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    keepsChunks.test(propertyName(callee) ?? '') &&
    isChunks(resolution, callee.object, hops - 1)
  );
}

/** Chunks of a text are not lists: `const chunks = await splitter.splitText(text)`. */
function isText(declarator: TSESTree.Node | undefined): boolean {
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator || !declarator.init) return false;
  const made = bare(declarator.init);
  return (
    made.type === AST_NODE_TYPES.CallExpression && /^split(?!Every)/u.test(calleeName(bare(made.callee)))
  );
}

/** `chunks: string[]`, `pages: Buffer[]`: each is one thing. */
function isOfTexts(variable: TSESLint.Scope.Variable | null): boolean {
  const name = variable?.defs[0]?.name;
  const type = name?.type === AST_NODE_TYPES.Identifier ? name.typeAnnotation?.typeAnnotation : undefined;
  const element = type?.type === AST_NODE_TYPES.TSArrayType ? type.elementType : undefined;
  if (element?.type === AST_NODE_TYPES.TSTypeReference) {
    const { typeName } = element;
    return (
      typeName.type === AST_NODE_TYPES.Identifier && /^(?:Blob|Buffer|File|Uint8Array)$/u.test(typeName.name)
    );
  }
  return element?.type === AST_NODE_TYPES.TSStringKeyword || element?.type === AST_NODE_TYPES.TSNumberKeyword;
}

/**
 * Is the list one of the chunks that a loop goes over, or some elements of it? Going through it one by one is as slow as
 * without chunks.
 */
export function isChunk(resolution: Resolution, list: TSESTree.Node, hops = 3): boolean {
  const node = bare(list);
  if (node.type === AST_NODE_TYPES.CallExpression) return isPart(resolution, node, hops);
  if (node.type !== AST_NODE_TYPES.Identifier || hops === 0) return false;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
  const declarator: TSESTree.Node | undefined = variable?.defs[0]?.node;
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator) return false;
  if (declarator.init) return isChunk(resolution, declarator.init, hops - 1);
  const loop = declarator.parent.parent;
  return (
    loop?.type === AST_NODE_TYPES.ForOfStatement &&
    loop.left === declarator.parent &&
    isChunks(resolution, loop.right)
  );
}

/** `batch.filter(isNew)` of a chunk, and `ids.slice(at, at + 100)` of all. */
function isPart(resolution: Resolution, call: TSESTree.CallExpression, hops: number): boolean {
  const callee = bare(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const [from, to] = call.arguments;
  if (calleeName(callee) === 'slice') {
    if (from?.type !== AST_NODE_TYPES.Identifier || to?.type !== AST_NODE_TYPES.BinaryExpression)
      return false;
    return to.operator === '+' && isCounter(resolution, from);
  }
  return calleeName(callee) === 'filter' && isChunk(resolution, callee.object, hops);
}

/** `at` of `for (let at = 0; at < ids.length; at += 100)` */
function isCounter({ sourceCode }: Resolution, name: TSESTree.Identifier): boolean {
  const declared: TSESTree.Node | undefined = ASTUtils.findVariable(sourceCode.getScope(name), name.name)
    ?.defs[0]?.node;
  const loop = declared?.parent?.parent;
  return (
    loop?.type === AST_NODE_TYPES.ForStatement && loop.update?.type === AST_NODE_TYPES.AssignmentExpression
  );
}

function calleeName(callee: TSESTree.Node): string {
  if (callee.type === AST_NODE_TYPES.Identifier) return callee.name;
  return callee.type === AST_NODE_TYPES.MemberExpression ? (propertyName(callee) ?? '') : '';
}
