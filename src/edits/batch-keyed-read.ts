import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import { dependsOnTurn } from '../analysis/references.js';
import type { BatchRead } from '../catalogue/schema.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { childNodes, keyName, propertyName } from '../resolve/syntax.js';
import { singular } from './batch-names.js';
import { plainText, type Reads } from './batch-plain.js';

/** A read of one row or value by a key that changes from turn to turn. */
export interface KeyedRead {
  readonly key: TSESTree.Expression;
  /** The text of the call that reads all keys of the list with this name. */
  readonly readMany: (keys: string) => string;
  /** For rows: what one is called, and the column by which it is found again. */
  readonly rows?: {
    readonly name: string;
    readonly column: string;
    /** A key that is missing would read any row, not none. */
    readonly first: boolean;
  };
}

/** By which key does a call read, if all keys can be read together? Adds what the rest of it reads to `reads`. */
export function keyedRead(
  resolution: Resolution,
  iteration: Iteration,
  { node }: LibraryCall,
  batch: BatchRead,
  reads: Reads,
): KeyedRead | undefined {
  if (node.type !== AST_NODE_TYPES.CallExpression || node.typeArguments || node.optional) return undefined;
  const { callee } = node;
  const [argument, ...others] = node.arguments;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.optional || others.length > 0)
    return undefined;
  const receiver = unchangingText(resolution, iteration, callee.object, reads);
  if (receiver === undefined || !argument) return undefined;
  const readMany = (given: string): string => `${receiver}.${batch.member}(${given})`;
  if (batch.form === 'list-of-keys') {
    return argument.type === AST_NODE_TYPES.SpreadElement ? undefined : { key: argument, readMany };
  }
  if (argument.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
  const where = whereOf(resolution, iteration, argument, reads);
  const key = where && keyOf(resolution, iteration, where, reads);
  const column = key && keyName(key);
  // Another column can match several rows, and nobody knows which of them is the first.
  if (!key || column === undefined || (batch.first && column !== 'id')) return undefined;
  if (!selects(argument, column)) return undefined;
  const model =
    callee.object.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee.object) : undefined;
  return {
    key: key.value as TSESTree.Expression,
    readMany: (keys) => readMany(withList(resolution, argument, key, column, keys)),
    rows: { name: singular(model ?? 'row'), column, first: batch.first === true },
  };
}

/** Names of columns whose values are compared exactly: others hold text that a database may compare without case. */
const identifying = /^(?:_?id|uuid|\w+(?:I[dD]|_id|U[uU][iI][dD]|_uuid))$/u;

/** The one property of the condition that depends on the element; the others stay as they are. */
function keyOf(
  resolution: Resolution,
  iteration: Iteration,
  where: TSESTree.ObjectExpression,
  reads: Reads,
): TSESTree.Property | undefined {
  let key: TSESTree.Property | undefined;
  for (const property of where.properties) {
    if (property.type !== AST_NODE_TYPES.Property || property.computed) return undefined;
    if (dependsOnTurn(resolution, iteration, property.value)) {
      if (key) return undefined;
      key = property;
    } else if (!isUnchanging(resolution, iteration, property.value, reads)) {
      return undefined;
    }
  }
  return key && identifying.test(keyName(key) ?? '') ? key : undefined;
}

/** The condition of a query whose other options mean the same for one row as for many. */
function whereOf(
  resolution: Resolution,
  iteration: Iteration,
  options: TSESTree.ObjectExpression,
  reads: Reads,
): TSESTree.ObjectExpression | undefined {
  let where: TSESTree.ObjectExpression | undefined;
  for (const property of options.properties) {
    if (property.type !== AST_NODE_TYPES.Property || property.computed) return undefined;
    const name = keyName(property);
    if (name === 'where' && property.value.type === AST_NODE_TYPES.ObjectExpression) {
      where = property.value;
    } else if (name === 'select' || name === 'include') {
      if (!isUnchanging(resolution, iteration, property.value, reads)) return undefined;
      if (limitsRows(resolution, property.value)) return undefined;
    } else {
      return undefined;
    }
  }
  return where;
}

const perRow = new Set(['cursor', 'distinct', 'orderBy', 'skip', 'take']);

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
  const select = options.properties.find(
    (property) => property.type === AST_NODE_TYPES.Property && keyName(property) === 'select',
  );
  if (select?.type !== AST_NODE_TYPES.Property) return true;
  return (
    select.value.type === AST_NODE_TYPES.ObjectExpression &&
    select.value.properties.some(
      (property) =>
        property.type === AST_NODE_TYPES.Property &&
        keyName(property) === column &&
        property.value.type === AST_NODE_TYPES.Literal &&
        property.value.value === true,
    )
  );
}

function isUnchanging(
  resolution: Resolution,
  iteration: Iteration,
  node: TSESTree.Node,
  reads: Reads,
): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ObjectExpression:
      return node.properties.every(
        (property) =>
          property.type === AST_NODE_TYPES.Property &&
          !property.computed &&
          isUnchanging(resolution, iteration, property.value, reads),
      );
    case AST_NODE_TYPES.ArrayExpression:
      return node.elements.every((element) => element && isUnchanging(resolution, iteration, element, reads));
    default:
      return unchangingText(resolution, iteration, node, reads) !== undefined;
  }
}

function unchangingText(
  resolution: Resolution,
  iteration: Iteration,
  node: TSESTree.Node,
  reads: Reads,
): string | undefined {
  if (dependsOnTurn(resolution, iteration, node)) return undefined;
  // Its properties are not those of the element.
  return plainText(resolution, iteration, node, { ...reads, properties: new Set() })?.text;
}

/** The options with a list of keys in the place of one. */
function withList(
  { sourceCode }: Resolution,
  options: TSESTree.ObjectExpression,
  key: TSESTree.Property,
  column: string,
  keys: string,
): string {
  const text = sourceCode.getText(options);
  const [start, end] = key.range.map((offset) => offset - options.range[0]);
  return `${text.slice(0, start)}${column}: { in: ${keys} }${text.slice(end)}`;
}
