import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { assignedOnce } from '../analysis/assigned-once.js';
import { isInside, type Iteration } from '../analysis/iteration.js';
import { dependsOnTurn, usesIn } from '../analysis/references.js';
import type { BatchItems } from '../catalogue/batch-forms.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { keyName } from '../resolve/syntax.js';
import { memberOf, rewritten } from './batch-chain.js';
import { isUnchanging, type Parts } from './batch-condition.js';
import { rowName, type KeyedRead } from './batch-keyed-read.js';
import type { Reads } from './batch-plain.js';

/** By which key does a call read an item, if a request for many items can read those of all keys? */
export function itemRead(
  resolution: Resolution,
  iteration: Iteration,
  { library, member: { roundTrip }, node }: LibraryCall,
  reads: Reads,
): KeyedRead | undefined {
  const fact = roundTrip?.batch;
  if (fact?.form !== 'items' || node.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const given = givenTo(node, fact);
  if (!given || node.callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const parts: Parts = { resolution, iteration, reads };
  const { command, input } = given;
  const asked = itemOf(parts, fact, input);
  if (!asked || !isUnchanging(parts, node.callee.object)) return undefined;
  const { key, value } = asked;
  // The new code gives these names to what it declares.
  const names = new Set(['answer', 'key', 'keys', fact.key]);
  for (const { node: use, variable } of usesIn(resolution, node)) {
    if (names.has(variable.name) && !isInside(use, value)) return undefined;
  }

  const text = (part: TSESTree.Node) => resolution.sourceCode.getText(part);
  const keyOfOne = rewritten(resolution, key.value, [
    { range: asked.property.range, text: `${text(asked.property.key)}: key` },
  ]);
  const table = tableOf(resolution, asked.table);
  const list = [`keys.map((key) => (${keyOfOne}))`, ...asked.kept.map((property) => text(property))];
  const inputForMany = fact.input.replace('@', () => table.key).replace('#', () => list.join(', '));
  const many = rewritten(resolution, node, [
    { range: input.range, text: inputForMany },
    ...(command ? [{ range: command.range, text: fact.member }] : memberOf(node, fact.member)),
  ]);
  const one = rewritten(resolution, node, [{ range: key.range, text: fact.key }]);
  const inAnswer = (part: string) => part.replace('$', 'answer').replace('@', () => table.member);
  return {
    key: value,
    member: fact.member,
    readMany: () => many,
    readBatches: {
      many,
      found: inAnswer(fact.found),
      left: inAnswer(fact.left),
      key: fact.key,
      one: `(await ${one}).${fact.item}`,
    },
    atMost: fact.atMost,
    shape: { property: fact.item },
    rows: {
      name: table.row,
      column: asked.column,
      facts: { reads: 'one', miss: 'undefined', isStrict: true },
    },
    ...(command ? { uses: { name: fact.member, library, beside: command } } : {}),
  };
}

interface Given {
  readonly input: TSESTree.ObjectExpression;
  /** The name of the command that is handed over. */
  readonly command?: TSESTree.Identifier;
}

/** The input of a call: its only argument, or that of the command which is made for it. */
function givenTo(call: TSESTree.CallExpression, { isCommand }: BatchItems): Given | undefined {
  const [argument, ...others] = call.arguments;
  if (!argument || others.length > 0 || call.typeArguments) return undefined;
  if (!isCommand) return argument.type === AST_NODE_TYPES.ObjectExpression ? { input: argument } : undefined;
  if (argument.type !== AST_NODE_TYPES.NewExpression || argument.typeArguments) return undefined;
  const { arguments: given, callee } = argument;
  const [input] = given;
  if (input?.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
  return callee.type === AST_NODE_TYPES.Identifier ? { input, command: callee } : undefined;
}

interface Asked {
  readonly table: TSESTree.Expression;
  readonly key: TSESTree.Property & { readonly value: TSESTree.ObjectExpression };
  /** The part of the key that changes from turn to turn, its name and its value. */
  readonly property: TSESTree.Property;
  readonly column: string;
  readonly value: TSESTree.Expression;
  readonly kept: readonly TSESTree.Property[];
}

/** What does an input ask for, if one part of its key is all that changes, and the items have it? */
function itemOf(
  parts: Parts,
  fact: BatchItems,
  { properties }: TSESTree.ObjectExpression,
): Asked | undefined {
  let table: TSESTree.Property | undefined;
  let key: TSESTree.Property | undefined;
  const kept: TSESTree.Property[] = [];
  for (const property of properties) {
    if (property.type !== AST_NODE_TYPES.Property) return undefined;
    const name = keyName(property) ?? '';
    if (name === fact.key) key = property;
    else if (!isUnchanging(parts, property.value) && !isOfEnvironment(parts, property.value))
      return undefined;
    else if (name === fact.table) table = property;
    else if (fact.keeps.includes(name)) kept.push(property);
    else return undefined;
  }
  if (!table || key?.value.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
  let found: TSESTree.Property | undefined;
  for (const property of key.value.properties) {
    if (property.type !== AST_NODE_TYPES.Property || property.computed) return undefined;
    if (!dependsOnTurn(parts.resolution, parts.iteration, property)) {
      if (!isUnchanging(parts, property.value)) return undefined;
    } else if (found) {
      return undefined;
    } else {
      found = property;
    }
  }
  const column = found && keyName(found);
  if (!found || column === undefined || !/^[A-Za-z_$][\w$]*$/u.test(column)) return undefined;
  if (!selects(fact, kept, column)) return undefined;
  return {
    table: table.value as TSESTree.Expression,
    key: key as Asked['key'],
    property: found,
    column,
    value: found.value as TSESTree.Expression,
    kept,
  };
}

/** Is a column among those that are asked for, by its name or one that stands for it? */
function selects(
  { selects: { aliases, names } }: BatchItems,
  kept: readonly TSESTree.Property[],
  column: string,
): boolean {
  const valueOf = (name: string) => kept.find((property) => keyName(property) === name)?.value;
  const list = valueOf(names);
  if (!list) return true;
  if (list.type !== AST_NODE_TYPES.Literal || typeof list.value !== 'string') return false;
  const given = list.value.split(',').map((name) => name.trim());
  if (given.includes(column)) return true;
  const meant = valueOf(aliases);
  return (
    meant?.type === AST_NODE_TYPES.ObjectExpression &&
    meant.properties.some(
      (property) =>
        property.type === AST_NODE_TYPES.Property &&
        given.includes(keyName(property) ?? '') &&
        property.value.type === AST_NODE_TYPES.Literal &&
        property.value.value === column,
    )
  );
}

/** A table as the key of an object and as a member of one, and what a row of it is called. */
function tableOf(
  resolution: Resolution,
  node: TSESTree.Expression,
): { readonly key: string; readonly member: string; readonly row: string } {
  const text = resolution.sourceCode.getText(node);
  const named = assignedOnce(resolution, node);
  const name = named.type === AST_NODE_TYPES.Literal && typeof named.value === 'string' ? named.value : '';
  // For TypeScript a key has to be text; what may be missing fails with either text.
  const key = named === node && name !== '' ? text : `[${name === '' ? `String(${text})` : text}]`;
  const row = /^[a-z]\w*$/u.test(name) ? rowName(name) : 'item';
  if (named === node && /^[A-Za-z_]\w*$/u.test(name)) return { key: name, member: name, row };
  return { key, member: key.startsWith('[') ? key : `[${key}]`, row };
}

function isOfEnvironment({ resolution }: Parts, value: TSESTree.Node): boolean {
  return environment.test(resolution.sourceCode.getText(value));
}

/** `process.env.TABLE`, which nothing changes meanwhile. */
const environment = /^process\.env(?:\.\w+|\[(['"])\w+\1\])!?$/u;
