import ts from 'typescript';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';

interface Shown {
  readonly name: string;
  readonly text: string;
  /** The text after the first quick fix. */
  readonly edited: string;
  readonly diagnostic: Diagnostic;
  readonly quickFixes: readonly CodeAction[];
}

/** How far the two views go: from the function with the mistake to the line that begins the next one. */
const linesAbove = 4;
const linesBelow = 13;

/** A page that looks as an editor does, before and after the first quick fix. */
export function editorPage({ name, text, edited, diagnostic, quickFixes }: Shown): string {
  const { line } = diagnostic.range.start;
  const first = line - linesAbove;
  const before = text.split('\n');
  const after = edited.split('\n');
  const grown = after.length - before.length;
  const end = before.findIndex((content, index) => index > line && content === '}');

  return `<!doctype html>
<meta charset="utf-8">
<style>${style}</style>
<div id="picture">
  ${frame(
    name,
    problems(1),
    `${code(text, first, line + linesBelow, new Set(), diagnostic)}
    <div class="popups" style="top: ${(linesAbove + 1) * lineHeight + 11}px">${hover(diagnostic)}${menu(quickFixes)}</div>`,
  )}
  ${frame(name, problems(0), code(edited, first, end + grown, new Set(addedLines(before, after))))}
</div>`;
}

const lineHeight = 22;

function frame(name: string, status: string, content: string): string {
  return `<section>
    <header><span class="tab">${icon}${name}</span></header>
    <div class="code">${content}</div>
    <footer>${status}<span>TypeScript</span></footer>
  </section>`;
}

const icon = '<b class="ts">TS</b>';

function problems(count: number): string {
  return `<span class="${count > 0 ? 'some' : ''}"><svg viewBox="0 0 16 16"><circle cx="8" cy="8" r="6"/><path d="M5.5 5.5l5 5m0-5l-5 5"/></svg>${count}</span>`;
}

/** Some lines of a text, coloured; marked where the diagnostic is, or where an edit made them. */
function code(
  text: string,
  from: number,
  to: number,
  added: ReadonlySet<number>,
  diagnostic?: Diagnostic,
): string {
  const lines = text.split('\n');
  const starts = lines.map((_, index) =>
    lines.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0),
  );
  const tokens = tokensOf(text);
  return lines
    .map((content, index) => {
      if (index < from || index > to) return '';
      const start = starts[index] ?? 0;
      const isMarked = diagnostic?.range.start.line === index;
      const html = tokens
        .filter((token) => token.end > start && token.start < start + content.length)
        .map((token) => {
          const shown = escape(
            text.slice(Math.max(token.start, start), Math.min(token.end, start + content.length)),
          );
          const column = token.start - start;
          const isIn =
            isMarked && column >= diagnostic.range.start.character && column < diagnostic.range.end.character;
          return `<i class="${token.kind}${isIn ? ' squiggle' : ''}">${shown}</i>`;
        })
        .join('');
      const gutter = isMarked ? bulb : '';
      return `<div class="line${isMarked ? ' current' : ''}${added.has(index) ? ' added' : ''}"><u>${index + 1}</u><s>${gutter}</s>${html}</div>`;
    })
    .join('');
}

const bulb =
  '<svg viewBox="0 0 16 16"><path d="M8 1.5a4.5 4.5 0 0 0-2.6 8.2c.4.3.6.7.6 1.2v.6h4v-.6c0-.5.2-.9.6-1.2A4.5 4.5 0 0 0 8 1.5zM6.2 12.6h3.6v.9a1 1 0 0 1-1 1H7.2a1 1 0 0 1-1-1z"/></svg>';

function hover({ message, source, code: rule, codeDescription }: Diagnostic): string {
  return `<div class="hover"><p>${escape(textOf(message))} <span>${source}(</span><a title="${escape(codeDescription?.href ?? '')}">${escape(String(rule))}</a><span>)</span></p>
    <div>View Problem <kbd>Alt+F8</kbd> &nbsp; Quick Fix… <kbd>Ctrl+.</kbd></div></div>`;
}

function menu(quickFixes: readonly CodeAction[]): string {
  const entries = quickFixes.map(
    ({ title }, index) => `<li class="${index === 0 ? 'chosen' : ''}">${bulb}${escape(title)}</li>`,
  );
  return `<ul class="menu"><li class="title">Quick Fix</li>${entries.join('')}</ul>`;
}

/** The lines of the second text that the first does not have, by their index: the text is the same before and after them. */
function addedLines(before: readonly string[], after: readonly string[]): readonly number[] {
  const rest = [...before];
  return after.flatMap((line, index) => {
    const place = rest.indexOf(line);
    if (place < 0) return [index];
    rest.splice(0, place + 1);
    return [];
  });
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

/** The text in pieces that have one colour each, and the spaces between them. */
function tokensOf(text: string): readonly Token[] {
  const file = ts.createSourceFile('shown.ts', text, ts.ScriptTarget.Latest, true);
  const tokens: Token[] = [];
  let end = 0;
  const add = (to: number, kind: string) => {
    if (to > end) tokens.push({ start: end, end: to, kind });
    end = Math.max(end, to);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) {
      add(node.getStart(file), 'space');
      add(node.getEnd(), 'comment');
      return;
    }
    if (node.getChildCount(file) > 0) {
      for (const child of node.getChildren(file)) visit(child);
      return;
    }
    const start = node.getStart(file);
    for (const { pos, end: commentEnd } of ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []) {
      add(pos, 'space');
      add(commentEnd, 'comment');
    }
    add(start, 'space');
    add(node.getEnd(), kindOf(node));
  };
  visit(file);
  add(text.length, 'space');
  return tokens;
}

const flow = new Set(['import', 'from', 'export', 'await', 'for', 'of', 'if', 'throw', 'return']);

function kindOf(node: ts.Node): string {
  const { kind, parent } = node;
  if (kind >= ts.SyntaxKind.FirstKeyword && kind <= ts.SyntaxKind.LastKeyword) {
    if (ts.isTypeNode(node)) return 'type';
    return flow.has(ts.tokenToString(kind) ?? '') ? 'flow' : 'keyword';
  }
  if (ts.isStringLiteralLike(node) || /^Template/u.test(ts.SyntaxKind[kind] ?? '')) return 'string';
  if (ts.isNumericLiteral(node)) return 'number';
  if (!ts.isIdentifier(node)) return 'mark';
  if (ts.isTypeReferenceNode(parent) || ts.isInterfaceDeclaration(parent) || ts.isNewExpression(parent))
    return 'type';
  if (ts.isFunctionDeclaration(parent)) return 'function';
  if (ts.isCallExpression(parent) && parent.expression === node) return 'function';
  const isMethod = ts.isPropertyAccessExpression(parent) && parent.name === node;
  return isMethod && ts.isCallExpression(parent.parent) && parent.parent.expression === parent
    ? 'function'
    : 'name';
}

function textOf(message: Diagnostic['message']): string {
  return typeof message === 'string' ? message : message.value;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

const squiggle = encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="6" height="3"><path d="M0 2.5 L1.5 .5 L4.5 2.5 L6 .5" transform="translate(0 .2)" fill="none" stroke="#f14c4c" stroke-width="1.1"/></svg>',
);

const style = `
* { box-sizing: border-box; margin: 0; padding: 0; }
#picture { display: grid; gap: 18px; padding: 18px; width: 1130px; font: 13px/${lineHeight}px Inter, 'Segoe UI', sans-serif; color: #cccccc; }
section { background: #1f1f1f; border: 1px solid #2b2b2b; border-radius: 9px; overflow: hidden; box-shadow: 0 6px 18px #0005; }
header { background: #181818; border-bottom: 1px solid #2b2b2b; height: 36px; }
.tab { display: inline-flex; align-items: center; gap: 8px; height: 36px; padding: 0 18px 0 14px; background: #1f1f1f; border-top: 1.5px solid #0078d4; border-right: 1px solid #2b2b2b; color: #fff; }
.ts { font-size: 9px; line-height: 14px; padding: 0 2px; border-radius: 2px; background: #3178c6; color: #fff; }
footer { display: flex; justify-content: space-between; align-items: center; background: #181818; border-top: 1px solid #2b2b2b; height: 26px; padding: 0 14px; font-size: 12px; color: #9d9d9d; }
footer span { display: inline-flex; align-items: center; gap: 5px; }
footer svg { width: 14px; height: 14px; fill: none; stroke: currentColor; stroke-width: 1.2; }
footer .some { color: #f88070; }
.code { position: relative; padding: 10px 0; font: 14px/${lineHeight}px 'JetBrains Mono', 'Cascadia Code', Consolas, monospace; font-variant-ligatures: none; }
.line { white-space: pre; height: ${lineHeight}px; padding-right: 14px; }
.current { background: #ffffff0a; box-shadow: inset 0 1px #ffffff12, inset 0 -1px #ffffff12; }
.added { background: #2ea04326; box-shadow: inset 4px 0 #2ea043; }
u { display: inline-block; width: 46px; text-align: right; color: #6e7681; text-decoration: none; }
.current u { color: #ccc; }
s { display: inline-block; width: 26px; height: ${lineHeight}px; vertical-align: top; text-align: center; text-decoration: none; }
s svg { width: 15px; height: 15px; margin-top: 3px; fill: #ffcc00; }
i { font-style: normal; }
.squiggle { background: url("data:image/svg+xml,${squiggle}") repeat-x 0 100%; padding-bottom: 3px; }
.comment { color: #6a9955; } .flow { color: #c586c0; } .keyword { color: #569cd6; } .string { color: #ce9178; }
.number { color: #b5cea8; } .type { color: #4ec9b0; } .function { color: #dcdcaa; } .name { color: #9cdcfe; } .mark { color: #d4d4d4; }
.popups { position: absolute; left: 96px; right: 40px; display: grid; gap: 8px; justify-items: start; }
.hover, .menu { background: #202020; border: 1px solid #454545; border-radius: 5px; box-shadow: 0 4px 14px #000a; }
.hover p { padding: 7px 11px; max-width: 930px; font: 13px/20px 'JetBrains Mono', monospace; color: #d8d8d8; }
.hover span { color: #9d9d9d; } .hover a { color: #4daafc; }
.hover div { border-top: 1px solid #3a3a3a; padding: 2px 11px 3px; font: 12px/20px Inter, sans-serif; color: #4daafc; }
kbd { font: inherit; color: #8b8b8b; }
.menu { list-style: none; padding: 4px; margin-left: 26px; font: 13px/24px Inter, 'Segoe UI', sans-serif; border-radius: 7px; }
.menu li { display: flex; align-items: center; gap: 8px; padding: 0 12px 0 8px; border-radius: 4px; color: #cccccc; }
.menu .title { font-size: 11px; font-weight: 600; color: #9d9d9d; }
.menu svg { width: 14px; height: 14px; fill: #ffcc00; flex: none; }
.menu li:not(.chosen) svg { fill: #8b8b8b; }
.menu .chosen { background: #04395e; color: #fff; }
`;
