import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageFolder } from '../package-folder.js';
import type { Colors } from './colors.js';

const widest = 100;

/** A link, whose text can have brackets in code: [`settings['name']`](page.md). */
const link = /\[(?<text>(?:`[^`]*`|[^\]`])*)\]\((?<target>[^)]*)\)/gu;
const oneWord = /(?:`[^`]*`|\[(?:`[^`]*`|[^\]`])*\]\([^)]*\)|\S)+/gu;

/** The page of a rule, for a terminal of so many columns. */
export function explainRule(rule: string, colors: Colors, columns = widest): string {
  const page = readFileSync(path.join(packageFolder, 'docs/rules', `${rule}.md`), 'utf8');
  return renderMarkdown(page, colors, Math.min(columns, widest));
}

/** Markdown as the pages of the rules use it: headings, paragraphs, lists, tables and code. */
export function renderMarkdown(page: string, colors: Colors, width: number): string {
  const out: string[] = [];
  let isCode = false;
  for (const line of page.replace(/<!--.*?-->\n*/gsu, '').split('\n')) {
    const fence = /^```(?<language>\w*) ?(?<note>.*)$/u.exec(line);
    if (fence) {
      isCode = !isCode;
      const note = fence.groups?.['note'] ?? '';
      if (isCode && note) out.push(`  ${verdict(note, colors)}`);
    } else if (isCode) {
      out.push(`  ${colors.dim('│')} ${line}`.trimEnd());
    } else if (line.startsWith('|')) {
      if (!/^[|\s:-]+$/u.test(line))
        out.push(inline(line.slice(1, -1).replaceAll('|', ' ').trimEnd(), colors));
    } else {
      out.push(block(line, colors, width));
    }
  }
  return out
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

function verdict(note: string, colors: Colors): string {
  const [word = '', ...options] = note.split(' ');
  const mark =
    word === 'incorrect' ? colors.red('✗ incorrect') : word === 'correct' ? colors.green('✓ correct') : word;
  return [mark, ...options.map((option) => colors.dim(option))].join(' ');
}

function block(line: string, colors: Colors, width: number): string {
  const heading = /^#+ (?<text>.*)$/u.exec(line)?.groups?.['text'];
  if (heading !== undefined) return colors.bold(colors.underline(inline(heading, colors)));
  const [lead = ''] = /^\s*(?:[-*] |\d+\. )?/u.exec(line) ?? [];
  return wrap(line.slice(lead.length), width - lead.length)
    .map((text, index) => (index === 0 ? lead.replace(/[-*] $/u, '• ') : ' '.repeat(lead.length)) + text)
    .map((text) => inline(text, colors))
    .join('\n');
}

/** Lines of at most so many characters where words allow it; what stands in back ticks or a link is one word. */
function wrap(text: string, width: number): readonly string[] {
  const words = text.match(oneWord) ?? [''];
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && line.length + 1 + shownLength(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function shownLength(word: string): number {
  return word.replace(link, '$<text>').length;
}

function inline(text: string, colors: Colors): string {
  return text
    .replace(link, (_, shown: string, target: string) =>
      /^https?:/u.test(target) ? `${shown} <${target}>` : shown,
    )
    .split(/(`[^`]+`|<https?:[^>]*>)/u)
    .map((part) => {
      if (part.startsWith('<http')) return colors.dim(part);
      return part.startsWith('`') ? colors.cyan(part.slice(1, -1)) : stressed(part, colors);
    })
    .join('');
}

function stressed(text: string, colors: Colors): string {
  return text
    .replace(/\*\*([^*]+)\*\*/gu, (_, strong: string) => colors.bold(strong))
    .replace(/(?<!\w)_([^_]+)_(?!\w)/gu, (_, words: string) => colors.italic(words));
}
