import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';
import { newNames } from './batch-names.js';
import { hostOf } from './batch-place.js';
import { sourceKind } from './batch-source.js';
import {
  chunkLoop,
  fixesFor,
  packagedCall,
  type BoundedCode,
  type BoundedEdit,
  type Collect,
} from './bounded-call.js';
import type { Bound } from './bounded-promises.js';
import { boundedSource } from './bounded-source.js';
import { callLines, indentationAt, lines, linesText, nested, wrapped, type Lines } from './code-lines.js';
import { styleOf, type FileStyle } from './file-style.js';
import { resultsOf, type LoopResults } from './loop-results.js';
import { loopElement } from './loop-element.js';
import { taskOfLoop, type Loop } from './loop-task.js';
import { isMovable } from './movable-turn.js';
import { keepsComments, statementAround } from './statement-place.js';

/**
 * The edit that lets several turns of a loop run at a time, with results in the order of the elements; `undefined`
 * where it is not certain that nothing else changes. Asked of a loop whose turns are independent.
 */
export function boundLoop(
  { resolution, filename, limit, withoutPackages = false }: Bound,
  iteration: Iteration,
): BoundedEdit | undefined {
  const loop = iteration.node;
  if (iteration.kind !== 'loop') return undefined;
  if (loop.type !== AST_NODE_TYPES.ForOfStatement && loop.type !== AST_NODE_TYPES.ForStatement)
    return undefined;
  const element = loopElement(resolution, iteration);
  if (!element || !iteration.source || loop.parent.type === AST_NODE_TYPES.LabeledStatement || isInTry(loop))
    return undefined;
  const kind = sourceKind(resolution, iteration);
  if (kind === 'lazy' || (kind === 'once' && !isFinite(iteration.source))) return undefined;
  const isTyped = /\.[cm]?tsx?$/u.test(filename);
  const results = resultsOf(resolution, iteration, isTyped);
  if (!results) return undefined;
  const collected = results.places.map((place) => place.node);
  if (!isMovable(resolution, iteration, collected, isTyped)) return undefined;
  if (!keepsComments(resolution, loop.range, [loop.body])) return undefined;

  const source = boundedSource(resolution, iteration.source, element.work, kind === 'array');
  const task = taskOfLoop(resolution, loop, element, results);
  const work = {
    ...{ resolution, filename, place: loop, source, task, limit, withoutPackages },
    combinator: 'all' as const,
  };
  const canDeclare = statementAround(resolution, loop) === loop;
  const called = packagedCall(work, canDeclare);
  const style = styleOf(resolution.sourceCode, loop);
  const collect = collectingIn(style, results);
  const edit = called ? asStatement(resolution, loop, called, collect) : chunkLoop(work, collect);
  const declares =
    edit.before.length > 0 || (called !== undefined && !(results.into === 'list' && results.isOneEach));
  if (declares && !canDeclare) return undefined;
  const indentation = indentationAt(resolution.sourceCode, loop.range[0]);
  const start = called ? declarationStart(resolution, loop, results) : undefined;
  if (called && results.emptyList && start !== undefined) {
    const head = resolution.sourceCode.text.slice(start, results.emptyList.range[0]);
    const value = listOf(style, results, called.code);
    const declaration = wrapped(head, value, style.semicolon);
    const text = linesText(style, [...called.before, ...declaration], indentation);
    return {
      endsWithFailure: called.endsWithFailure,
      fix: (fixer) => fixesFor(fixer, called, { range: [start, loop.range[1]], text }),
    };
  }
  const text = linesText(style, [...edit.before, ...edit.code], indentation);
  return {
    endsWithFailure: edit.endsWithFailure,
    fix: (fixer) => fixesFor(fixer, edit, { range: loop.range, text }),
  };
}

/** Where the declaration of the empty list starts, if nothing is lost when the loop becomes its value. */
function declarationStart(
  resolution: Resolution,
  loop: Loop,
  { emptyList }: LoopResults,
): number | undefined {
  const start = emptyList?.parent?.parent?.range[0];
  if (start === undefined) return undefined;
  return keepsComments(resolution, [start, loop.range[1]], [loop.body]) ? start : undefined;
}

/** After the first failure, the code around would go on while other turns still run. */
function isInTry(loop: TSESTree.Node): boolean {
  const host = hostOf(loop);
  for (let node = loop.parent; node && node !== host; node = node.parent) {
    if (node.type === AST_NODE_TYPES.TryStatement) return true;
  }
  return false;
}

/** Is what a call gives there at once, and not made while the loop goes on, as by a generator? */
function isFinite(source: TSESTree.Node): boolean {
  const node = bare(source);
  if (node.type !== AST_NODE_TYPES.CallExpression) return node.type === AST_NODE_TYPES.Identifier;
  const callee = bare(node.callee);
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    /^(?:entries|keys|matchAll|values)$/u.test(propertyName(callee) ?? '')
  );
}

/** The promise of the results as statements that wait for them. */
function asStatement(
  resolution: Resolution,
  loop: TSESTree.Node,
  edit: BoundedCode,
  collect: Collect,
): BoundedCode {
  return { ...edit, code: collect(wrapped('await ', edit.code), newNames(resolution, loop)) };
}

/** What becomes of the results: nothing, or they are added in order to what the loop collects them in. */
function collectingIn(style: FileStyle, { into, isOneEach, name: target }: LoopResults): Collect {
  const { semicolon } = style;
  if (target === undefined) return (run) => wrapped('', run, semicolon);
  if (into === 'list' && isOneEach) {
    return (run) =>
      wrapped('', callLines(style, `${target}.push(`, [wrapped('...(', run, ')')], ')'), semicolon);
  }
  return (run, name) => {
    const found = name(into === 'list' ? 'lists' : 'entries');
    const [key, value] = [name('key'), name('value')];
    const all = isOneEach ? found : `${found}.flat()`;
    const adds = {
      list: `${target}.push(...${all})`,
      map: `for (const [${key}, ${value}] of ${all}) ${target}.set(${key}, ${value})`,
      object: `for (const [${key}, ${value}] of ${all}) ${target}[${key}] = ${value}`,
    };
    return [...wrapped(`const ${found} = `, run, semicolon), ...lines(adds[into] + semicolon)];
  };
}

/** The value of the list that the loop has filled. */
function listOf(style: FileStyle, { isOneEach }: LoopResults, call: Lines): Lines {
  const run = wrapped('await ', call);
  if (isOneEach) return run;
  return run.length > 1 ? nested(style, '(', run, ').flat()') : wrapped('(', run, ').flat()');
}
