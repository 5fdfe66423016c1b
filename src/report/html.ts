/** A piece of a page, in which everything that came from elsewhere is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

export type Content = string | number | Html | undefined | false | readonly Content[];

/** Makes a piece of a page: texts that are put into it are escaped, pieces and lists of pieces are not. */
export function markup(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  let text = strings[0] ?? '';
  for (const [index, content] of contents.entries()) text += textOf(content) + (strings[index + 1] ?? '');
  return new Html(text);
}

/** A text of ours, such as a style sheet, that is put into a page as it is. */
export function verbatim(text: string): Html {
  return new Html(text);
}

function textOf(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Html) return content.text;
  if (typeof content === 'string' || typeof content === 'number') return escaped(String(content));
  return content.map(textOf).join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replace(/[^\P{Cc}\t\n\r]/gu, '\uFFFD'); // control characters have no place in a page
}
