import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import type { Resolution } from '../resolve/resolution.js';
import { childNodes, isFunction } from '../resolve/syntax.js';
import { rewritten } from './batch-chain.js';
import { listOf, overList } from './batch-list.js';
import { newNames, plural } from './batch-names.js';
import { queued } from './batch-queued.js';
import { isMutableArray } from './batch-source.js';
import type { Turn } from './batch-turn.js';
import type { TurnWrite } from './batch-written-call.js';
import { indentationAt, linesText, sourceLines } from './code-lines.js';
import { styleOf, type FileStyle } from './file-style.js';
import { literalsIn } from './literal-types.js';
import { narrowsOutside, setsOutside } from './movable-turn.js';
import { keepsComments, statementAround } from './statement-place.js';

export type Fix = (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[];

/** What collects the writes of a loop. */
export interface CollectingEdit {
  readonly fix: Fix;
  /** The loop stays, and they are sent after it. */
  readonly isAfter: boolean;
}

/** What an edit is made of that collects what turns write. */
export interface Parts {
  readonly resolution: Resolution;
  readonly iteration: Iteration;
  readonly turn: Turn;
  readonly write: TurnWrite;
  readonly isTyped: boolean;
  readonly style: FileStyle;
  /** The statement that the loop is, and its indentation. */
  readonly statement: TSESTree.Node;
  readonly indent: string;
}

/** Writes the edit: each turn adds to a list, which is sent after the loop. Undefined where there is no place for it. */
export function collectWrites(
  resolution: Resolution,
  iteration: Iteration,
  turn: Turn,
  write: TurnWrite,
  isTyped: boolean,
): CollectingEdit | undefined {
  const statement = statementAround(resolution, turn.whole);
  if (!statement) return undefined;
  const isStatement = turn.whole === statement || turn.whole.parent === statement;
  if (!isStatement) return undefined;
  const parts: Parts = {
    resolution,
    iteration,
    turn,
    write,
    isTyped,
    style: styleOf(resolution.sourceCode, turn.whole),
    statement,
    indent: indentationAt(resolution.sourceCode, statement.range[0]),
  };
  if (write.queue) {
    const fix = queued(parts, write.queue);
    return fix && { fix, isAfter: false };
  }
  const made = iteration.kind === 'callback' ? overCallback(parts) : overElements(parts);
  if (made) return { fix: made, isAfter: false };
  const fix = iteration.kind === 'callback' ? undefined : inLoop(parts);
  return fix && { fix, isAfter: true };
}

/** `Promise.all(list.map(…))`: the callback makes rows, and one call sends them. */
function overCallback(parts: Parts): Fix | undefined {
  const { resolution, iteration, statement, turn, write } = parts;
  const { sourceCode } = resolution;
  const callback = iteration.body;
  const call = iteration.node;
  if (callback.type !== AST_NODE_TYPES.ArrowFunctionExpression || callback.returnType) return undefined;
  if (call.type !== AST_NODE_TYPES.CallExpression || !iteration.source) return undefined;
  if (turn.whole.type !== AST_NODE_TYPES.AwaitExpression || waits(resolution, callback, turn.read))
    return undefined;
  const item = 'node' in write.item ? write.item.node : undefined;
  const head = sourceCode.text.slice(call.range[0], callback.range[0]);
  const parameters = sourceCode.text
    .slice(callback.async ? callback.range[0] + 'async'.length : callback.range[0], callback.body.range[0])
    .trim();
  const [parameter, ...others] = callback.params;
  const isElement = item && parameter && others.length === 0 && isSameName(item, parameter);
  let made: string;
  if (turn.isAll && isElement) {
    if (!keepsComments(resolution, statement.range, [iteration.source])) return undefined;
    made = `[...${sourceCode.getText(iteration.source)}]`;
  } else if (turn.isAll) {
    if (!keepsComments(resolution, statement.range, [iteration.source, item])) return undefined;
    made = `${head.trimEnd()}${parameters} ${bodyText(itemText(parts, parts.indent))})`;
  } else {
    const last = callback.body.type === AST_NODE_TYPES.BlockStatement ? callback.body.body.at(-1) : undefined;
    if (!last || turn.guards.length > 0 || turn.isPartial) return undefined;
    const ends = turn.read.parent === last && /^(?:Expression|Return)Statement$/u.test(last.type);
    if (!ends || !keepsComments(resolution, [last.range[0], statement.range[1]], [item])) return undefined;
    const before = sourceCode.text.slice(callback.body.range[0], last.range[0]);
    const text = itemText(parts, indentationAt(sourceCode, last.range[0]));
    made = `${head.trimEnd()}${parameters} ${before}return ${text}${parts.style.semicolon}${sourceCode.text.slice(last.range[1], callback.body.range[1])})`;
    made = dedented(sourceCode, made, call, parts.indent);
  }
  return replaceBy(parts, (name) => {
    const list = name(nameOf(write));
    return [`const ${list} = ${made};`, ...sending(parts, list)];
  });
}

function isSameName(node: TSESTree.Node, parameter: TSESTree.Parameter): boolean {
  return (
    node.type === AST_NODE_TYPES.Identifier &&
    parameter.type === AST_NODE_TYPES.Identifier &&
    node.name === parameter.name
  );
}

/** A loop over a list becomes a `map` that makes the rows; turns that skip make none. */
function overElements(parts: Parts): Fix | undefined {
  const { resolution, statement, write } = parts;
  const { sourceCode } = resolution;
  const iteration = overList(resolution, parts.iteration);
  if (!iteration?.element || !iteration.source) return undefined;
  const { element, source } = iteration;
  const { kind, text: made, parameters } = listOf(resolution, iteration);
  const item = 'node' in write.item ? write.item.node : undefined;
  const pattern = sourceCode.getText(element);
  const isElement = item && !parameters && sourceCode.getText(item) === pattern;
  const body = mappedBody(parts);
  // A function forgets what was tested outside of it, and what it assigns is not seen after it.
  const place = { resolution, iteration };
  if (parts.isTyped && (narrowsOutside(place) || setsOutside(place))) return undefined;
  if (kind === 'lazy' || !body || !keepsComments(resolution, statement.range, [source, item, body.kept])) {
    return undefined;
  }
  const given = made ?? sourceCode.getText(source);
  const canBeHandedOn = isMutableArray(resolution, source) || (!parts.isTyped && kind === 'array');
  return replaceBy(parts, (name) => {
    if (isElement && body.isAlone && source.type === AST_NODE_TYPES.Identifier && canBeHandedOn) {
      return sending(parts, given);
    }
    const list = name(nameOf(write));
    if (isElement && body.isAlone) return [`const ${list} = [...${given}];`, ...sending(parts, list)];
    const array =
      kind !== 'array' ? `[...${given}]` : made === undefined && isLoose(source) ? `(${given})` : given;
    return [
      `const ${list} = ${array}.${body.method}((${parameters ?? pattern}) => ${body.text});`,
      ...sending(parts, list),
    ];
  });
}

/** What a method can only be called on in parentheses: `(await load()).map(…)`. */
function isLoose({ type }: TSESTree.Node): boolean {
  return /^(?:Assignment|Await|Binary|Conditional|Logical|TSAs|TSSatisfies|Yield)/u.test(type);
}

interface MappedBody {
  readonly text: string;
  readonly method: 'flatMap' | 'map';
  /** The write is all that the body does. */
  readonly isAlone: boolean;
  /** What is kept as it is, with its comments. */
  readonly kept?: TSESTree.Node;
}

/** The body of a loop as that of a function that gives a row, where the write is the last that a turn does. */
function mappedBody(parts: Parts): MappedBody | undefined {
  const { resolution, iteration, indent, style, turn } = parts;
  const { sourceCode } = resolution;
  const { body } = iteration;
  if (waits(resolution, body, turn.read)) return undefined;
  const statements = body.type === AST_NODE_TYPES.BlockStatement ? body.body : [body];
  const last = statements.at(-1);
  if (!last || turn.read.parent !== last) return undefined;
  if (body.type !== AST_NODE_TYPES.BlockStatement || statements.length === 1) {
    return { text: bodyText(itemText(parts, indent)), method: 'map', isAlone: true };
  }
  const skips = continuesIn(sourceCode, statements);
  if (!skips) return undefined;
  const method = skips.length > 0 ? 'flatMap' : 'map';
  const row = itemText(parts, indentationAt(sourceCode, last.range[0]));
  const rewrites = [
    ...skips.map((skip) => ({ range: skip.range, text: `return []${style.semicolon}` })),
    { range: last.range, text: `return ${skips.length > 0 ? `[${row}]` : row}${style.semicolon}` },
  ];
  const text = rewritten(resolution, body, rewrites);
  return { text: dedented(sourceCode, text, body, indent), method, isAlone: false, kept: body };
}

/** Where turns skip; undefined where they end in another way. */
function continuesIn(
  { visitorKeys }: Readonly<TSESLint.SourceCode>,
  statements: readonly TSESTree.Node[],
): readonly TSESTree.Node[] | undefined {
  const found: TSESTree.Node[] = [];
  const pending = statements.map((node) => ({ node, isInner: false }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, isInner } = next;
    if (isFunction(node)) continue;
    if (node.type === AST_NODE_TYPES.ContinueStatement && !isInner) found.push(node);
    if (node.type === AST_NODE_TYPES.BreakStatement && !isInner) return undefined;
    if (node.type === AST_NODE_TYPES.ReturnStatement) return undefined;
    const inner = isInner || /^(?:Do|For|Switch|While)/u.test(node.type);
    for (const child of childNodes(node, visitorKeys)) pending.push({ node: child, isInner: inner });
  }
  return found;
}

/** Any other loop: the list is made before it, filled in it and sent after it. */
function inLoop(parts: Parts): Fix | undefined {
  const { resolution, statement, style, turn, write } = parts;
  const { sourceCode } = resolution;
  // The compiler may take a list that is empty so far for one that stays so.
  if (parts.isTyped || turn.read.parent?.type !== AST_NODE_TYPES.ExpressionStatement) return undefined;
  const item = 'node' in write.item ? write.item.node : undefined;
  if (!keepsComments(resolution, turn.read.range, [item])) return undefined;
  const list = newNames(resolution, statement)(nameOf(write));
  const indent = indentationAt(sourceCode, turn.read.range[0]);
  const before = written([`const ${list} = [];`], parts);
  const after = written(sending(parts, list), parts);
  return (fixer) => [
    fixer.insertTextBefore(statement, before.map((line) => line + style.newline + parts.indent).join('')),
    fixer.replaceText(turn.read, `${list}.push(${itemText(parts, indent)})`),
    fixer.insertTextAfter(statement, after.map((line) => style.newline + parts.indent + line).join('')),
  ];
}

function replaceBy(parts: Parts, make: (name: (wanted: string) => string) => readonly string[]): Fix {
  const { resolution, statement, style, indent } = parts;
  const lines = written(make(newNames(resolution, statement)), parts);
  return (fixer) => [fixer.replaceText(statement, lines.join(style.newline + indent))];
}

/** The statements that send a list, if there is anything in it. */
function sending(
  { indent, resolution: { sourceCode }, style, turn, write }: Parts,
  list: string,
): readonly string[] {
  const inner = write.atMost === undefined ? indent : indent + style.unit;
  const send = (given: string) => dedented(sourceCode, onOneLine(write.send(given)), turn.read, inner);
  if (write.atMost === undefined) return [`if (${list}.length > 0) await ${send(list)};`];
  const part = `${list}.slice(start, start + ${write.atMost})`;
  return [
    `for (let start = 0; start < ${list}.length; start += ${write.atMost}) {`,
    ...(write.parts?.(part) ?? []).map((line) => style.unit + line),
    `${style.unit}await ${send(part)};`,
    '}',
  ];
}

/** A call that had several lines for its rows, on one where it fits. */
function onOneLine(text: string): string {
  const line = text.replace(/,?\s*\n\s*(?=[)\]}])|\s*\n\s*/gu, (found, at: number) =>
    /[([{]$/u.test(text.slice(0, at)) && !text.slice(0, at).endsWith('{')
      ? ''
      : /^[)\]]/u.test(text.slice(at + found.length))
        ? ''
        : ' ',
  );
  return line.length <= 80 && !/[`'"]\S*\n|\/\/|\/\*/u.test(text) ? line : text;
}

export function written(lines: readonly string[], { style }: Parts): readonly string[] {
  return lines.map((line) => line.replace(/;$/u, style.semicolon));
}

function bodyText(text: string): string {
  return text.startsWith('{') ? `(${text})` : text;
}

/** What a turn adds to the list, moved to a place with this indentation. */
function itemText({ resolution: { sourceCode }, isTyped, style, write }: Parts, indent: string): string {
  if ('text' in write.item) return write.item.text(isTyped);
  const { node } = write.item;
  const rewrites = isTyped && write.of === 'rows' ? literalsIn(node) : [];
  return linesText(style, sourceLines(sourceCode, node.range, rewrites), indent);
}

/** Does something of a body wait beside the write itself? A callback that makes rows cannot. */
function waits({ sourceCode }: Resolution, body: TSESTree.Node, write: TSESTree.Node): boolean {
  const text =
    sourceCode.text.slice(body.range[0], write.range[0]) +
    sourceCode.text.slice(write.range[1], body.range[1]);
  return /\bawait\b/u.test(text) || /\bawait\b/u.test(sourceCode.getText(write).replace(/^await\b/u, ''));
}

function nameOf({ of }: TurnWrite): string {
  if (typeof of === 'string') return of;
  const name = of.column
    .split('_')
    .reduce((start, part) => start + part.charAt(0).toUpperCase() + part.slice(1));
  return plural(name.replace(/^_+/u, '') || 'id');
}

/** Text that stood deeper, moved as far to the left as the place it now stands in. */
export function dedented(
  sourceCode: Readonly<TSESLint.SourceCode>,
  text: string,
  from: TSESTree.Node,
  indent: string,
): string {
  const before = indentationAt(sourceCode, from.range[0]);
  return before.startsWith(indent) ? text.replaceAll(`\n${before}`, `\n${indent}`) : text;
}
