import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { docText } from './doc-text.js';
import { formatOf } from './file-format.js';
import type { Format, Fragment } from './fragment.js';
import { parsedFragment } from './parse-fragment.js';
import { childrenOf, indentationOf, isStatement, printerOf, relativeText, type Before } from './printer.js';
import { regionsOf, type Region } from './region.js';
import { listDoc } from './statement-doc.js';

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

/**
 * An edit that leaves the statements it changes as Prettier lays them out, if they were so before. How the file is written
 * says how wide lines may be; what is not changed stays as it is, and what cannot be parsed as it was put together.
 */
export function laidOut(context: Context, fix: TSESLint.ReportFixFunction): TSESLint.ReportFixFunction {
  return (fixer) => {
    const made = fix(fixer);
    const fixes = made === null ? [] : 'range' in made ? [made] : [...made];
    const isWhole = (region: Region) => parsedPart(context, region, region.edited) !== undefined;
    return regionsOf(context.sourceCode, fixes, isWhole).flatMap((region) => {
      const text = laidOutText(context, region);
      return text === region.edited ? region.fixes : [fixer.replaceTextRange([...region.range], text)];
    });
  };
}

function laidOutText(context: Context, region: Region): string {
  const { text } = context.sourceCode;
  if (region.edited.length > longest) return region.edited;
  const format = formatOf(context.sourceCode);
  const before = statementsOf(parsedPart(context, region, text.slice(...region.range)), format);
  const given = parsedPart(context, region, region.edited);
  if (!before || !given) return region.edited;
  let part = given;
  for (let times = 0; times < most; times += 1) {
    const laid = listText(part, format, before);
    if (laid === part.code) break;
    const next = parsedPart(context, region, part.start + laid + part.end);
    if (!next || saidBy(next) !== saidBy(given)) return region.edited;
    part = next;
  }
  const laid = part.start + part.code + part.end;
  return text.includes('\r\n') ? laid.replaceAll('\n', '\r\n') : laid;
}

/** What code says, without what its layout may change. */
function saidBy({ fragment: { comments, tokens } }: Part): string {
  const words = tokens.filter(({ value }) => !/^[(),;]$/u.test(value)).map(({ value }) => value);
  return [...words, ...comments.map(({ value }) => value.replace(/\s+/gu, ' '))].join('\n');
}

/** What is longer stays as it was put together: it would take too long. */
const longest = 30_000;

/** An object that was broken stays so, and what is around it can then be laid out in another way. */
const most = 3;

interface Part {
  /** White space before and after the statements. */
  readonly start: string;
  readonly end: string;
  /** The statements, the first on a line of its own. */
  readonly fragment: Fragment;
  readonly indentation: string;
  /** The statements as they were written. */
  readonly code: string;
}

/** A text in the place of a region, parsed. */
function parsedPart(context: Context, { list, range: [from] }: Region, written: string): Part | undefined {
  const all = context.sourceCode.text;
  const line = all.slice(all.lastIndexOf('\n', from - 1) + 1, from);
  const text = written.replaceAll('\r\n', '\n');
  const start = /^\s*/u.exec(text)?.[0] ?? '';
  const end = /\s*$/u.exec(text.slice(start.length))?.[0] ?? '';
  const indentation = indentationOf(line + start, line.length + start.length);
  const code = text.slice(start.length, text.length - end.length);
  const isModule = list.type === AST_NODE_TYPES.Program;
  const fragment = parsedFragment(context, `\n${indentation}${code}\n`, isModule);
  return fragment && { start, end, fragment, indentation, code };
}

/** The statements that were there; undefined where they have a layout of their own, which is left alone. */
function statementsOf(part: Part | undefined, format: Format): Before | undefined {
  if (!part) return undefined;
  const { code, fragment } = part;
  const before = new Map<string, string>();
  const keep = (node: TSESTree.Node) =>
    before.set(relativeText(fragment, node), indentationOf(fragment.text, node.range[0]));
  const pending = fragment.body.flatMap((node) => childrenOf(node, fragment.visitorKeys));
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isStatement(node)) keep(node);
    pending.push(...childrenOf(node, fragment.visitorKeys));
  }
  if (listText(part, format, before) !== code) return undefined;
  for (const node of fragment.body) keep(node);
  return before;
}

/** The statements of a part as they are to be laid out, with the comments around them. */
function listText({ code, fragment, indentation }: Part, format: Format, before: Before): string {
  const ranges = [...fragment.body, ...fragment.comments].map(({ range }) => range);
  const bounds: TSESTree.Range = [
    Math.min(...ranges.map(([start]) => start)),
    Math.max(...ranges.map(([, end]) => end)),
  ];
  const doc = listDoc(printerOf(fragment, format, before), fragment.body, bounds);
  return doc === undefined ? code : docText(doc, format, indentation);
}
