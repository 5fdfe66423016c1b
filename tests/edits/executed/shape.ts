/**
 * A value as plain data that shows all that callers can see of it: classes, holes, `undefined`, the order of keys, and
 * of errors their names, messages and codes.
 */
export function shapeOf(value: unknown): unknown {
  if (value === undefined) return '(undefined)';
  if (typeof value === 'bigint') return `(bigint ${value})`;
  if (typeof value === 'symbol' || typeof value === 'function') return `(${typeof value})`;
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '(-0)' : value;
  if (value instanceof Date) return `(Date ${value.toISOString()})`;
  if (ArrayBuffer.isView(value))
    return `(${value.constructor.name} ${Buffer.from(value.buffer).toString('hex')})`;
  if (value instanceof Map) return { Map: shapeOf([...value]) };
  if (value instanceof Set) return { Set: shapeOf([...value]) };
  if (Array.isArray(value)) return shapeOfList(value);
  if (value instanceof Error) return shapeOfError(value);
  const { constructor: made } = value as { constructor?: { name: string } };
  return {
    class: made === undefined ? null : made.name,
    keys: Object.entries(value).map(([key, field]) => [key, shapeOf(field)]),
  };
}

function shapeOfList(list: readonly unknown[]): unknown {
  const shapes = Array.from({ length: list.length }, (_, index) =>
    index in list ? shapeOf(list[index]) : '(a hole)',
  );
  const made = list.constructor.name;
  return made === 'Array' ? shapes : { class: made, list: shapes };
}

function shapeOfError(error: Error & { code?: unknown; errors?: unknown }) {
  return { error: error.name, message: error.message, code: shapeOf(error.code) };
}
