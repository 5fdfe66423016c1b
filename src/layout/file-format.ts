import { AST_TOKEN_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { styleOf } from '../edits/file-style.js';
import { widthOf } from './file-width.js';
import type { Format } from './fragment.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

const formats = new WeakMap<SourceCode, Format>();

/** How is the file laid out? Asked of the file itself; where it does not say, as Prettier does by default. */
export function formatOf(sourceCode: SourceCode): Format {
  const known = formats.get(sourceCode);
  if (known) return known;
  const { semicolon, unit } = styleOf(sourceCode, sourceCode.ast);
  const { tokens } = sourceCode.ast;
  const format: Omit<Format, 'width'> = {
    unit,
    tabWidth: unit === '\t' ? 2 : unit.length,
    semicolon,
    trailingComma: trailingCommaOf(tokens),
    hasSpacedBraces: hasSpacedBraces(tokens),
    hasArrowParens: !tokens.some((_, at) => isBareArrow(tokens, at)),
  };
  const whole = { ...format, width: widthOf(sourceCode, format) };
  formats.set(sourceCode, whole);
  return whole;
}

/** What stands before a bracket that closes on a line of its own? */
function trailingCommaOf(tokens: readonly TSESTree.Token[]): Format['trailingComma'] {
  const seen = { list: [0, 0], literal: [0, 0] };
  const open: number[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.type !== AST_TOKEN_TYPES.Punctuator) continue;
    if (/^[([{]$/u.test(token.value)) open.push(at);
    else if (/^[)\]}]$/u.test(token.value)) {
      const opening = open.pop() ?? 0;
      const last = tokens[at - 1];
      if (!last || last.loc.end.line === token.loc.start.line || last === tokens[opening]) continue;
      const kind = listKind(tokens, opening, token.value);
      if (kind) seen[kind][last.value === ',' ? 1 : 0]! += 1;
    }
  }
  const isUsual = ([without = 0, withOne = 0]: number[]) => withOne > without || withOne + without === 0;
  if (!isUsual(seen.literal) && seen.literal[1] === 0) return 'none';
  return isUsual(seen.list) ? 'all' : 'es5';
}

/** Are these the brackets of a call, or of a literal? A block is neither, and an object is not told from it here. */
function listKind(
  tokens: readonly TSESTree.Token[],
  opening: number,
  close: string,
): 'list' | 'literal' | undefined {
  if (close === ']') return 'literal';
  if (close !== ')') return undefined;
  const before = tokens[opening - 1];
  const isCall =
    before?.type === AST_TOKEN_TYPES.Identifier && !/^(?:await|catch|of|return)$/u.test(before.value);
  return isCall ? 'list' : undefined;
}

/** `import { a } from`, `({ a })` */
function hasSpacedBraces(tokens: readonly TSESTree.Token[]): boolean {
  let tight = 0;
  let spaced = 0;
  for (const [at, { range, value }] of tokens.entries()) {
    const next = tokens[at + 1];
    if (
      value !== '{' ||
      !next ||
      next.value === '}' ||
      !/^(?:[(,]|const|import|return)$/u.test(tokens[at - 1]?.value ?? '')
    )
      continue;
    if (next.loc.start.line !== tokens[at]?.loc.end.line) continue;
    if (next.range[0] === range[1]) tight += 1;
    else spaced += 1;
  }
  return spaced >= tight;
}

/** `a => b` */
function isBareArrow(tokens: readonly TSESTree.Token[], at: number): boolean {
  return (
    tokens[at]?.value === '=>' &&
    tokens[at - 1]?.type === AST_TOKEN_TYPES.Identifier &&
    /^(?:[(,=?]|=>|\|\||&&|\?\?|async|return)$/u.test(tokens[at - 2]?.value ?? '')
  );
}
