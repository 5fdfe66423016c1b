import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import { nodesIn } from '../analysis/turn.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';
import { hostOf } from './batch-place.js';
import { isContextual } from './contextual-types.js';

/** The list that a loop collects its results in, if it does: `results.push(await load(id))` as its last statement. */
export interface LoopResults {
  readonly name?: string;
  readonly call?: TSESTree.CallExpression;
  readonly result?: TSESTree.Node;
  /** The type of one result, where the list says it. */
  readonly type?: string;
  /** The empty list, if it is declared right before the loop and filled by nothing else. */
  readonly emptyList?: TSESTree.Node;
}

/** How does a loop collect its results? `undefined` where their order or number depends on more than the elements. */
export function resultsOf(resolution: Resolution, { body, node: loop }: Iteration): LoopResults | undefined {
  const pushes: TSESTree.CallExpression[] = [];
  let hasContinue = false;
  for (const { node, isOwnCode } of nodesIn(resolution, body)) {
    if (isOwnCode && node.type === AST_NODE_TYPES.ContinueStatement) hasContinue = true;
    if (node.type !== AST_NODE_TYPES.CallExpression) continue;
    const callee = bare(node.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression || propertyName(callee) !== 'push') continue;
    const owner = callee.object;
    if (owner.type !== AST_NODE_TYPES.Identifier) continue;
    const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(owner), owner.name);
    const [definition] = variable?.defs ?? [];
    const isOutside = definition && !isWithin(definition.name, loop);
    if (isOutside) pushes.push(node);
  }
  const [push, ...others] = pushes;
  if (!push) return {};
  const last = body.type === AST_NODE_TYPES.BlockStatement ? body.body.at(-1) : body;
  const [result] = push.arguments;
  const owner = bare(push.callee);
  if (
    others.length > 0 ||
    hasContinue ||
    last?.type !== AST_NODE_TYPES.ExpressionStatement ||
    last.expression !== push ||
    push.arguments.length !== 1 ||
    !result ||
    result.type === AST_NODE_TYPES.SpreadElement ||
    owner.type !== AST_NODE_TYPES.MemberExpression ||
    owner.object.type !== AST_NODE_TYPES.Identifier ||
    !isUnseen(resolution, owner.object)
  ) {
    return undefined;
  }
  const type = elementType(resolution, owner.object);
  if (type === undefined && isContextual(result) && !isUntyped(resolution, owner.object)) return undefined;
  const emptyList = emptyListBefore(resolution, loop, owner.object);
  return {
    name: owner.object.name,
    call: push,
    result,
    ...(type === undefined ? {} : { type }),
    ...(emptyList ? { emptyList } : {}),
  };
}

function declaratorOf(
  { sourceCode }: Resolution,
  name: TSESTree.Identifier,
): TSESTree.VariableDeclarator | undefined {
  const node: TSESTree.Node | undefined = ASTUtils.findVariable(sourceCode.getScope(name), name.name)?.defs[0]
    ?.node;
  return node?.type === AST_NODE_TYPES.VariableDeclarator ? node : undefined;
}

/** `Page` of `const pages: Page[] = []`. */
function elementType(resolution: Resolution, name: TSESTree.Identifier): string | undefined {
  const type = declaratorOf(resolution, name)?.id.typeAnnotation?.typeAnnotation;
  const element =
    type?.type === AST_NODE_TYPES.TSArrayType
      ? type.elementType
      : type?.type === AST_NODE_TYPES.TSTypeReference &&
          type.typeName.type === AST_NODE_TYPES.Identifier &&
          type.typeName.name === 'Array'
        ? type.typeArguments?.params[0]
        : undefined;
  const text = element && resolution.sourceCode.getText(element);
  return text?.includes('\n') ? undefined : text;
}

/** `const pages = []`, which expects nothing of its elements. */
function isUntyped(resolution: Resolution, name: TSESTree.Identifier): boolean {
  const declarator = declaratorOf(resolution, name);
  return !declarator?.id.typeAnnotation && declarator?.init?.type === AST_NODE_TYPES.ArrayExpression;
}

function emptyListBefore(
  { sourceCode }: Resolution,
  loop: TSESTree.Node,
  name: TSESTree.Identifier,
): TSESTree.Node | undefined {
  const variable = ASTUtils.findVariable(sourceCode.getScope(name), name.name);
  const declarator: TSESTree.Node | undefined = variable?.defs[0]?.node;
  if (!variable || declarator?.type !== AST_NODE_TYPES.VariableDeclarator) return undefined;
  const { init, parent: declaration } = declarator;
  const block = loop.parent;
  if (block?.type !== AST_NODE_TYPES.BlockStatement && block?.type !== AST_NODE_TYPES.Program)
    return undefined;
  const isBefore = block.body[block.body.indexOf(loop as TSESTree.Statement) - 1] === declaration;
  const isEmpty = init?.type === AST_NODE_TYPES.ArrayExpression && init.elements.length === 0;
  const fills = variable.references.filter(({ identifier: { parent } }) => isFilled(parent));
  return isBefore && isEmpty && declaration.declarations.length === 1 && fills.length === 1
    ? init
    : undefined;
}

function isFilled(member: TSESTree.Node | undefined): boolean {
  return (
    member?.type === AST_NODE_TYPES.MemberExpression &&
    (member.computed || /^(?:fill|push|splice|unshift)$/u.test(propertyName(member) ?? ''))
  );
}

/** A list of the same function: nobody can see what is in it when a turn fails. */
function isUnseen({ sourceCode }: Resolution, name: TSESTree.Identifier): boolean {
  const [definition] = ASTUtils.findVariable(sourceCode.getScope(name), name.name)?.defs ?? [];
  return (
    definition?.node.type === AST_NODE_TYPES.VariableDeclarator && hostOf(definition.name) === hostOf(name)
  );
}

function isWithin(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  return node.range[0] >= outer.range[0] && node.range[1] <= outer.range[1];
}
