import { sourceAt, sourcesOf, type Source } from './from-clause.js';
import { seek, wordAt, type Span, type SqlTokens } from './statements.js';

/** The list after RETURNING of a statement that changes rows, and the tables that it may name: first the one that is changed. */
export interface Returning {
  readonly list: Span;
  readonly sources: readonly Source[];
}

/** What does an INSERT, UPDATE, DELETE or MERGE give back, with which the span begins? */
export function returningOf(read: SqlTokens, span: Span): Returning {
  const returning = seek(read, span, (at) => wordAt(read, at) === 'returning');
  const first = span.from + 1;
  const start = ['into', 'from'].includes(wordAt(read, first)) ? first + 1 : first;
  const more = seek(read, { from: start, to: returning }, (at) =>
    ['from', 'using'].includes(wordAt(read, at)),
  );
  return {
    list: { from: Math.min(returning + 1, span.to), to: span.to },
    sources: [
      ...sourceAt(read, start, returning).map(asTarget),
      ...(wordAt(read, span.from) === 'insert' ? [] : sourcesOf(read, { from: more + 1, to: returning })),
    ],
  };
}

/** `INSERT INTO users (a)` looks like the call of a function. */
function asTarget(source: Source): Source {
  return source.path.length > 0 ? { ...source, kind: 'name' } : source;
}
