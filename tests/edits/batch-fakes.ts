/** Stand-ins for servers, in memory: they answer as the real ones do, and count what they are asked. */

/** A Redis server: `mget` gives nothing for keys that do not hold text, and fails without keys. */
export class FakeRedis {
  static entries: ReadonlyMap<string, string> = new Map();
  static requests = 0;

  async get(key: string): Promise<string | null> {
    FakeRedis.requests += 1;
    return FakeRedis.entries.get(key) ?? null;
  }

  async mget(keys: readonly string[]): Promise<(string | null)[]> {
    FakeRedis.requests += 1;
    if (!Array.isArray(keys) || keys.length === 0) throw new Error('ERR wrong number of arguments for mget');
    return keys.map((key) => FakeRedis.entries.get(key) ?? null);
  }

  async mGet(keys: readonly string[]): Promise<(string | null)[]> {
    return this.mget(keys);
  }

  async smembers(): Promise<string[]> {
    return [...FakeRedis.entries.keys()];
  }
}

export type Row = Readonly<Record<string, unknown>>;

interface Query {
  readonly where: Readonly<Record<string, unknown>>;
  readonly select?: Readonly<Record<string, boolean>>;
}

/** A database behind Prisma: rows come in any order, as new objects, and a missing key is refused. */
export class FakePrisma {
  static rows: readonly Row[] = [];
  static requests = 0;

  readonly user = {
    create: async ({ data }: { readonly data: Row }): Promise<Row> => write([...FakePrisma.rows, data], data),
    createMany: async ({ data }: { readonly data: readonly Row[] }) =>
      write([...FakePrisma.rows, ...data], { count: data.length }),
    deleteMany: async ({ where }: Query) =>
      write(
        FakePrisma.rows.filter((row) => !meets(row, where)),
        {},
      ),
    updateMany: async ({ where, data }: Query & { readonly data: Row }) =>
      write(
        FakePrisma.rows.map((row) => (meets(row, where) ? { ...row, ...data } : row)),
        {},
      ),
    findUnique: async (query: Query): Promise<Row | null> => answer(query).at(0) ?? null,
    findFirst: async (query: Query): Promise<Row | null> => answer(query).at(0) ?? null,
    findMany: async (query: Query): Promise<Row[]> => answer(query).reverse(),
  };

  async $transaction<Result>(work: (tx: this) => Promise<Result>): Promise<Result> {
    return work(this);
  }
}

/** Writes are seen in the rows. */
function write<Answer>(rows: readonly Row[], given: Answer): Answer {
  FakePrisma.requests += 1;
  FakePrisma.rows = rows;
  return given;
}

function meets(row: Row, where: Row): boolean {
  return Object.entries(where).every(([column, wanted]) => isWanted(row[column], wanted));
}

function answer({ where, select }: Query): Row[] {
  FakePrisma.requests += 1;
  return FakePrisma.rows
    .filter((row) => meets(row, where))
    .map((row) =>
      select ? Object.fromEntries(Object.entries(row).filter(([column]) => select[column])) : { ...row },
    );
}

function isWanted(value: unknown, wanted: unknown): boolean {
  if (typeof wanted === 'object' && wanted !== null && 'in' in wanted && Array.isArray(wanted.in)) {
    return wanted.in.some((one: unknown) => isWanted(value, one));
  }
  if (wanted === null || wanted === undefined) throw new Error('Argument must not be null');
  // As the client does, so that a bigint is found by a number.
  return String(value) === String(wanted);
}
