import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import { isWithin } from '../analysis/ownership-carried.js';
import type { Resolution } from '../resolve/resolution.js';
import { newNames, singular } from './batch-names.js';
import type { Rewrite } from './code-lines.js';

/** How a function that gets one element of a list at a time names it. */
export interface LoopElement {
  readonly parameters: string;
  /** Places in the body where the element is written in another way, as `users[i]`. */
  readonly rewrites: readonly Rewrite[];
  /** Where code of the loop could change the list. */
  readonly work: TSESTree.Node;
}

/** What does a loop call its element, where each turn has a new one? */
export function loopElement(resolution: Resolution, iteration: Iteration): LoopElement | undefined {
  const { node: loop } = iteration;
  if (loop.type === AST_NODE_TYPES.ForStatement) return countedElement(resolution, iteration, loop);
  if (loop.type !== AST_NODE_TYPES.ForOfStatement || loop.await) return undefined;
  const { left } = loop;
  if (left.type !== AST_NODE_TYPES.VariableDeclaration || !/^(?:const|let)$/u.test(left.kind))
    return undefined;
  const pattern = left.declarations[0]?.id;
  if (!pattern) return undefined;
  return { parameters: resolution.sourceCode.getText(pattern), rewrites: [], work: loop.body };
}

/** `for (let i = 0; i < users.length; i++)`, where `i` stands only in `users[i]`, which is only read. */
function countedElement(
  resolution: Resolution,
  { source }: Iteration,
  loop: TSESTree.ForStatement,
): LoopElement | undefined {
  const { sourceCode } = resolution;
  const counter = counterOf(loop);
  if (!counter || !loop.update || source?.type !== AST_NODE_TYPES.Identifier) return undefined;
  const list = ASTUtils.findVariable(sourceCode.getScope(source), source.name);
  const isFixed = list?.references.every((reference) => reference.init === true || !reference.isWrite());
  const [variable] = loop.init ? sourceCode.getDeclaredVariables(loop.init) : [];
  if (!isFixed || !variable) return undefined;
  const inBody = variable.references.filter(({ identifier }) => isWithin(identifier, loop.body));
  const reads = inBody.map(({ identifier }) => readOf(identifier, source.name));
  if (reads.length === 0 || reads.includes(undefined)) return undefined;
  const uses = list?.references.filter(({ identifier }) => isWithin(identifier, loop.body)).length;
  if (uses !== reads.length) return undefined;
  const work = loop.update; // the body only reads the element
  const [read] = reads;
  const declared = read && reads.length === 1 ? declaredAs(resolution, read, loop.body) : undefined;
  if (declared) return { ...declared, work };
  const name = newNames(resolution, loop)(singular(source.name));
  return {
    parameters: name,
    rewrites: reads.flatMap((read) => (read ? [{ range: read.range, text: name }] : [])),
    work,
  };
}

/** `const user = users[i];` as the first statement of the body gives the element its name. */
function declaredAs(
  { sourceCode }: Resolution,
  read: TSESTree.Node,
  body: TSESTree.Statement,
): Pick<LoopElement, 'parameters' | 'rewrites'> | undefined {
  const declarator = read.parent;
  if (body.type !== AST_NODE_TYPES.BlockStatement || declarator?.type !== AST_NODE_TYPES.VariableDeclarator)
    return undefined;
  const [first, second] = body.body;
  const declaration = declarator.parent;
  if (declaration !== first || !second || declarator.init !== read || declaration.declarations.length > 1)
    return undefined;
  if (sourceCode.getCommentsInside(first).length > 0 || sourceCode.getCommentsBefore(second).length > 0)
    return undefined;
  return {
    parameters: sourceCode.getText(declarator.id),
    rewrites: [{ range: [first.range[0], second.range[0]], text: '' }],
  };
}

/** The counter of a loop that goes from 0 to the length of its list, one by one. */
function counterOf({ init, test, update }: TSESTree.ForStatement): string | undefined {
  if (init?.type !== AST_NODE_TYPES.VariableDeclaration || init.kind !== 'let') return undefined;
  const [declarator, ...others] = init.declarations;
  if (declarator?.id.type !== AST_NODE_TYPES.Identifier || others.length > 0) return undefined;
  const { name } = declarator.id;
  const isFromStart = declarator.init?.type === AST_NODE_TYPES.Literal && declarator.init.value === 0;
  const isToEnd =
    test?.type === AST_NODE_TYPES.BinaryExpression &&
    test.operator === '<' &&
    test.left.type === AST_NODE_TYPES.Identifier &&
    test.left.name === name;
  const isOneByOne =
    (update?.type === AST_NODE_TYPES.UpdateExpression && update.operator === '++') ||
    (update?.type === AST_NODE_TYPES.AssignmentExpression &&
      update.operator === '+=' &&
      update.right.type === AST_NODE_TYPES.Literal &&
      update.right.value === 1);
  return isFromStart && isToEnd && isOneByOne ? name : undefined;
}

/** The `users[i]` that a counter stands in, if it is read there. */
function readOf(counter: TSESTree.Node, list: string): TSESTree.MemberExpression | undefined {
  const { parent: member } = counter;
  const isElement =
    member?.type === AST_NODE_TYPES.MemberExpression &&
    member.computed &&
    !member.optional &&
    member.property === counter &&
    member.object.type === AST_NODE_TYPES.Identifier &&
    member.object.name === list;
  if (!isElement) return undefined;
  const { parent } = member;
  const isChanged =
    (parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === member) ||
    parent.type === AST_NODE_TYPES.UpdateExpression ||
    parent.type === AST_NODE_TYPES.UnaryExpression ||
    parent.type === AST_NODE_TYPES.ArrayPattern ||
    parent.type === AST_NODE_TYPES.AssignmentPattern ||
    (parent.type === AST_NODE_TYPES.Property && parent.parent.type === AST_NODE_TYPES.ObjectPattern) ||
    (parent.type === AST_NODE_TYPES.CallExpression && parent.callee === member);
  return isChanged ? undefined : member;
}
