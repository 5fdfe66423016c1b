import type { Rule } from 'eslint';

const byteOrderMark = '\uFEFF';

/** A text after an edit of ESLint, whose ranges do not count a byte order mark. */
export function applyEdit(text: string, { range: [start, end], text: replacement }: Rule.Fix): string {
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  const code = text.slice(mark.length);
  return mark + code.slice(0, start) + replacement + code.slice(end);
}
