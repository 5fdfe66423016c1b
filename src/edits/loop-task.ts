import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import type { Task } from './bounded-call.js';
import { lines, nested, sourceLines, wrapped, type Lines, type Rewrite } from './code-lines.js';
import { styleOf } from './file-style.js';
import type { LoopElement } from './loop-element.js';
import type { LoopResults } from './loop-results.js';
import { continuesOf } from './turn-results.js';

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
  const { isOneEach, type = '' } = results;
  const returns = type === '' ? '' : `: Promise<${isOneEach ? type : listType(type)}>`;
  return {
    callback: wrapped(`async (${parameters})${returns} => `, body),
    parts: { parameters, isAsync: true, returns, body },
    ignoresIndex: true,
    isPlain: true,
  };
}

/** `Row<string>[]`, `(A | B)[]` */
function listType(type: string): string {
  let outside = type;
  for (let before = ''; before !== outside;) {
    before = outside;
    outside = outside.replace(/<[^<>]*>|\[[^[\]]*\]|\{[^{}]*\}|\([^()]*\)/gu, '');
  }
  return /^[\w.]*$/u.test(outside) ? `${type}[]` : `(${type})[]`;
}

/** `await save(user);` or `results.push(await load(id));` as the whole body. */
function onlyExpression(
  { sourceCode }: Resolution,
  { body }: Loop,
  { into, isOneEach, places: [place] }: LoopResults,
): TSESTree.Node | undefined {
  const [only, ...others] = body.type === AST_NODE_TYPES.BlockStatement ? body.body : [body];
  if (only?.type !== AST_NODE_TYPES.ExpressionStatement || others.length > 0) return undefined;
  if (sourceCode.getCommentsInside(body).length > 0) return undefined;
  if (place && only.expression === place.node)
    return into === 'list' && isOneEach ? place.given[0] : undefined;
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
  results: LoopResults,
  elements: readonly Rewrite[],
): Lines {
  const { sourceCode } = resolution;
  const style = styleOf(sourceCode, body);
  const { isOneEach, places } = results;
  const rewrites = [...elements, ...places.flatMap((place) => handedOn(place, isOneEach))];
  for (const node of continuesOf(resolution, body)) {
    if (places.some(({ skip }) => skip === node)) continue;
    rewrites.push({
      range: [node.range[0], node.range[0] + 'continue'.length],
      text: isOneEach ? 'return' : 'return []',
    });
  }
  const text = sourceLines(sourceCode, body.range, rewrites);
  if (body.type !== AST_NODE_TYPES.BlockStatement) return nested(style, '{', text, '}');
  const end = body.body.at(-1);
  if (isOneEach || !end || endsTurn(end, results)) return text;
  const nothing = nested(style, '', lines(`return []${style.semicolon}`), '').slice(1, -1);
  return [...text.slice(0, -1), ...nothing, ...text.slice(-1)];
}

/** `return x` instead of `results.push(x)`, and `return [id, x]` instead of `byId.set(id, x)`. */
function handedOn(
  { given, into, node, skip }: LoopResults['places'][number],
  isOneEach: boolean,
): readonly Rewrite[] {
  const [first = node, second = first] = given;
  const last = given.at(-1) ?? first;
  const isAwaited = isOneEach && into === 'list' && first.type === AST_NODE_TYPES.AwaitExpression;
  const start = isAwaited ? first.argument : first;
  const brackets = (isOneEach ? 0 : 1) + (into === 'list' ? 0 : 1);
  const rewrites: Rewrite[] = [
    { range: [node.range[0], start.range[0]], text: `return ${'['.repeat(brackets)}` },
    { range: [last.range[1], node.range[1]], text: ']'.repeat(brackets) },
  ];
  if (into !== 'list') rewrites.push({ range: [first.range[1], second.range[0]], text: ', ' });
  if (skip && node.parent) rewrites.push({ range: [node.parent.range[1], skip.range[1]], text: '' });
  return rewrites;
}

/** Does a turn never come to what stands behind a statement? */
function endsTurn(statement: TSESTree.Statement, { places }: LoopResults): boolean {
  const ends = (inner: TSESTree.Statement) => endsTurn(inner, { places } as LoopResults);
  switch (statement.type) {
    case AST_NODE_TYPES.BlockStatement:
      return statement.body.some(ends);
    case AST_NODE_TYPES.ContinueStatement:
    case AST_NODE_TYPES.ThrowStatement:
      return true;
    case AST_NODE_TYPES.ExpressionStatement:
      return places.some(({ node }) => node === statement.expression);
    case AST_NODE_TYPES.IfStatement:
      return statement.alternate !== null && ends(statement.consequent) && ends(statement.alternate);
    case AST_NODE_TYPES.TryStatement:
      return ends(statement.block) && (!statement.handler || ends(statement.handler.body));
    default:
      return false;
  }
}
