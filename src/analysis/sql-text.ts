import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, keyName, propertyName } from '../resolve/syntax.js';
import { HOLE } from '../sql/tokens.js';
import {
  isEmpty,
  isRawTag,
  isTextTag,
  joinedList,
  rawTextOf,
  resultOf,
  summandsOf,
  textKeptBy,
} from './sql-syntax.js';
import { isSqlTemplate, sqlPositionOf } from './sql-sent.js';
import { sourceOf, type SourcePart, type TextNode, type TextPiece } from './sql-source.js';

/** The text that an expression gives, with a hole where a part is not known. */
export interface SqlText {
  readonly text: string;
  /** Where a part of the text stands in the file. */
  readonly sourceAt: (start: number, end: number) => SourcePart | undefined;
  /** The expression that fills the hole at a place of the text. */
  readonly filledAt: (start: number) => TSESTree.Node | undefined;
}

/** Which text does an expression give? Follows templates, `+`, `join`, branches, constants and functions of the file. */
export function sqlTextOf(resolution: Resolution, node: TSESTree.Node): SqlText {
  const pieces: TextPiece[] = [];
  const fillings = new Map<number, TSESTree.Node>();
  const parts: string[] = [];
  let length = 0;
  const reading: Reading = { resolution, budget: { left: most }, isInTag: false };
  for (const { text, node: literal, verbatim = false, filling } of partsOf(reading, node, furthest)) {
    if (filling) fillings.set(length, filling);
    if (literal) pieces.push({ start: length, text, node: literal, verbatim });
    parts.push(text);
    length += text.length;
  }
  return {
    text: parts.join(''),
    sourceAt: (start, end) => sourceOf(resolution.sourceCode, pieces, start, end),
    filledAt: (start) => fillings.get(start),
  };
}

/** Which text does a library call send? `undefined` where the catalogue knows of no text in it. */
export function sentSql(resolution: Resolution, { node, member }: LibraryCall): SqlText | undefined {
  const position = sqlPositionOf(member);
  if (position === undefined) return undefined;
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return sqlTextOf(resolution, node);
  const argument = position === 'template' ? undefined : node.arguments[position.argument];
  if (!argument || position === 'template') return undefined;
  const value = bare(argument);
  if (value.type !== AST_NODE_TYPES.ObjectExpression) return sqlTextOf(resolution, value);
  const text = value.properties.find(
    (property): property is TSESTree.Property =>
      property.type === AST_NODE_TYPES.Property &&
      (position.keys?.includes(keyName(property) ?? '') ?? false),
  );
  return text && sqlTextOf(resolution, text.value);
}

/** How many constants stand one inside the other, and how many pieces a text has at most. */
const furthest = 4;
const most = 5000;

interface Reading {
  readonly resolution: Resolution;
  /** How many more pieces may be read. */
  readonly budget: { left: number };
  /** In a hole of a tagged template, strings are values: only further tagged templates are text. */
  readonly isInTag: boolean;
}

interface Part {
  readonly text: string;
  /** The literal it stands in. */
  readonly node?: TextNode;
  readonly verbatim?: boolean;
  /** What fills the hole that it is. */
  readonly filling?: TSESTree.Node;
}

function holeFor(filling: TSESTree.Node): readonly Part[] {
  return [{ text: HOLE, filling }];
}

function partsOf(reading: Reading, given: TSESTree.Node, hops: number): readonly Part[] {
  const node = bare(given);
  if (reading.budget.left-- <= 0) return holeFor(node);
  switch (node.type) {
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return taggedParts(reading, node, hops);
    case AST_NODE_TYPES.ConditionalExpression:
      return branchParts(reading, node, hops);
    case AST_NODE_TYPES.LogicalExpression:
      return node.operator === '&&' ? partsOf(reading, node.right, hops) : holeFor(node);
    case AST_NODE_TYPES.Identifier:
      return hops > 0 ? nameParts(reading, node, hops - 1) : holeFor(node);
    case AST_NODE_TYPES.MemberExpression:
      return hops > 0 ? memberParts(reading, node, hops - 1) : holeFor(node);
    case AST_NODE_TYPES.CallExpression:
      return callParts(reading, node, hops);
    default:
      return reading.isInTag ? holeFor(node) : stringParts(reading, node, hops);
  }
}

function stringParts(reading: Reading, node: TSESTree.Node, hops: number): readonly Part[] {
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
      if (typeof node.value === 'string') return [{ text: node.value, node }];
      return typeof node.value === 'number' ? [{ text: node.raw }] : holeFor(node);
    case AST_NODE_TYPES.TemplateLiteral:
      return templateParts(reading, node, hops);
    case AST_NODE_TYPES.BinaryExpression:
      if (node.operator !== '+') return holeFor(node);
      return summandsOf(node).flatMap((summand) => partsOf(reading, summand, hops));
    default:
      return holeFor(node);
  }
}

function templateParts(
  reading: Reading,
  node: TSESTree.TemplateLiteral,
  hops: number,
  isRaw = false,
): readonly Part[] {
  return node.quasis.flatMap((quasi, index) => {
    // There is no cooked text where an escape means nothing.
    const cooked: string | null = isRaw ? null : quasi.value.cooked;
    const part: Part = { text: cooked ?? quasi.value.raw, node: quasi, verbatim: cooked === null };
    const filled = node.expressions[index];
    return filled ? [part, ...partsOf(reading, filled, hops)] : [part];
  });
}

function taggedParts(
  reading: Reading,
  node: TSESTree.TaggedTemplateExpression,
  hops: number,
): readonly Part[] {
  const { tag, quasi } = node;
  if (isSqlTemplate(reading.resolution, node))
    return templateParts({ ...reading, isInTag: true }, quasi, hops);
  return isTextTag(tag) && !reading.isInTag
    ? templateParts(reading, quasi, hops, isRawTag(tag))
    : holeFor(node);
}

/**
 * `${all ? '' : 'WHERE …'}`: the branch that says something. Where both do, nobody knows which it will be, but that
 * it begins with a star where both do.
 */
function branchParts(reading: Reading, node: TSESTree.ConditionalExpression, hops: number): readonly Part[] {
  const { consequent, alternate } = node;
  if (isEmpty(consequent)) return partsOf(reading, alternate, hops);
  if (isEmpty(alternate)) return partsOf(reading, consequent, hops);
  const [one, other] = [consequent, alternate].map((branch) => partsOf(reading, branch, hops));
  return one && other && beginsWithStar(one) && beginsWithStar(other) ? one : holeFor(node);
}

function beginsWithStar([first]: readonly Part[]): boolean {
  return first !== undefined && /^\s*(?:\w+\.)?\*/u.test(first.text);
}

function nameParts(reading: Reading, node: TSESTree.Identifier, hops: number): readonly Part[] {
  const variable = ASTUtils.findVariable(reading.resolution.sourceCode.getScope(node), node.name);
  const pieces = variable && builtFrom(variable);
  return pieces ? pieces.flatMap((piece) => partsOf(reading, piece, hops)) : holeFor(node);
}

/** The expressions that a variable's text is put together from by `text += …`; `undefined` where it is made otherwise. */
function builtFrom(variable: TSESLint.Scope.Variable): readonly TSESTree.Node[] | undefined {
  const node: TSESTree.Node | undefined = variable.defs[0]?.node;
  if (variable.defs.length !== 1 || node?.type !== AST_NODE_TYPES.VariableDeclarator) return undefined;
  if (!node.init || node.id.type !== AST_NODE_TYPES.Identifier) return undefined;
  const writes = variable.references.filter((reference) => reference.isWrite());
  const isBuilt = writes.every(({ init, identifier }) => init === true || isAddedTo(identifier));
  return isBuilt ? writes.flatMap(({ writeExpr }) => writeExpr ?? []) : undefined;
}

/** Is text added to this name: `sql += …`? */
export function isAddedTo({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.operator === '+=';
}

/** `QUERIES.all`, `this.sql` */
function memberParts(reading: Reading, node: TSESTree.MemberExpression, hops: number): readonly Part[] {
  const name = propertyName(node);
  const owner = name === undefined ? undefined : reading.resolution.valueOf(node.object);
  let members: readonly TSESTree.Node[] = [];
  if (owner?.kind === 'literal') members = owner.node.properties;
  if (owner?.kind === 'object' || owner?.kind === 'class') members = owner.node.body.body;
  const member = members.find(
    (candidate): candidate is TSESTree.Property | TSESTree.PropertyDefinition =>
      (candidate.type === AST_NODE_TYPES.Property || candidate.type === AST_NODE_TYPES.PropertyDefinition) &&
      keyName(candidate) === name,
  );
  return member?.value ? partsOf(reading, member.value, hops) : holeFor(node);
}

function callParts(reading: Reading, node: TSESTree.CallExpression, hops: number): readonly Part[] {
  const raw = rawTextOf(node);
  if (raw) return partsOf({ ...reading, isInTag: false }, raw, hops);
  if (reading.isInTag) return holeFor(node);
  const inner = textKeptBy(node);
  if (inner) return partsOf(reading, inner, hops);
  const list = joinedList(reading.resolution, node);
  if (list) {
    return list.elements.flatMap((element, index) => [
      ...(index > 0 ? [{ text: list.separator }] : []),
      ...partsOf(reading, element, hops),
    ]);
  }
  const called = hops > 0 ? reading.resolution.valueOf(node.callee) : undefined;
  const result = called?.kind === 'function' ? resultOf(called.node) : undefined;
  return result ? partsOf(reading, result, hops - 1) : holeFor(node);
}
