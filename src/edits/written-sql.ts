import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { HOLE } from '../sql/tokens.js';

/** A part of the text, from one character up to another. */
export interface SqlPart {
  readonly start: number;
  readonly end: number;
}

/** SQL that is written out in one piece, exactly as it is read; values in a template are holes. */
export interface WrittenSql {
  readonly raw: string;
  /** The text in the code with a part of it written in another way. */
  readonly withPart: (part: SqlPart, text: string) => string;
  /** The same for several parts, in their order. */
  readonly withParts: (parts: readonly (SqlPart & { readonly text: string })[]) => string;
  /** The values of the holes. */
  readonly holes: readonly TSESTree.Expression[];
}

/** Which SQL is written out here, without escapes? Undefined where it is put together. */
export function writtenSql({ sourceCode }: Resolution, node: TSESTree.Node): WrittenSql | undefined {
  const isText =
    (node.type === AST_NODE_TYPES.Literal && typeof node.value === 'string') ||
    node.type === AST_NODE_TYPES.TemplateLiteral;
  if (!isText) return undefined;
  const code = sourceCode.getText(node);
  const holes = node.type === AST_NODE_TYPES.TemplateLiteral ? node.expressions : [];
  let raw = '';
  /** Where each character of the text stands in the code. */
  const places: number[] = [];
  for (let at = 1, next = 0; at < code.length - 1; at += 1) {
    const hole = holes[next];
    places.push(at);
    if (hole && code.startsWith('${', at) && node.range[0] + at < hole.range[0]) {
      const rest = code.indexOf('}', hole.range[1] - node.range[0]);
      if (rest < 0) return undefined;
      raw += HOLE;
      at = rest;
      next += 1;
    } else {
      raw += code.charAt(at);
    }
  }
  if (raw.includes('\\')) return undefined;
  places.push(code.length - 1);
  const withParts: WrittenSql['withParts'] = (parts) => {
    let [text, from] = ['', 0];
    for (const part of parts) {
      text += code.slice(from, places[part.start]) + part.text;
      from = places[part.end] ?? code.length;
    }
    return text + code.slice(from);
  };
  return { raw, holes, withPart: (part, text) => withParts([{ ...part, text }]), withParts };
}
