import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { newNames } from './batch-names.js';
import { lines, linesText, nested, type Lines } from './code-lines.js';
import type { FileStyle } from './file-style.js';

/** A function that works through a list in chunks, and the text that declares it where the file does not yet. */
export interface ChunkFunction {
  readonly name: string;
  readonly declare?: { readonly at: number; readonly text: string };
}

/**
 * Which function: one that stands for `Promise.all(list.map(…))` or `Promise.allSettled` with a bound, or one that
 * hands a function a chunk at a time, and gives what it answers to each, or what it found, and another for what it left.
 */
type Kind = 'all' | 'allSettled' | 'batches' | 'chunks';

const names = {
  all: 'mapInChunks',
  allSettled: 'settleInChunks',
  batches: 'readInBatches',
  chunks: 'readInChunks',
} as const;

/** The function of a kind that code at a place can call. */
export function chunkFunction(
  resolution: Resolution,
  style: FileStyle,
  isTyped: boolean,
  place: TSESTree.Node,
  kind: Kind,
): ChunkFunction {
  const { sourceCode } = resolution;
  const wanted = names[kind];
  const textFor = (name: string) => linesText(style, declaration(style, name, kind, isTyped), '');
  if (sourceCode.ast.body.some((node) => isDeclared(sourceCode, node, textFor(wanted)))) {
    return { name: wanted };
  }
  const name = newNames(resolution, place)(wanted);
  const at = sourceCode.ast.body.at(-1)?.range[1] ?? 0;
  return { name, declare: { at, text: style.newline + style.newline + textFor(name) } };
}

function isDeclared(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: TSESTree.ProgramStatement,
  text: string,
): boolean {
  return (
    node.type === AST_NODE_TYPES.FunctionDeclaration &&
    withoutLayout(sourceCode.getText(node)) === withoutLayout(text)
  );
}

/** A formatter may have broken its lines elsewhere; there are no strings in it. */
function withoutLayout(text: string): string {
  return text.replace(/\s+/gu, '').replace(/,(?=[)\]}])/gu, '');
}

function declaration(style: FileStyle, name: string, kind: Kind, isTyped: boolean): Lines {
  if (kind === 'batches') return batches(style, name, isTyped);
  const { semicolon } = style;
  const result = kind === 'allSettled' ? 'PromiseSettledResult<Awaited<R>>[]' : 'Awaited<R>[]';
  const callback = kind === 'chunks' ? '(chunk: T[]) => R' : '(element: T, index: number) => R';
  const head = isTyped
    ? nested(
        style,
        `async function ${name}<T, R>(`,
        lines('list: readonly T[],', 'size: number,', `callback: ${callback},`),
        `): Promise<${result}> {`,
      )
    : lines(`async function ${name}(list, size, callback) {`);
  const turn =
    kind === 'chunks'
      ? ['results.push(await callback(chunk))']
      : [
          'const running = chunk.map((element, index) => callback(element, start + index))',
          `results.push(...(await Promise.${kind}(running)))`,
        ];
  const loop = nested(
    style,
    'for (let start = 0; start < list.length; start += size) {',
    ['const chunk = list.slice(start, start + size)', ...turn].flatMap((text) => lines(text + semicolon)),
    '}',
  );
  const [first, ...body] = nested(
    style,
    '',
    [
      ...lines(`const results${isTyped ? `: ${result}` : ''} = []${semicolon}`),
      ...loop,
      ...lines(`return results${semicolon}`),
    ],
    '}',
  );
  return first ? [...head, ...body] : head;
}

/** Reads a batch after the other, and by itself what a batch leaves over. */
function batches(style: FileStyle, name: string, isTyped: boolean): Lines {
  const { semicolon } = style;
  const ended = (...texts: readonly string[]) => lines(...texts.map((text) => text + semicolon));
  const head = isTyped
    ? nested(
        style,
        `async function ${name}<Key, Left, Item>(`,
        lines(
          'keys: readonly Key[],',
          'size: number,',
          'readMany: (keys: Key[]) => Promise<{ found: Item[]; left: Left[] }>,',
          'readOne: (key: Left) => Promise<Item | undefined>,',
        ),
        '): Promise<Item[]> {',
      )
    : lines(`async function ${name}(keys, size, readMany, readOne) {`);
  const each = nested(
    style,
    'for (let key = left.shift(); key !== undefined; key = left.shift()) {',
    ended('const item = await readOne(key)', 'if (item !== undefined) items.push(item)'),
    '}',
  );
  const loop = nested(
    style,
    'for (let start = 0; start < keys.length; start += size) {',
    [
      ...ended(
        'const { found, left } = await readMany(keys.slice(start, start + size))',
        'items.push(...found)',
      ),
      ...each,
    ],
    '}',
  );
  const [first, ...body] = nested(
    style,
    '',
    [...ended(`const items${isTyped ? ': Item[]' : ''} = []`), ...loop, ...ended('return items')],
    '}',
  );
  return first ? [...head, ...body] : head;
}
