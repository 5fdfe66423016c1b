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
 * hands a function a chunk at a time, and gives what it answers to each.
 */
type Kind = 'all' | 'allSettled' | 'chunks';

const names = { all: 'mapInChunks', allSettled: 'settleInChunks', chunks: 'readInChunks' } as const;

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
  return node.type === AST_NODE_TYPES.FunctionDeclaration && sourceCode.getText(node) === text;
}

function declaration(style: FileStyle, name: string, kind: Kind, isTyped: boolean): Lines {
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
