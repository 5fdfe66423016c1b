import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import { dependsOnTurn } from '../analysis/references.js';
import type { BatchKeys, BatchRows } from '../catalogue/batch-forms.js';
import type { Resolution } from '../resolve/resolution.js';
import { childNodes, keyName } from '../resolve/syntax.js';
import { rewritten, type Replaced } from './batch-chain.js';
import { lastName } from './batch-names.js';
import { plainText, type Reads } from './batch-plain.js';
import { styleOf } from './file-style.js';

/** Where a condition is looked for; `reads` collects what the rest of the call reads. */
export interface Parts {
  readonly resolution: Resolution;
  readonly iteration: Iteration;
  readonly reads: Reads;
}

const identifying = /^(?:_?id|uuid|\w+(?:I[dD]|_id|U[uU][iI][dD]|_uuid))$/u;

/** By their names, are a column and a key ids, which are compared exactly? Other text a database may compare without case. */
export function isIdentifying(column: string, key: TSESTree.Node): boolean {
  return identifying.test(column) || identifying.test(lastName(key));
}

/** A condition on one key, and what it is with a list of keys. */
export interface Condition {
  readonly key: TSESTree.Expression;
  readonly column: string;
  /** The text of the argument with a list of keys in the place of one. */
  readonly withList: (list: string) => string;
  /** The same of the condition alone. */
  readonly where: (list: string) => string;
  /** The library sends a long list of keys in parts by itself. */
  readonly isSplit: boolean;
  /** The column is not among those that are selected, and is added to them. */
  readonly addsColumn: boolean;
}

/** Which condition of a call changes from turn to turn, if it compares one column with a key? */
export function conditionOf(
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
  const added = outer === given ? [] : addedColumn(parts.resolution, given, column);
  if (!added) return undefined;
  const besides = where.properties.filter((property) => property !== key);
  if (batch.groups?.builds !== undefined && !besides.every((property) => isConstant(property)))
    return undefined;
  const { text } = parts.resolution.sourceCode;
  const condition = (list: string) =>
    `${text.slice(where.range[0], key.range[0])}${column}: ${list}${text.slice(key.range[1], where.range[1])}`;
  return {
    key: key.value as TSESTree.Expression,
    column,
    where: condition,
    isSplit: splits(batch, given, where, key),
    addsColumn: added.length > 0,
    withList: (list) =>
      rewritten(parts.resolution, given, [{ range: outer.range, text: condition(list) }, ...added]),
  };
}

/** Does the library send a list of keys in parts by itself, beside such options and conditions? */
export function splits(
  { splitsUnless }: BatchKeys,
  options: TSESTree.ObjectExpression,
  where: TSESTree.ObjectExpression,
  key: TSESTree.Node,
): boolean {
  const isPlain = (property: TSESTree.Node) =>
    property === key ||
    (property.type === AST_NODE_TYPES.Property &&
      property.value.type !== AST_NODE_TYPES.ObjectExpression &&
      property.value.type !== AST_NODE_TYPES.ArrayExpression);
  return (
    splitsUnless !== undefined &&
    where.properties.every((property) => isPlain(property)) &&
    options.properties.every(
      (property) =>
        property.type === AST_NODE_TYPES.Property && !splitsUnless.includes(keyName(property) ?? ''),
    )
  );
}

/** A builder takes other values in another way, such as those that can be missing. */
function isConstant(property: TSESTree.Node): boolean {
  if (property.type !== AST_NODE_TYPES.Property) return false;
  const { value } = property;
  if (value.type === AST_NODE_TYPES.Literal) return value.value !== null;
  return value.type === AST_NODE_TYPES.MemberExpression && /^[A-Z]/u.test(lastName(value.object));
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
  let added: readonly Replaced[] = [];
  if (options) {
    if (options.type !== AST_NODE_TYPES.ObjectExpression || batch.under === undefined) return undefined;
    const found = addedColumn(parts.resolution, options, column);
    if (!hasOnly(parts, batch, options) || !found) return undefined;
    added = found;
    rest = options.properties
      .map((property) => {
        const inside = found.filter(({ range: [at] }) => at > property.range[0] && at < property.range[1]);
        return `, ${rewritten(parts.resolution, property, inside)}`;
      })
      .join('');
  }
  const condition = (list: string) => `{ ${column}: ${list} }`;
  return {
    key,
    column,
    where: condition,
    isSplit: false,
    addsColumn: added.length > 0,
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

/** Does a part of a query ask for so many rows, or in an order, of its own? */
export function limitsRows({ sourceCode }: Resolution, root: TSESTree.Node): boolean {
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.Property && perRow.has(keyName(node) ?? '')) return true;
    pending.push(...childNodes(node, sourceCode.visitorKeys));
  }
  return false;
}

/**
 * What adds the column to what the query gives, where it is not among that yet: without it, rows cannot be matched to
 * keys. Undefined where it cannot be added.
 */
function addedColumn(
  { sourceCode }: Resolution,
  options: TSESTree.ObjectExpression,
  column: string,
): readonly Replaced[] | undefined {
  const added: Replaced[] = [];
  for (const property of options.properties) {
    if (property.type !== AST_NODE_TYPES.Property) return undefined;
    const option = keyName(property) ?? '';
    if (!/^(?:attributes|columns|select)$/u.test(option)) continue;
    const { value } = property;
    const at = value.range[0] + 1;
    if (value.type === AST_NODE_TYPES.ArrayExpression) {
      const names = value.elements.map((name) => name?.type === AST_NODE_TYPES.Literal && name.value);
      if (names.includes(column)) continue;
      if (names.length === 0 || !names.every((name) => typeof name === 'string')) return undefined;
      const { quote } = styleOf(sourceCode, options);
      added.push({ range: [at, at], text: `${quote}${column}${quote}, ` });
    } else if (value.type === AST_NODE_TYPES.ObjectExpression) {
      const selected = value.properties.find(
        (one) => one.type === AST_NODE_TYPES.Property && keyName(one) === column,
      );
      if (selected?.type === AST_NODE_TYPES.Property && isTrue(selected.value)) continue;
      if (selected || option !== 'select' || !value.properties.every((one) => isSelection(one)))
        return undefined;
      added.push({ range: [at, at], text: ` ${column}: true,` });
    } else {
      return undefined;
    }
  }
  return added;
}

/** `name: true`, `posts: { … }` */
function isSelection(property: TSESTree.Node): boolean {
  return (
    property.type === AST_NODE_TYPES.Property &&
    (isTrue(property.value) || property.value.type === AST_NODE_TYPES.ObjectExpression)
  );
}

function isTrue(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.Literal && node.value === true;
}

/** Is a value the same in every turn, and before the loop? */
export function isUnchanging(parts: Parts, node: TSESTree.Node): boolean {
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
