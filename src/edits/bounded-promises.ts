import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { assignedOnce } from '../analysis/assigned-once.js';
import { combinatorOf, type FanOut } from '../analysis/concurrency.js';
import type { Iteration } from '../analysis/iteration.js';
import type { Resolution } from '../resolve/resolution.js';
import { propertyName } from '../resolve/syntax.js';
import { newNames } from './batch-names.js';
import { sourceKind } from './batch-source.js';
import {
  boundedCall,
  chunkLoop,
  fixesFor,
  limitedTask,
  packagedCall,
  type BoundedCode,
  type BoundedEdit,
  type BoundedWork,
} from './bounded-call.js';
import { boundedSource } from './bounded-source.js';
import { indentationAt, linesText, wrapped } from './code-lines.js';
import { usableHelper } from './concurrency-import.js';
import { styleOf } from './file-style.js';
import { mappedList, promiseList, type PromiseList } from './promise-list.js';
import { keepsComments, statementAround } from './statement-place.js';
import { taskOf } from './task.js';

/** Where an edit is made, and how much it lets run at once. */
export interface Bound {
  readonly resolution: Resolution;
  readonly filename: string;
  readonly limit: number;
  /** Only code of its own: a rule would still report what a package runs. */
  readonly withoutPackages?: boolean;
}

/**
 * The edit that bounds how many promises of a list are started at once, with the same results in the same order and
 * the same rejection; `undefined` where it is not certain.
 */
export function boundPromises(
  bound: Bound,
  fanOut: FanOut,
  waiter: TSESTree.CallExpression,
): BoundedEdit | undefined {
  const combinator = combinatorOf(waiter);
  if (combinator === 'any' || combinator === 'race' || waiter.typeArguments) return undefined;
  if (combinator === 'all' || combinator === 'allSettled') {
    const list = promiseList(bound.resolution, fanOut, waiter);
    const edit = list && rewritten(bound, waiter, list, combinator);
    if (edit) return edit;
  }
  return limitEach(bound, fanOut, waiter);
}

/** The edit for a `forEach(async …)` that nobody waits for: its work is waited for, with a bound. */
export function awaitBounded(bound: Bound, { iteration, each }: FanOut): BoundedEdit | undefined {
  const call = iteration.node;
  const statement = call.parent;
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement || !isInAsync(statement)) return undefined;
  const kind = listKind(bound.resolution, iteration);
  if (kind === 'map') return undefined;
  const mapped = mappedList(bound.resolution, iteration, each, call);
  const list = mapped && { ...mapped, isArray: mapped.isArray && kind === 'array' };
  if (!list?.task.ignoresIndex || !keepsComments(bound.resolution, call.range, [each])) return undefined;
  const work = workOf(bound, list, 'all', statement);
  return asStatement(work, statement, packagedCall(work, isListed(work, statement)));
}

/** What has a `forEach`: of a map, it goes over the values, as nothing else does. */
function listKind(resolution: Resolution, iteration: Iteration): 'array' | 'map' | 'other' {
  if (iteration.method !== 'forEach' || !iteration.source) return 'array';
  const kind = sourceKind(resolution, { ...iteration, kind: 'loop' });
  if (kind === 'array') return 'array';
  return /map$/iu.test(typeName(resolution, iteration.source)) ? 'map' : 'other';
}

/** The name of what a list is declared or made as; else its own. */
function typeName(resolution: Resolution, source: TSESTree.Node): string {
  const node = assignedOnce(resolution, source);
  if (node.type === AST_NODE_TYPES.NewExpression) return resolution.sourceCode.getText(node.callee);
  if (node.type === AST_NODE_TYPES.MemberExpression) return propertyName(node) ?? '';
  if (node.type !== AST_NODE_TYPES.Identifier) return '';
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
  const declared = variable?.defs[0]?.name;
  const type =
    declared?.type === AST_NODE_TYPES.Identifier ? declared.typeAnnotation?.typeAnnotation : undefined;
  return type?.type === AST_NODE_TYPES.TSTypeReference
    ? resolution.sourceCode.getText(type.typeName)
    : node.name;
}

function isInAsync(node: TSESTree.Node): boolean {
  for (let current = node.parent; current; current = current.parent) {
    if ('async' in current) return current.async;
    if (current.type === AST_NODE_TYPES.StaticBlock) return false;
  }
  return true;
}

function isListed({ resolution }: BoundedWork, statement: TSESTree.Node): boolean {
  return statementAround(resolution, statement) === statement;
}

function workOf(
  { resolution, filename, limit, withoutPackages = false }: Bound,
  { source, isArray, task, each }: PromiseList,
  combinator: 'all' | 'allSettled',
  place: TSESTree.Node,
): BoundedWork {
  const list = boundedSource(resolution, source, each, isArray);
  return { resolution, filename, place, source: list, task, combinator, limit, withoutPackages };
}

/** `Promise.all(list.map(…))` is written anew. */
function rewritten(
  bound: Bound,
  waiter: TSESTree.CallExpression,
  list: PromiseList,
  combinator: 'all' | 'allSettled',
): BoundedEdit | undefined {
  const { resolution } = bound;
  const { sourceCode } = resolution;
  const { each, made, source } = list;
  const [first = waiter] = made;
  const changed: TSESTree.Range = [first.range[0], waiter.range[1]];
  if (!keepsComments(resolution, changed, [each, source])) return undefined;

  const work = workOf(bound, list, combinator, waiter);
  const statement = statementAround(resolution, waiter);
  const packaged = packagedCall(work, statement !== undefined);
  const awaited = waiter.parent.type === AST_NODE_TYPES.AwaitExpression ? waiter.parent.parent : undefined;
  if (awaited?.type === AST_NODE_TYPES.ExpressionStatement && list.task.ignoresIndex) {
    const edit = asStatement(work, awaited, packaged, made[0]);
    if (edit) return edit;
  }
  const called = packaged ?? boundedCall(work, false);
  const fix: TSESLint.ReportFixFunction = function* (fixer) {
    const style = styleOf(sourceCode, waiter);
    for (const { at, text } of called.additions) yield fixer.insertTextAfterRange([at, at], text);
    if (called.before.length > 0 && statement) {
      const indentation = indentationAt(sourceCode, statement.range[0]);
      const before = linesText(style, called.before, indentation);
      yield fixer.insertTextBefore(made[0] ?? statement, before + style.newline + indentation);
    }
    if (made[0] && statement) yield fixer.removeRange([made[0].range[0], statement.range[0]]);
    const text = linesText(style, called.code, indentationAt(sourceCode, waiter.range[0]));
    yield fixer.replaceText(waiter, text);
  };
  return { endsWithFailure: called.endsWithFailure, fix };
}

/** A statement that waits for all of the work and drops its results: by a package, else in chunks. */
function asStatement(
  work: BoundedWork,
  statement: TSESTree.Node,
  packaged: BoundedCode | undefined,
  first = statement,
): BoundedEdit | undefined {
  const { sourceCode } = work.resolution;
  const style = styleOf(sourceCode, statement);
  const edit = packaged
    ? { ...packaged, code: wrapped('await ', packaged.code, style.semicolon) }
    : chunkLoop(work);
  if (edit.before.length > 0 && !isListed(work, statement)) return undefined;
  const indentation = indentationAt(sourceCode, statement.range[0]);
  const text = linesText(style, [...edit.before, ...edit.code], indentation);
  return {
    endsWithFailure: edit.endsWithFailure,
    fix: (fixer) => fixesFor(fixer, edit, { range: [first.range[0], statement.range[1]], text }),
  };
}

/** Each promise is started by a limiter, wherever the list goes. */
function limitEach(
  { resolution, filename, limit, withoutPackages }: Bound,
  { iteration, each }: FanOut,
  waiter: TSESTree.CallExpression,
): BoundedEdit | undefined {
  if (withoutPackages) return undefined;
  const map = iteration.node;
  if (map.type !== AST_NODE_TYPES.CallExpression || iteration.method !== 'map' || iteration.call)
    return undefined;
  const { sourceCode } = resolution;
  const statement = statementAround(resolution, map);
  const task = taskOf(resolution, each, map.parent.type === AST_NODE_TYPES.VariableDeclarator ? map : waiter);
  if (!statement || !task?.parts || !task.isPlain || !isListOf(map, waiter)) return undefined;
  const { parts } = task;
  const helper = usableHelper(resolution, filename, map, ['limiter']);
  if (!helper || !keepsComments(resolution, each.range, [bodyOf(each)])) return undefined;
  const fix: TSESLint.ReportFixFunction = function* (fixer) {
    const style = styleOf(sourceCode, map);
    const name = newNames(resolution, map)('limit');
    const indentation = indentationAt(sourceCode, statement.range[0]);
    if (helper.load) yield fixer.insertTextAfterRange([helper.load.at, helper.load.at], helper.load.text);
    yield fixer.insertTextBefore(
      statement,
      `const ${name} = ${helper.name}(${limit})${style.semicolon}${style.newline}${indentation}`,
    );
    const text = linesText(style, limitedTask(style, parts, name), indentationAt(sourceCode, each.range[0]));
    yield fixer.replaceText(each, text);
  };
  return { endsWithFailure: false, fix };
}

function bodyOf(each: TSESTree.Node): TSESTree.Node {
  return each.type === AST_NODE_TYPES.ArrowFunctionExpression ? each.body : each;
}

/** Is each element of what `map` gives one of the promises that are waited for, and not a list of them? */
function isListOf(map: TSESTree.CallExpression, waiter: TSESTree.CallExpression): boolean {
  const { parent } = map;
  if (parent === waiter) return true;
  if (parent.type === AST_NODE_TYPES.VariableDeclarator) return parent.init === map;
  return (
    parent.type === AST_NODE_TYPES.SpreadElement && parent.parent.type === AST_NODE_TYPES.ArrayExpression
  );
}
