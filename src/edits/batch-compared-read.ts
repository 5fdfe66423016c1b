import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import type { BatchComparedRead } from '../catalogue/batch-forms.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { keyName, propertyName } from '../resolve/syntax.js';
import { callsOf, methodName, rewritten, type Replaced } from './batch-chain.js';
import { comparisonIn } from './batch-comparison.js';
import { countIn, groupedBy } from './builder-count.js';
import { isIdentifying } from './batch-condition.js';
import { rowName, type KeyedRead } from './batch-keyed-read.js';
import { lastName } from './batch-names.js';
import { isSteady } from './steady.js';

/** By which key does a builder read, if the rows of all keys can be read together and told apart? */
export function comparedRead(
  resolution: Resolution,
  iteration: Iteration,
  { library, member, node }: LibraryCall,
  isOnlyTested: boolean,
): KeyedRead | undefined {
  const fact = member.roundTrip?.batch;
  if (fact?.form !== 'compared' || node.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const calls = callsOf(node);
  const last = calls.at(-1);
  const count = countIn(calls, fact.counts);
  const end = (count?.fact ?? fact).ends.find(({ one }) => last && methodName(last) === one);
  const isKnown = (call: TSESTree.CallExpression) =>
    call === count?.call || isShared(fact, call, call === last && end !== undefined);
  if (!last || !calls.every(isKnown)) return undefined;
  const found = comparisonIn(resolution, iteration, calls, fact.comparisons);
  if (!found || !isIdentifying(found.column, found.key)) return undefined;
  const readsOne = end !== undefined;
  if (!count && readsOne && !isOnlyTested && !/^(?:_?id|uuid)$/u.test(found.column)) return undefined;
  if (!calls.every((call) => call === count?.call || selects(call, found.column))) return undefined;
  if (!isSteady(resolution, iteration, node, new Set([found.key, ...(count ? [count.name] : [])])))
    return undefined;
  const replaced = (keys: string): readonly Replaced[] => [
    found.withList(keys),
    ...(count ? groupedBy(count, found, node) : []),
    ...(end ? [endOf(last, end.all)] : []),
  ];
  return {
    key: found.key,
    member: readsOne ? (end.all ?? 'query') : methodName(last),
    readMany: (keys) => rewritten(resolution, node, replaced(keys)),
    atMost: fact.atMost,
    rows: {
      name: rowName(tableOf(calls)),
      column: found.column,
      facts: {
        reads: count ? 'count' : readsOne ? 'one' : 'all',
        miss: 'undefined',
        nullMatches: fact.nullMatches ?? false,
      },
      ...(count ? { counted: { ...count.counted, isRow: readsOne } } : {}),
    },
    ...(found.uses === undefined ? {} : { uses: { name: found.uses, library } }),
  };
}

/** Does a call of the chain mean the same for many keys as for one? */
function isShared({ chain }: BatchComparedRead, call: TSESTree.CallExpression, isEnd: boolean): boolean {
  if (call.optional || call.typeArguments) return false;
  if (call.callee.type !== AST_NODE_TYPES.MemberExpression) return call.arguments.length <= 1; // `db('users')`
  return !call.callee.optional && (isEnd || chain.includes(methodName(call)));
}

/** Leaves out the call that takes the first row, or makes it take all. */
function endOf({ callee, range }: TSESTree.CallExpression, all: string | undefined): Replaced {
  const { object, property } = callee as TSESTree.MemberExpression;
  return all === undefined
    ? { range: [object.range[1], range[1]], text: '' }
    : { range: property.range, text: all };
}

/** Is the column among what a call selects, if that is what the call does? */
function selects(call: TSESTree.CallExpression, column: string): boolean {
  if (!/^(?:column|columns|select)$/u.test(methodName(call)) || call.arguments.length === 0) return true;
  const given = call.arguments.flatMap((argument) =>
    argument.type === AST_NODE_TYPES.ArrayExpression ? argument.elements : [argument],
  );
  return given.some((argument) => {
    if (argument?.type === AST_NODE_TYPES.ObjectExpression) {
      return argument.properties.some(
        (property) =>
          property.type === AST_NODE_TYPES.Property &&
          keyName(property) === column &&
          property.value.type === AST_NODE_TYPES.MemberExpression &&
          propertyName(property.value) === column,
      );
    }
    if (argument?.type !== AST_NODE_TYPES.Literal || typeof argument.value !== 'string') return false;
    const name = argument.value.split('.').at(-1);
    return name === column || name === '*';
  });
}

/** The table that is named first: `users` of `db('users')`, `.selectFrom('users')` and `.from(users)`. */
function tableOf(calls: readonly TSESTree.CallExpression[]): string {
  for (const call of calls) {
    const [table] = call.arguments;
    const isNamed =
      call.callee.type !== AST_NODE_TYPES.MemberExpression || /from|table/iu.test(methodName(call));
    if (!isNamed || !table) continue;
    if (table.type === AST_NODE_TYPES.Literal && typeof table.value === 'string')
      return table.value.split(/\W/u)[0] ?? '';
    return lastName(table);
  }
  return '';
}
