import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare } from '../resolve/syntax.js';
import type { KeyedRead } from './batch-keyed-read.js';
import { inBatches, inChunks, rowsIn } from './batch-parts-read.js';
import { capitalized, newNames, plural } from './batch-names.js';
import { placeBefore, type Place } from './batch-place.js';
import { chunkFunction, type ChunkFunction } from './chunk-function.js';
import { styleOf, type FileStyle } from './file-style.js';
import type { RowsPlace } from './batch-result.js';
import type { BatchList } from './batch-list.js';
import { isMutableArray, spreadText } from './batch-source.js';
import type { ImportEdit } from './named-import.js';

/** What is known about a loop whose reads become one. */
export interface BatchParts {
  /** The loop, or the `Promise.all(…)` with its `await`. */
  readonly whole: TSESTree.Node;
  /** The read in a turn, with its `await`. */
  readonly read: TSESTree.Node;
  /** The read is all that a turn does. */
  readonly isAll: boolean;
  readonly source: TSESTree.Node;
  readonly list: BatchList;
  /** The condition on the elements that a turn asks for; empty where it asks for all. */
  readonly filter: string;
  /** The parameter of a function that makes the key of an element. */
  readonly parameter: string;
  /** The key as that function gives it, and as the turn writes it. */
  readonly key: { readonly before: string; readonly inTurn: string; readonly isElement: boolean };
  /** Keys are text, so they are equal to what the server gives without a conversion. */
  readonly isText: boolean;
  /** A key can be missing, and is then left out of the list of keys. */
  readonly skipsMissing: boolean;
  /** The file is TypeScript. */
  readonly isTyped: boolean;
  readonly keyed: KeyedRead;
  /** Where the turn takes the rows out of the answer. */
  readonly rows?: RowsPlace;
  /** What makes a name of the library known that the text uses. */
  readonly load?: ImportEdit;
}

type Fix = TSESLint.ReportFixFunction;

/** Writes the edit; undefined where there is no place for it. */
export function writeBatch(resolution: Resolution, parts: BatchParts): Fix | undefined {
  const place = placeBefore(resolution, parts.whole);
  const isInPlace = parts.isAll && !parts.keyed.rows;
  if (!place && !(isInPlace && isSimple(parts.source))) return undefined;
  if (parts.isAll && parts.whole.parent?.type === AST_NODE_TYPES.ExpressionStatement) return undefined;

  const style = styleOf(resolution.sourceCode, parts.whole);
  const name = newNames(resolution, place?.statement ?? parts.whole);
  const list = keptList(resolution, parts, name);
  const chunks =
    parts.keyed.atMost === undefined
      ? undefined
      : chunkFunction(
          resolution,
          style,
          parts.isTyped,
          parts.whole,
          parts.keyed.readBatches ? 'batches' : 'chunks',
        );
  const statements = list.statement === undefined ? [] : [list.statement];
  let replaced: readonly (readonly [TSESTree.Node, string])[];
  if (isInPlace) {
    replaced = [[parts.whole, inOrder(resolution, parts, list)]];
  } else {
    const lookup = withLookup(resolution, { ...parts, chunks }, list, name, place, style);
    statements.push(...lookup.statements);
    replaced = parts.isAll
      ? [[parts.whole, `${list.text}.map((${parts.parameter}) => ${lookup.find(parts.key.before)})`]]
      : inTurn(parts, lookup);
    if (!parts.isAll && list.statement !== undefined) replaced = [[parts.source, list.text], ...replaced];
  }

  return (fixer) => [
    ...(parts.load ? [fixer.replaceTextRange(parts.load.range, parts.load.text)] : []),
    ...(place && statements.length > 0
      ? [
          fixer.insertTextBefore(
            place.statement,
            statements.map((line) => `${written(line, style)}${style.newline}${place.indent}`).join(''),
          ),
        ]
      : []),
    ...replaced.map(([node, text]) => fixer.replaceText(node, inParentheses(resolution, node, text))),
    ...(chunks?.declare
      ? [fixer.insertTextAfterRange([chunks.declare.at, chunks.declare.at], chunks.declare.text)]
      : []),
  ];
}

/** What takes the place of the read in a turn, and of the pattern that took its rows out of the answer. */
function inTurn(
  { key, read, rows }: BatchParts,
  lookup: Lookup,
): readonly (readonly [TSESTree.Node, string])[] {
  const found = defaulted(read, lookup.find(key.inTurn));
  const text = rows?.under === undefined ? found : `{ ${rows.under}: ${found} }`;
  return [...(rows?.pattern ? [[rows.pattern.node, rows.pattern.text] as const] : []), [read, text]];
}

interface List {
  readonly text: string;
  readonly isArray: boolean;
  /** What keeps the list under a name, where it can be gone through only once. */
  readonly statement?: string;
}

function keptList(
  { sourceCode }: Resolution,
  { list: { kind, text: made }, parameter, source }: BatchParts,
  name: (wanted: string) => string,
): List {
  const text = made ?? sourceCode.getText(source);
  if (isSimple(source) && kind !== 'once') return { text, isArray: kind === 'array' };
  const list = name(/^\w+$/u.test(parameter) ? `${parameter}List` : 'list');
  const kept = kind === 'array' ? text : spreadText(source, text);
  return { text: list, isArray: true, statement: `const ${list} = ${kept};` };
}

/** A name, or a property of one: read twice, it gives the same list. */
function isSimple(source: TSESTree.Node): boolean {
  let node = source;
  while (node.type === AST_NODE_TYPES.MemberExpression && !node.computed && !node.optional)
    node = node.object;
  return node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.ThisExpression;
}

/** The keys of all elements, one for each. */
function keysOf({ filter, key, parameter, skipsMissing }: BatchParts, list: List): string {
  const array = list.isArray ? list.text : `[...${list.text}]`;
  if (skipsMissing) {
    const present = `${key.before} ?? []`;
    return `${array}.flatMap((${parameter}) => ${filter === '' ? present : `${filter} ? (${present}) : []`})`;
  }
  if (filter !== '') {
    if (key.isElement && !mentions(filter, key.before)) return `${array}.filter((${parameter}) => ${filter})`;
    // A condition, unlike `filter`, tells the compiler that the key is there.
    return `${array}.flatMap((${parameter}) => (${filter} ? [${key.before}] : []))`;
  }
  return key.isElement ? list.text : `${array}.map((${parameter}) => ${key.before})`;
}

/** The keys, each once. Where the same twice is an error, those that only look the same are the same, too. */
function unique(parts: BatchParts, list: List): string {
  const keys = keysOf(parts, list);
  if (!parts.keyed.readBatches || parts.isText) return `[...new Set(${keys})]`;
  const array = keys === list.text && !list.isArray ? `[...${keys}]` : keys;
  return `[...new Map(${array}.map((key) => [String(key), key])).values()]`;
}

/** Is a name all that a condition is about, such as `id` or `id !== null`? */
function mentions(condition: string, name: string): boolean {
  return condition === name || condition.startsWith(`${name} `);
}

/** One call whose answers are in the order of the keys, as those of the turns were. */
function inOrder(resolution: Resolution, parts: BatchParts, list: List): string {
  const isShared = parts.key.isElement && !isMutableArray(resolution, parts.source) && !list.statement;
  const keys = keysOf(parts, list);
  const call = parts.keyed.readMany(isShared ? `[...${keys}]` : keys);
  return parts.whole.type === AST_NODE_TYPES.AwaitExpression
    ? `${list.text}.length > 0 ? await ${call} : []`
    : `${list.text}.length > 0 ? ${call} : Promise.resolve([])`;
}

interface Lookup {
  readonly statements: readonly string[];
  /** What the turn with this key gets: a miss stays `null`. */
  readonly find: (key: string) => string;
}

/** One call for the distinct keys, and a map in which each turn finds its own. */
function withLookup(
  resolution: Resolution,
  parts: BatchParts & { readonly chunks: ChunkFunction | undefined },
  list: List,
  name: (wanted: string) => string,
  place: Place | undefined,
  style: FileStyle,
): Lookup {
  const { unit } = style;
  const { chunks, keyed, isText, isTyped } = parts;
  const { rows } = keyed;
  const keyWord = rows ? inCamelCase(rows.column) : 'Key';
  const keys = name(`unique${plural(keyWord)}`);
  const isCount = rows?.facts.reads === 'count';
  const found = name(rows ? plural(isCount ? `${rows.name}Count` : rows.name) : 'values');
  const readMany = (given: string) =>
    dedented(resolution, keyed.readMany(given), parts.read, place?.indent ?? '');
  const readAll = chunks
    ? keyed.readBatches
      ? inBatches(resolution, chunks, parts, keys, place?.indent ?? '', style)
      : inChunks(chunks, keyed, { keys, chunk: name('chunk') }, readMany)
    : `${keys}.length > 0 ? ${rowsIn(readMany(keys), keyed.shape)} : []`;
  const statements = [`const ${keys} = ${unique(parts, list)};`, `const ${found} = ${readAll};`];
  if (!rows) {
    const byKey = name(`valueBy${keyWord}`);
    statements.push(`const ${byKey} = new Map(${keys}.map((key, index) => [key, ${found}[index]]));`);
    return { statements, find: (key) => `${byKey}.get(${key}) ?? null` };
  }

  const { column, facts } = rows;
  // A number finds the row of a bigint or of a text, but not its entry in a map; the column of a parent may be null.
  const mayBeNull = isTyped && (facts.reads === 'all' || facts.reads === 'count');
  const comparable = (key: string) => (isText && facts.isStrict && !mayBeNull ? key : `String(${key})`);
  const row = rows.name;
  if (facts.reads === 'all') {
    const groups = name(`${plural(rows.name)}By${keyWord}`);
    // The rows of a tag are a list of a type of its own, to which a list of one row does not belong.
    const isOwnList = !chunks && bare(parts.read).type === AST_NODE_TYPES.TaggedTemplateExpression;
    const rowsType = isOwnList ? `(typeof ${found})[number][]` : `typeof ${found}`;
    const types = isTyped ? `<string, ${rowsType}>` : '';
    const [key, group] = [row === 'key' ? 'value' : 'key', row === 'group' ? 'list' : 'group'];
    statements.push(
      `const ${groups} = new Map${types}();`,
      `for (const ${row} of ${found}) {`,
      `${unit}const ${key} = ${comparable(`${row}.${column}`)};`,
      `${unit}const ${group} = ${groups}.get(${key});`,
      `${unit}if (${group}) ${group}.push(${row});`,
      `${unit}else ${groups}.set(${key}, [${row}]);`,
      '}',
    );
    return { statements, find: (given) => `${groups}.get(${comparable(given)}) ?? []` };
  }
  if (rows.counted) {
    const { name: number, none, isRow } = rows.counted;
    const byKey = name(`${rows.name}CountBy${keyWord}`);
    const types = isTyped ? `<string, (typeof ${found})[number]>` : '';
    statements.push(
      `const ${byKey} = new Map${types}(${found}.map((${row}) => [${comparable(`${row}.${column}`)}, ${row}]));`,
    );
    const find = (key: string) => `${byKey}.get(${comparable(key)}) ?? { ${number}: ${none} }`;
    return { statements, find: isRow ? find : (key) => `[${find(key)}]` };
  }
  const counted = facts.reads === 'count' ? facts.groups?.count : undefined;
  const byKey = name(`${rows.name}${counted === undefined ? '' : 'Count'}By${keyWord}`);
  // Where the client is `any`, the map would hold `unknown`.
  const types = isTyped ? `<string, ${counted === undefined ? `(typeof ${found})[number]` : 'number'}>` : '';
  const number = `${row}.${counted}`;
  const value = counted === undefined ? row : facts.groups?.isText ? `Number(${number})` : number;
  statements.push(
    `const ${byKey} = new Map${types}(${found}.map((${row}) => [${comparable(`${row}.${column}`)}, ${value}]));`,
  );
  const miss = counted !== undefined ? ' ?? 0' : facts.miss === 'null' ? ' ?? null' : '';
  return { statements, find: (key) => `${byKey}.get(${comparable(key)})${miss}` };
}

/** `author_id` becomes `AuthorId`. */
function inCamelCase(column: string): string {
  return column.split('_').map(capitalized).join('');
}

/** A statement as the file writes its statements. */
function written(statement: string, { newline, semicolon }: FileStyle): string {
  return statement.replace(/;$/u, semicolon).replace(/\r?\n/gu, newline);
}

/** In `(await get(key)) ?? 'none'`, a miss has a value already. */
function defaulted({ parent }: TSESTree.Node, found: string): string {
  const isDefaulted = parent?.type === AST_NODE_TYPES.LogicalExpression && parent.operator !== '&&';
  return isDefaulted ? found.replace(/ \?\? (?:null|\[\]|0)$/u, '') : found;
}

/** Text of several lines, moved as far to the left as the place it now stands in. */
function dedented({ sourceCode }: Resolution, text: string, from: TSESTree.Node, indent: string): string {
  const line = sourceCode.lines[from.loc.start.line - 1] ?? '';
  const before = /^\s*/u.exec(line)?.[0] ?? '';
  return before.startsWith(indent) ? text.replaceAll(`\n${before}`, `\n${indent}`) : text;
}

const needsNone = new Set<string>([
  AST_NODE_TYPES.ArrayExpression,
  AST_NODE_TYPES.ArrowFunctionExpression,
  AST_NODE_TYPES.AssignmentExpression,
  AST_NODE_TYPES.ExpressionStatement,
  AST_NODE_TYPES.ForOfStatement,
  AST_NODE_TYPES.IfStatement,
  AST_NODE_TYPES.Property,
  AST_NODE_TYPES.ReturnStatement,
  AST_NODE_TYPES.TemplateLiteral,
  AST_NODE_TYPES.VariableDeclarator,
]);

function inParentheses({ sourceCode }: Resolution, node: TSESTree.Node, text: string): string {
  const { parent } = node;
  const isArgument =
    (parent?.type === AST_NODE_TYPES.CallExpression || parent?.type === AST_NODE_TYPES.NewExpression) &&
    parent.callee !== node;
  const needsSome = /\?|^await /u.test(text);
  if (!needsSome || isArgument || (parent && needsNone.has(parent.type))) return text;
  return ASTUtils.isParenthesized(node, sourceCode) ? text : `(${text})`;
}
