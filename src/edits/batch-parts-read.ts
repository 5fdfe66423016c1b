import type { Resolution } from '../resolve/resolution.js';
import type { KeyedRead } from './batch-keyed-read.js';
import type { AnswerShape } from './batch-result.js';
import type { BatchParts } from './batch-write.js';
import type { ChunkFunction } from './chunk-function.js';
import type { FileStyle } from './file-style.js';

/** The rows of all keys, of which one call takes only so many. */
export function inChunks(
  { name }: ChunkFunction,
  { atMost, shape }: KeyedRead,
  { keys, chunk }: { readonly keys: string; readonly chunk: string },
  readMany: (keys: string) => string,
): string {
  const call = readMany(chunk);
  const isList = shape !== 'rows' && shape !== 'first';
  const read = isList ? `(${chunk}) => ${call}` : `async (${chunk}) => ${rowsIn(call, shape)}`;
  return `(await ${name}(${keys}, ${atMost}, ${read})).flat()`;
}

/** The items of all keys, of which one call takes only so many and can leave some over. */
export function inBatches(
  { sourceCode }: Resolution,
  { name }: ChunkFunction,
  { keyed: { atMost, readBatches }, read }: Pick<BatchParts, 'keyed' | 'read'>,
  keys: string,
  indent: string,
  { semicolon, unit }: FileStyle,
): string {
  if (!readBatches) return '';
  const { found, key, left, many, one } = readBatches;
  const before = /^\s*/u.exec(sourceCode.lines[read.loc.start.line - 1] ?? '')?.[0] ?? '';
  const moved = (text: string, depth: number) =>
    text.replaceAll(`\n${before}`, `\n${indent}${unit.repeat(depth)}`);
  return [
    `await ${name}(`,
    `${unit}${keys},`,
    `${unit}${atMost},`,
    `${unit}async (keys) => {`,
    `${unit.repeat(2)}const answer = await ${moved(many, 2)}${semicolon}`,
    `${unit.repeat(2)}return {`,
    `${unit.repeat(3)}found: ${found},`,
    `${unit.repeat(3)}left: ${left},`,
    `${unit.repeat(2)}}${semicolon}`,
    `${unit}},`,
    `${unit}async (${key}) => ${moved(one, 1)},`,
    ')',
  ].join(`\n${indent}`);
}

/** The rows in the answer to a call. */
export function rowsIn(call: string, shape: AnswerShape | undefined): string {
  switch (shape) {
    case 'rows':
      return `(await ${call}).rows`;
    case 'first':
      return `(await ${call})[0]`;
    default:
      return `await ${call}`;
  }
}
