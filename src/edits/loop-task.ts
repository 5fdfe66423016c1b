import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { nodesIn } from '../analysis/turn.js';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction } from '../resolve/syntax.js';
import type { Task } from './bounded-call.js';
import { nested, sourceLines, wrapped, type Lines, type Rewrite } from './code-lines.js';
import { styleOf } from './file-style.js';
import type { LoopElement } from './loop-element.js';
import type { LoopResults } from './loop-results.js';

export type Loop = TSESTree.ForOfStatement | TSESTree.ForStatement;

/** The body of a loop as a function of its element. */
export function taskOfLoop(
  resolution: Resolution,
  loop: Loop,
  { parameters, rewrites }: LoopElement,
  results: LoopResults,
): Task {
  const only = onlyExpression(resolution, loop, results);
  const body = only
    ? expressionLines(resolution, only, rewrites)
    : blockLines(resolution, loop, results, rewrites);
  // TypeScript knows by the list what its results are; in a function it has to be told.
  const returns = results.type === undefined ? '' : `: Promise<${results.type}>`;
  return {
    callback: wrapped(`async (${parameters})${returns} => `, body),
    parts: { parameters, isAsync: true, returns, body },
    ignoresIndex: true,
    isPlain: true,
  };
}

/** `await save(user);` or `results.push(await load(id));` as the whole body. */
function onlyExpression(
  { sourceCode }: Resolution,
  { body }: Loop,
  { result, call }: LoopResults,
): TSESTree.Node | undefined {
  const [only, ...others] = body.type === AST_NODE_TYPES.BlockStatement ? body.body : [body];
  if (only?.type !== AST_NODE_TYPES.ExpressionStatement || others.length > 0) return undefined;
  if (sourceCode.getCommentsInside(body).length > 0) return undefined;
  if (only.expression === call) return result;
  return only.expression.type === AST_NODE_TYPES.AwaitExpression ? only.expression : undefined;
}

function expressionLines(
  { sourceCode }: Resolution,
  expression: TSESTree.Node,
  elements: readonly Rewrite[],
): Lines {
  const given = expression.type === AST_NODE_TYPES.AwaitExpression ? expression.argument : expression;
  const text = sourceLines(sourceCode, given.range, elements);
  return given.type === AST_NODE_TYPES.ObjectExpression || given.type === AST_NODE_TYPES.SequenceExpression
    ? wrapped('(', text, ')')
    : text;
}

function blockLines(
  resolution: Resolution,
  { body }: Loop,
  { call, result }: LoopResults,
  elements: readonly Rewrite[],
): Lines {
  const { sourceCode } = resolution;
  const rewrites: Rewrite[] = [...elements, ...continues(resolution, body)];
  if (call && result) {
    const given = result.type === AST_NODE_TYPES.AwaitExpression ? result.argument : result;
    rewrites.push({ range: [call.range[0], given.range[0]], text: 'return ' });
    rewrites.push({ range: [given.range[1], call.range[1]], text: '' });
  }
  const text = sourceLines(sourceCode, body.range, rewrites);
  return body.type === AST_NODE_TYPES.BlockStatement
    ? text
    : nested(styleOf(sourceCode, body), '{', text, '}');
}

/** `continue` of the loop ends its turn, as `return` does in a function. */
function* continues(resolution: Resolution, body: TSESTree.Node): Generator<Rewrite> {
  for (const { node, isOwnCode } of nodesIn(resolution, body)) {
    if (!isOwnCode || node.type !== AST_NODE_TYPES.ContinueStatement || isOfInnerLoop(node, body)) continue;
    yield { range: [node.range[0], node.range[0] + 'continue'.length], text: 'return' };
  }
}

function isOfInnerLoop(node: TSESTree.Node, body: TSESTree.Node): boolean {
  for (let current = node.parent; current && current !== body; current = current.parent) {
    if (/^(?:For|While|DoWhile)/u.test(current.type) || isFunction(current)) return true;
  }
  return false;
}
