import { hasCapitalNames, needsQuotes, quotesPlainColumns, quoteStyleOf } from '../sql/quote-style.js';
import type { NamedStar } from '../sql/open-stars.js';

/** What is known about a star that may become a list of columns. */
export interface StarInText {
  readonly sql: string;
  readonly star: Pick<NamedStar, 'qualifier'>;
  /** The columns that the code needs of it. */
  readonly columns: readonly string[];
  /** The sign that ends the literal in which the star stands; `undefined` where nothing can be escaped. */
  readonly quote: string | undefined;
  /** Nothing between the database and the code renames columns. */
  readonly keepsNames: boolean;
}

/** The columns to write instead of a star; `undefined` where their names, or the dialect, are not sure. */
export function columnList({ sql, star, columns, quote, keepsNames }: StarInText): string | undefined {
  const style = quoteStyleOf(sql);
  if (columns.length === 0 || (style === undefined && columns.some(needsQuotes))) return undefined;
  // Behind a helper that turns `created_at` into `createdAt`, the column has another name.
  if (!keepsNames && !hasCapitalNames(sql) && columns.some((name) => /[A-Z]/u.test(name))) return undefined;
  if (!columns.every((name) => /^[A-Za-z_]\w*$/u.test(name))) return undefined;

  const prefix = star.qualifier === undefined ? '' : `${star.qualifier}.`;
  const sign = style ?? '';
  const quotesAll = sign !== '' && quotesPlainColumns(sql);
  const list = columns
    .map((name) => prefix + (quotesAll || needsQuotes(name) ? sign + name + sign : name))
    .join(', ');
  return escaped(list, quote);
}

/** Columns instead of a star, as another text of the file writes them; `undefined` where they cannot stand in this literal. */
export function writtenList(
  columns: readonly string[],
  { qualifier }: Pick<NamedStar, 'qualifier'>,
  quote: string | undefined,
): string | undefined {
  const prefix = qualifier === undefined ? '' : `${qualifier}.`;
  return columns.length === 0 ? undefined : escaped(columns.map((name) => prefix + name).join(', '), quote);
}

function escaped(text: string, quote: string | undefined): string | undefined {
  if (quote === undefined) return /["'`\\]/u.test(text) ? undefined : text;
  return text.replaceAll(quote, `\\${quote}`);
}
