/** What both better-sqlite3 and libsql export. */
export interface SqliteDatabase {
  prepare(text: string): Record<'all' | 'get' | 'run' | 'iterate', (...values: unknown[]) => unknown>;
  exec(text: string): unknown;
  close(): void;
}

/** Notes every statement that is run on any database of a class, but for those that one statement runs for another. */
export function countSqlite(Database: { readonly prototype: SqliteDatabase }): string[] {
  const sent: string[] = [];
  let isInside = false;
  const { prototype } = Database;
  const { prepare } = prototype;
  prototype.prepare = function (text) {
    const statement = prepare.call(this, text);
    for (const method of ['all', 'get', 'run', 'iterate'] as const) {
      const own = statement[method];
      statement[method] = function (...values) {
        if (isInside) return own.apply(this, values);
        sent.push(text);
        isInside = true;
        try {
          return own.apply(this, values);
        } finally {
          isInside = false;
        }
      };
    }
    return statement;
  };
  return sent;
}
