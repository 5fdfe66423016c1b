import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import { dependsOnTurn } from '../analysis/references.js';
import type { BatchRead, BatchRows } from '../catalogue/batch-forms.js';
import type { RowsShape } from '../catalogue/schema.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { childNodes, keyName, propertyName } from '../resolve/syntax.js';
import { lastName, singular } from './batch-names.js';
import { plainText, type Reads } from './batch-plain.js';

/** A read of one row or value by a key that changes from turn to turn. */
export interface KeyedRead {
  readonly key: TSESTree.Expression;
  /** The member that reads all of them. */
  readonly member: string;
  /** The text of the call that reads all keys of the list with this name. */
  readonly readMany: (keys: string) => string;
  /** For rows: what one is called, and the column by which it is found again. */
  readonly rows?: {
    readonly name: string;
    readonly column: string;
    readonly facts: Pick<BatchRows, 'groups' | 'ignoresMissing' | 'isStrict' | 'miss' | 'reads'>;
  };
  /** Where the rows are in the answer; without it, the answer is the rows. */
  readonly shape?: RowsShape | undefined;
  /** A name that the text needs, and an export of which library it is. */
  readonly uses?: { readonly name: string; readonly library: LibraryCall['library'] };
}

/** By which key does a call read, if all keys can be read together? Adds what the rest of it reads to `reads`. */
export function keyedRead(
  resolution: Resolution,
  iteration: Iteration,
  { node, library }: LibraryCall,
  reads: Reads,
  isOnlyTested: boolean,
): KeyedRead | undefined {
  const chain = chainOf(resolution, node);
  if (!chain) return undefined;
  const { call, batch, later } = chain;
  const { callee } = call;
  if (call.typeArguments || call.optional) return undefined;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.optional) return undefined;
  const parts: Parts = { resolution, iteration, reads };
  const receiver = unchangingText(parts, callee.object);
  if (receiver === undefined) return undefined;
  const after = batch.form === 'rows' ? laterText(parts, batch, later) : later.length === 0 ? '' : undefined;
  if (after === undefined) return undefined;

  const { member } = batch;
  if (batch.form === 'list-of-keys') {
    const [key, ...others] = call.arguments;
    if (!key || others.length > 0 || key.type === AST_NODE_TYPES.SpreadElement) return undefined;
    return { key, member, readMany: (keys) => `${receiver}.${member}(${keys})` };
  }

  const given = call.arguments.slice(0, batch.argument);
  const before = given.map((argument) => unchangingText(parts, argument));
  if (before.includes(undefined)) return undefined;
  const condition = conditionOf(parts, batch, call.arguments.slice(batch.argument));
  const isAny = batch.reads === 'first' && !/^(?:_?id|uuid)$/u.test(condition?.column ?? '');
  // Which of several rows is found does not matter where only that there is one does.
  if (!condition || (isAny && !isOnlyTested)) return undefined;

  const list = (keys: string) => batch.list.replace('#', keys);
  const many = (keys: string) => grouped(batch, condition.column, condition.withList(list(keys)));
  const readMany = (keys: string) =>
    `${receiver}.${member}(${[...before, many(keys)].join(', ')})${batch.run ?? ''}${after}`;
  const model = lastName(given[0] ?? callee.object).replace(/(?:Model|Repo(?:sitory)?|Collection)$/u, '');
  return {
    key: condition.key,
    member,
    readMany,
    rows: { name: rowName(model), column: condition.column, facts: batch },
    ...(batch.uses === undefined ? {} : { uses: { name: batch.uses, library } }),
  };
}

/** `{ where }` becomes `{ by: ['authorId'], _count: true, where }`, where rows are counted. */
function grouped({ groups }: BatchRows, column: string, options: string): string {
  return groups ? options.replace('{', () => `{ ${groups.asks.replace('@', column)},`) : options;
}

/** `userRepository` and `UserModel` read a `user`. */
export function rowName(model: string): string {
  const name = singular(model.replace(/^[#_]+/u, ''));
  return /^[A-Za-z]\w*$/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : 'row';
}

interface Parts {
  readonly resolution: Resolution;
  readonly iteration: Iteration;
  readonly reads: Reads;
}

interface Chain {
  /** The call that reads by a key. */
  readonly call: TSESTree.CallExpression;
  readonly batch: Exclude<BatchRead, { readonly form: 'compared' | 'sql' }>;
  /** The calls after it, in the order in which they are made. */
  readonly later: readonly TSESTree.CallExpression[];
}

/** Which call of a chain has a batch form: `findById` in `User.findById(id).lean()`. */
function chainOf(resolution: Resolution, last: TSESTree.Node): Chain | undefined {
  const later: TSESTree.CallExpression[] = [];
  for (let node = last; node.type === AST_NODE_TYPES.CallExpression;) {
    const batch = resolution.callAt(node)?.member.roundTrip?.batch;
    if (batch && batch.form !== 'sql' && batch.form !== 'compared') return { call: node, batch, later };
    later.unshift(node);
    const callee = node.callee;
    if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.optional) return undefined;
    node = callee.object;
  }
  return undefined;
}

/** The calls after the read as they are written, if they mean the same for many rows. */
function laterText(
  { resolution, iteration, reads }: Parts,
  { chain = [] }: BatchRows,
  later: readonly TSESTree.CallExpression[],
): string | undefined {
  let text = '';
  for (const call of later) {
    const { callee } = call;
    if (callee.type !== AST_NODE_TYPES.MemberExpression || call.optional || call.typeArguments)
      return undefined;
    if (!chain.includes(propertyName(callee) ?? '')) return undefined;
    if (!call.arguments.every((given) => isUnchanging({ resolution, iteration, reads }, given)))
      return undefined;
    if (call.arguments.some((given) => limitsRows(resolution, given))) return undefined;
    const start = callee.object.range[1];
    text += resolution.sourceCode.text.slice(start, call.range[1]);
  }
  // Leaves out the key, so rows could not be matched.
  return /-_?id\b|\b_?id['"]?\s*:\s*(?:0|false)/u.test(text) ? undefined : text;
}

const identifying = /^(?:_?id|uuid|\w+(?:I[dD]|_id|U[uU][iI][dD]|_uuid))$/u;

/** By their names, are a column and a key ids, which are compared exactly? Other text a database may compare without case. */
export function isIdentifying(column: string, key: TSESTree.Node): boolean {
  return identifying.test(column) || identifying.test(lastName(key));
}

interface Condition {
  readonly key: TSESTree.Expression;
  readonly column: string;
  /** The text of the argument with a list of keys in the place of one. */
  readonly withList: (list: string) => string;
}

function conditionOf(
  parts: Parts,
  batch: BatchRows,
  [given, ...others]: readonly TSESTree.CallExpressionArgument[],
): Condition | undefined {
  if (!given || given.type === AST_NODE_TYPES.SpreadElement) return undefined;
  if (batch.column !== undefined) return keyArgument(parts, batch, batch.column, given, others);
  if (others.length > 0 || given.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
  const outer = batch.under === undefined ? given : whereOf(parts, batch, given);
  const where = outer && (compoundOf(outer) ?? outer);
  const key = where && keyOf(parts, where);
  const column = key && keyName(key);
  if (!key || column === undefined) return undefined;
  if (outer !== given && !selects(given, column)) return undefined;
  return {
    key: key.value as TSESTree.Expression,
    column,
    withList: (list) => {
      const { text } = parts.resolution.sourceCode;
      const condition = `${text.slice(where.range[0], key.range[0])}${column}: ${list}${text.slice(key.range[1], where.range[1])}`;
      return (
        text.slice(given.range[0], outer.range[0]) + condition + text.slice(outer.range[1], given.range[1])
      );
    },
  };
}

/** `{ userId_teamId: { userId, teamId } }`: a key of several columns, named after them. */
export function compoundOf({ properties }: TSESTree.ObjectExpression): TSESTree.ObjectExpression | undefined {
  const [only, ...others] = properties;
  if (only?.type !== AST_NODE_TYPES.Property || only.computed || others.length > 0) return undefined;
  const { value } = only;
  if (value.type !== AST_NODE_TYPES.ObjectExpression || value.properties.length < 2) return undefined;
  const names = value.properties.map((part) =>
    part.type === AST_NODE_TYPES.Property ? keyName(part) : undefined,
  );
  return names.join('_') === keyName(only) ? value : undefined;
}

/** `findByPk(id, options)`: the key itself, and options that have no condition yet. */
function keyArgument(
  parts: Parts,
  batch: BatchRows,
  column: string,
  key: TSESTree.Expression,
  [options, ...others]: readonly TSESTree.Node[],
): Condition | undefined {
  if (others.length > 0) return undefined;
  let rest = '';
  if (options) {
    if (options.type !== AST_NODE_TYPES.ObjectExpression || batch.under === undefined) return undefined;
    if (!hasOnly(parts, batch, options) || !selects(options, column)) return undefined;
    rest = options.properties
      .map((property) => `, ${parts.resolution.sourceCode.getText(property)}`)
      .join('');
  }
  const condition = (list: string) => `{ ${column}: ${list} }`;
  return {
    key,
    column,
    withList: (list) =>
      batch.under === undefined ? condition(list) : `{ ${batch.under}: ${condition(list)}${rest} }`,
  };
}

/** The one property of the condition that depends on the element; the others stay as they are. */
function keyOf(parts: Parts, where: TSESTree.ObjectExpression): TSESTree.Property | undefined {
  let key: TSESTree.Property | undefined;
  for (const property of where.properties) {
    if (property.type !== AST_NODE_TYPES.Property || property.computed) return undefined;
    if (dependsOnTurn(parts.resolution, parts.iteration, property.value)) {
      if (key) return undefined;
      key = property;
    } else if (!isUnchanging(parts, property.value)) {
      return undefined;
    }
  }
  return key && isIdentifying(keyName(key) ?? '', key.value) ? key : undefined;
}

/** The condition of a query whose other options mean the same for one row as for many. */
function whereOf(
  parts: Parts,
  batch: BatchRows,
  options: TSESTree.ObjectExpression,
): TSESTree.ObjectExpression | undefined {
  const where = options.properties.find(
    (property) => property.type === AST_NODE_TYPES.Property && keyName(property) === batch.under,
  );
  if (where?.type !== AST_NODE_TYPES.Property || where.computed || !hasOnly(parts, batch, options)) {
    return undefined;
  }
  return where.value.type === AST_NODE_TYPES.ObjectExpression ? where.value : undefined;
}

/** Are all options but the condition such that they stay as they are for many rows? */
function hasOnly(
  parts: Parts,
  { keeps = [], under }: BatchRows,
  options: TSESTree.ObjectExpression,
): boolean {
  return options.properties.every((property) => {
    if (property.type !== AST_NODE_TYPES.Property || property.computed) return false;
    const name = keyName(property) ?? '';
    if (name === under) return true;
    return (
      keeps.includes(name) &&
      isUnchanging(parts, property.value) &&
      !limitsRows(parts.resolution, property.value)
    );
  });
}

const perRow = new Set(['cursor', 'distinct', 'limit', 'offset', 'order', 'orderBy', 'skip', 'sort', 'take']);

function limitsRows({ sourceCode }: Resolution, root: TSESTree.Node): boolean {
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.Property && perRow.has(keyName(node) ?? '')) return true;
    pending.push(...childNodes(node, sourceCode.visitorKeys));
  }
  return false;
}

/** Is the column among what the query gives? Without it, rows cannot be matched to keys. */
function selects(options: TSESTree.ObjectExpression, column: string): boolean {
  return options.properties.every((property) => {
    if (property.type !== AST_NODE_TYPES.Property) return false;
    if (!/^(?:attributes|columns|select)$/u.test(keyName(property) ?? '')) return true;
    const { value } = property;
    if (value.type === AST_NODE_TYPES.ArrayExpression) {
      return value.elements.some(
        (element) => element?.type === AST_NODE_TYPES.Literal && element.value === column,
      );
    }
    return (
      value.type === AST_NODE_TYPES.ObjectExpression &&
      value.properties.some(
        (selected) =>
          selected.type === AST_NODE_TYPES.Property &&
          keyName(selected) === column &&
          selected.value.type === AST_NODE_TYPES.Literal &&
          selected.value.value === true,
      )
    );
  });
}

function isUnchanging(parts: Parts, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ObjectExpression:
      return node.properties.every(
        (property) =>
          property.type === AST_NODE_TYPES.Property &&
          (!property.computed || isUnchanging(parts, property.key)) &&
          isUnchanging(parts, property.value),
      );
    case AST_NODE_TYPES.ArrayExpression:
      return node.elements.every((element) => element && isUnchanging(parts, element));
    default:
      return unchangingText(parts, node) !== undefined;
  }
}

/** The text of an expression that is the same in every turn, and before the loop. */
export function unchangingText(
  { resolution, iteration, reads }: Parts,
  node: TSESTree.Node,
): string | undefined {
  if (dependsOnTurn(resolution, iteration, node)) return undefined;
  // Its properties are not those of the element.
  return plainText(resolution, iteration, node, { ...reads, properties: new Set() })?.text;
}
