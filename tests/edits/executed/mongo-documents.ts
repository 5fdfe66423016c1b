import { isDeepStrictEqual } from 'node:util';

export type Document = Record<string, unknown>;

/** Does a document meet a condition, of values and of lists of values? A value that is missing is `null`. */
export function matches(document: Document, condition: Document): boolean {
  return Object.entries(condition).every(([key, wanted]) => {
    const value = document[key] ?? null;
    const list = isObject(wanted) && Array.isArray(wanted['$in']) ? wanted['$in'] : [wanted];
    if (isObject(wanted) && !('$in' in wanted))
      throw new Error(`No such condition: ${JSON.stringify(wanted)}`);
    return list.some((one) => isDeepStrictEqual(value, one ?? null));
  });
}

/** A document after `$set`, or the one that replaces it. */
export function updated(document: Document, change: Document): Document {
  return isObject(change['$set']) ? { ...document, ...change['$set'] } : { _id: document['_id'], ...change };
}

/** The documents in the order of a sort such as `{ age: 1, _id: -1 }`. */
export function sorted(documents: readonly Document[], by: Document): Document[] {
  return documents.toSorted((a, b) => {
    for (const [key, direction] of Object.entries(by)) {
      const [left, right] = [a[key] as number, b[key] as number];
      if (left !== right) return (left < right ? -1 : 1) * Number(direction);
    }
    return 0;
  });
}

/** The parts of a document that a projection names. */
export function projected(document: Document, projection: Document | undefined): Document {
  const names = Object.keys(projection ?? {});
  if (names.length === 0) return document;
  return Object.fromEntries(Object.entries(document).filter(([key]) => key === '_id' || names.includes(key)));
}

function isObject(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
