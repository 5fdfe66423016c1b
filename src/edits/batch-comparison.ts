import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import { dependsOnTurn } from '../analysis/references.js';
import type { BatchComparison } from '../catalogue/batch-forms.js';
import type { Resolution } from '../resolve/resolution.js';
import { calledName, keyName, propertyName } from '../resolve/syntax.js';
import type { Replaced } from './batch-chain.js';
import { styleOf } from './file-style.js';

/** A comparison of a column with a key that changes from turn to turn, in a call of a builder. */
export interface ColumnComparison {
  readonly key: TSESTree.Expression;
  /** The column without the name of its table: `authorId` of `posts.authorId` and of `'p.authorId'`. */
  readonly column: string;
  /** The column as it is written: `posts.authorId`, `'p.authorId'`. */
  readonly written: string;
  /** What compares with a list instead. */
  readonly withList: (list: string) => Replaced;
  /** The name of the library that this needs, and the one that it does not need any more. */
  readonly uses?: { readonly name: string; readonly instead: TSESTree.Identifier | undefined };
}

/** Conditions that hold only together, in which a comparison can stand. */
const together = new Set(['and', 'where', 'andWhere']);

/** Which comparison of a chain changes from turn to turn, if it is the only one? */
export function comparisonIn(
  resolution: Resolution,
  iteration: Iteration,
  calls: readonly TSESTree.CallExpression[],
  comparisons: readonly BatchComparison[],
): ColumnComparison | undefined {
  const found: ColumnComparison[] = [];
  const pending: TSESTree.CallExpression[] = [...calls];
  for (let call = pending.pop(); call; call = pending.pop()) {
    for (const comparison of comparisons) {
      const matched = match(resolution, iteration, call, comparison);
      if (matched) found.push(matched);
    }
    if (!together.has(calledName(call))) continue;
    for (const given of call.arguments) if (given.type === AST_NODE_TYPES.CallExpression) pending.push(given);
  }
  const [only, ...others] = found;
  return others.length === 0 ? only : undefined;
}

function match(
  resolution: Resolution,
  iteration: Iteration,
  call: TSESTree.CallExpression,
  { from: [name, ...wanted], to, uses }: BatchComparison,
): ColumnComparison | undefined {
  if (calledName(call) !== name || call.typeArguments) return undefined;
  const [given] = call.arguments;
  if (wanted[0] === '{@: #}') {
    return given?.type === AST_NODE_TYPES.ObjectExpression && call.arguments.length === 1
      ? matchObject(resolution, iteration, call, given, to)
      : undefined;
  }
  if (call.arguments.length !== wanted.length) return undefined;
  let column: TSESTree.Node | undefined;
  let key: TSESTree.Expression | undefined;
  for (const [index, argument] of call.arguments.entries()) {
    if (argument.type === AST_NODE_TYPES.SpreadElement) return undefined;
    if (wanted[index] === '@') column = argument;
    else if (wanted[index] === '#') key = argument;
    else if (argument.type !== AST_NODE_TYPES.Literal || argument.value !== wanted[index]) return undefined;
  }
  if (!column || !key || dependsOnTurn(resolution, iteration, column)) return undefined;
  const columnText = resolution.sourceCode.getText(column);
  const columnName = nameOfColumn(column);
  if (columnName === undefined || !dependsOnTurn(resolution, iteration, key)) return undefined;
  const { quote } = styleOf(resolution.sourceCode, call);
  const [becomes, ...args] = to;
  const called = call.callee.type === AST_NODE_TYPES.Identifier ? call.callee : undefined;
  return {
    key,
    column: columnName,
    written: columnText,
    withList: (list) => ({
      range: [nameStart(call), call.range[1]],
      text: `${becomes}(${args.map((arg) => argumentText(arg, columnText, list, quote)).join(', ')})`,
    }),
    ...(uses ? { uses: { name: becomes, instead: called } } : {}),
  };
}

/** `.where({ authorId: id, isDraft: false })`: what does not change stays. */
function matchObject(
  resolution: Resolution,
  iteration: Iteration,
  call: TSESTree.CallExpression,
  given: TSESTree.ObjectExpression,
  [becomes, ...args]: BatchComparison['to'],
): ColumnComparison | undefined {
  const { sourceCode } = resolution;
  const changing = given.properties.filter((property) => dependsOnTurn(resolution, iteration, property));
  const [only, ...others] = changing;
  if (only?.type !== AST_NODE_TYPES.Property || only.computed || others.length > 0) return undefined;
  const column = keyName(only);
  if (column === undefined || !/^[\w$]+$/u.test(column)) return undefined;
  const { quote } = styleOf(sourceCode, call);
  const kept = given.properties
    .filter((property) => property !== only)
    .map((property) => sourceCode.getText(property));
  const before = kept.length > 0 ? `${calledName(call)}({ ${kept.join(', ')} }).` : '';
  return {
    key: only.value as TSESTree.Expression,
    column,
    written: quote + column + quote,
    withList: (list) => ({
      range: [nameStart(call), call.range[1]],
      text: `${before}${becomes}(${args.map((arg) => argumentText(arg, quote + column + quote, list, quote)).join(', ')})`,
    }),
  };
}

function argumentText(pattern: string, column: string, list: string, quote: string): string {
  if (pattern === '@') return column;
  return pattern === '#' ? list : quote + pattern + quote;
}

/** Where the name of what is called starts: of `where` in `db('users').where(…)`. */
function nameStart({ callee }: TSESTree.CallExpression): number {
  return callee.type === AST_NODE_TYPES.MemberExpression ? callee.property.range[0] : callee.range[0];
}

function nameOfColumn(node: TSESTree.Node): string | undefined {
  if (node.type === AST_NODE_TYPES.MemberExpression) return propertyName(node);
  if (node.type !== AST_NODE_TYPES.Literal || typeof node.value !== 'string') return undefined;
  return /^[\w.]+$/u.test(node.value) ? node.value.split('.').at(-1) : undefined;
}
