import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

/** A literal that text stands in. */
export type TextNode = TSESTree.StringLiteral | TSESTree.TemplateElement;

/** A part of a text, where it stands in the file. */
export interface SourcePart {
  readonly range: readonly [number, number];
  /** The sign that ends the literal, and so has to be escaped in it; `undefined` where nothing can be escaped. */
  readonly quote: string | undefined;
}

/** A piece of text that stands in one literal, from `start` on. */
export interface TextPiece {
  readonly start: number;
  readonly text: string;
  readonly node: TextNode;
  /** Backslashes stand for themselves: `String.raw`. */
  readonly verbatim: boolean;
}

/** Where does a part of a text stand in the file? Counts escapes; `undefined` where it is put together from more than one literal. */
export function sourceOf(
  sourceCode: Readonly<TSESLint.SourceCode>,
  pieces: readonly TextPiece[],
  start: number,
  end: number,
): SourcePart | undefined {
  const piece = pieces.find(
    (candidate) => start >= candidate.start && end <= candidate.start + candidate.text.length,
  );
  if (!piece) return undefined;
  const { node, verbatim } = piece;
  const written = writtenText(sourceCode, node);
  const before = writtenLength(written.text, start - piece.start, verbatim);
  const skipped = verbatim ? 0 : (continuedLine.exec(written.text.slice(before))?.[0].length ?? 0);
  const from = before + skipped;
  const to = from + writtenLength(written.text.slice(from), end - start, verbatim);
  const quote = node.type === AST_NODE_TYPES.Literal ? sourceCode.text.charAt(node.range[0]) : '`';
  return { range: [written.start + from, written.start + to], quote: verbatim ? undefined : quote };
}

/** What stands between the quotes. Parsers disagree on whether the range of a template's piece holds its ends. */
function writtenText({ text }: Readonly<TSESLint.SourceCode>, node: TextNode) {
  const [from, to] = node.range;
  if (node.type === AST_NODE_TYPES.Literal) return { start: from + 1, text: text.slice(from + 1, to - 1) };
  const whole = text.slice(from, to);
  if (whole.replaceAll('\r\n', '\n') === node.value.raw) return { start: from, text: whole };
  return { start: from + 1, text: whole.slice(1, node.tail ? -1 : -2) };
}

/** How many characters are written for the first `count` characters of the text. */
function writtenLength(written: string, count: number, verbatim: boolean): number {
  const plain = written.slice(0, count);
  if (!plain.includes('\r') && (verbatim || !plain.includes('\\'))) return count;
  const character = verbatim ? /\r\n|[\s\S]/y : escapedCharacter;
  character.lastIndex = 0;
  let at = 0;
  for (let given = 0; given < count;) {
    const found = character.exec(written)?.[0];
    if (found === undefined) return count;
    at = character.lastIndex;
    given += unitsOf(found);
  }
  return at;
}

const escapedCharacter =
  /\\(?:u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|[0-3][0-7]{0,2}|[4-7][0-7]?|\r\n|[\s\S])|\r\n|[\s\S]/y;

/** A backslash at the end of a line, which stands for nothing. */
const continuedLine = /^(?:\\(?:\r\n|[\n\r]))+/u;

/** How many characters of the text one written character or escape makes. */
function unitsOf(written: string): number {
  if (continuedLine.test(written)) return 0;
  const code = /^\\u\{(?<hex>[\da-fA-F]+)\}$/u.exec(written)?.groups?.['hex'];
  return code !== undefined && Number.parseInt(code, 16) > 0xffff ? 2 : 1;
}
