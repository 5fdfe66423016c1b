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

/** The function that stands for `Promise.all(list.map(…))`, or `Promise.allSettled`, with a bound. */
export function chunkFunction(
  resolution: Resolution,
  style: FileStyle,
  filename: string,
  place: TSESTree.Node,
  combinator: 'all' | 'allSettled',
): ChunkFunction {
  const { sourceCode } = resolution;
  const wanted = combinator === 'all' ? 'mapInChunks' : 'settleInChunks';
  const isTyped = /\.[cm]?tsx?$/u.test(filename);
  const textFor = (name: string) => linesText(style, declaration(style, name, combinator, isTyped), '');
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

function declaration(
  style: FileStyle,
  name: string,
  combinator: 'all' | 'allSettled',
  isTyped: boolean,
): Lines {
  const { semicolon } = style;
  const result = combinator === 'all' ? 'Awaited<R>[]' : 'PromiseSettledResult<Awaited<R>>[]';
  const head = isTyped
    ? nested(
        style,
        `async function ${name}<T, R>(`,
        lines('list: readonly T[],', 'size: number,', 'callback: (element: T, index: number) => R,'),
        `): Promise<${result}> {`,
      )
    : lines(`async function ${name}(list, size, callback) {`);
  const loop = nested(
    style,
    'for (let start = 0; start < list.length; start += size) {',
    [
      ...lines(`const chunk = list.slice(start, start + size)${semicolon}`),
      ...lines(`const running = chunk.map((element, index) => callback(element, start + index))${semicolon}`),
      ...lines(`results.push(...(await Promise.${combinator}(running)))${semicolon}`),
    ],
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
