/** The words in which a library says how an edit can make one request of many. */

/** How reads by a key become one read of all keys. */
export type BatchRead =
  /** `get(key)` becomes `many([key, …])`: answers in the order of the keys, `null` for a miss. */
  | { readonly form: 'list-of-keys'; readonly member: string }
  | BatchRows
  | BatchComparedRead
  | BatchItems
  | BatchSqlRead;

/** What a list of keys means. */
export interface BatchKeys {
  /**
   * How many keys are sent with one statement, in which each is a value of its own. Without it, the list is one value
   * however long it is, or the library sends it in parts.
   */
  readonly atMost?: number;
  /**
   * The library sends the keys in parts by itself, as long as none of these options is given and other conditions are
   * plain values.
   */
  readonly splitsUnless?: readonly string[];
  /** The key `null` by itself stands for rows whose column is `null`; in a list it stands for none, or is refused. */
  readonly nullMatches?: boolean;
}

/** `… WHERE id = $1` becomes `… WHERE id = ANY($1)`. */
export interface BatchSqlRead extends BatchKeys {
  readonly form: 'sql';
  /** How SQL compares a column with the list at a placeholder, `#`. */
  readonly list: string;
  /** The type argument of a call that says nothing about the columns of its rows. */
  readonly anyRows?: string;
}

/**
 * `get({ Table, Key: { id } })` becomes `batchGet({ … })`, which takes so many different keys, gives the items that there
 * are in any order, and can leave some of the keys over, that are read by themselves then.
 */
export interface BatchItems {
  readonly form: 'items';
  /** The member that reads many, or the command that is handed over in the place of the one for a single item. */
  readonly member: string;
  readonly isCommand?: boolean;
  readonly atMost: number;
  /** The properties of the input that are the table, and the key. */
  readonly table: string;
  readonly key: string;
  /** Other properties that mean the same for many items. */
  readonly keeps: readonly string[];
  /** Those of them that are a text with the names of the columns that are given, and what the names in it stand for. */
  readonly selects: { readonly names: string; readonly aliases: string };
  /** The property of the answer that is the item. */
  readonly item: string;
  /** The input for many: `@` is the table as the key of an object, `#` the list of keys with the kept properties. */
  readonly input: string;
  /** The items of the table, `@`, in the answer, `$`, and the keys that were left over. */
  readonly found: string;
  readonly left: string;
}

/** `findOne({ where: { id } })` becomes `many({ where: { id: In(ids) } })`: rows in any order, misses left out. */
export interface BatchRows extends BatchKeys {
  readonly form: 'rows';
  /** The member that reads the rows of all keys. */
  readonly member: string;
  /** Index of the last argument: the condition, an object that holds it, or the key. Those before it stay as they are. */
  readonly argument: number;
  /** The property of that argument that holds the condition; without it, the argument is the condition. */
  readonly under?: string;
  /** The argument is not a condition but the key itself, a value of this column. */
  readonly column?: string;
  /** How a condition compares with a list, `#`: `{ in: # }`. */
  readonly list: string;
  /** An export of the library that `list` uses. */
  readonly uses?: string;
  /** Other properties of that argument that mean the same for many rows as for one. */
  readonly keeps?: readonly string[];
  /** Calls that may follow, and mean the same for many rows. */
  readonly chain?: readonly string[];
  /** What runs the read of all keys, where it does not run when awaited: `.toArray()`. */
  readonly run?: string;
  /** What is read: the only row with the key, the first that matches, all, or how many there are. */
  readonly reads: 'one' | 'first' | 'all' | 'count';
  /** Where a count is read: how the member that counts the rows of all keys gives a group for each. */
  readonly groups?: BatchGroups;
  /** What one row is when there is none. */
  readonly miss: 'null' | 'undefined';
  /** Where the key is `undefined`, there is no condition at all. */
  readonly ignoresMissing?: boolean;
  /** A key of another type than the column is refused, so equal keys are equal values. */
  readonly isStrict?: boolean;
}

/** A count for each key. `@` is the column. */
export interface BatchGroups {
  /** What is put into the argument that holds the condition: `by: ['@'], _count: true`. */
  readonly asks?: string;
  /** Where the member opens a builder of rows, `$`: the calls after it, `.where(#).groupBy('$.@')`; `#` is the condition. */
  readonly builds?: string;
  /** The property of a group that is its number. */
  readonly count: string;
  /** Some drivers give that number as text. */
  readonly isText?: boolean;
}

/** A builder that compares a column with a key: `.where('id', id).first()` becomes `.whereIn('id', ids)`. */
export interface BatchComparedRead extends BatchKeys {
  readonly form: 'compared';
  readonly comparisons: readonly BatchComparison[];
  /** Calls that mean the same for many keys as for one. */
  readonly chain: readonly string[];
  /** Last calls that give the first row, and those that give all in their place; without one, the call is left out. */
  readonly ends: readonly BuilderEnd[];
  /** How the builder counts. */
  readonly counts?: BuilderCount;
}

export interface BuilderEnd {
  readonly one: string;
  readonly all?: string;
}

/** `.count('* as total')` becomes a group for each value of a column, which is `@` as it is written, and `#` by its name. */
export interface BuilderCount {
  /** The call that says that rows are counted, and nothing else. */
  readonly call: string;
  /** Calls that are added after it, or after the last one. */
  readonly adds: string;
  readonly addsLast?: boolean;
  /** What is put into the object that the call is given. */
  readonly puts?: string;
  /** The library gives what its own functions count as a number. */
  readonly isNumber?: boolean;
  /** Last calls that give the only row of a count, which is never missing. */
  readonly ends: readonly BuilderEnd[];
}

/** How writes of one row, key or command each become one write of all of them. */
export type BatchWrite =
  BatchInsert | BatchChange | BatchCompared | BatchOperations | BatchPipeline | BatchSql;

/** What the title of an edit says beside that there is one write instead of many. */
export interface BatchNotes {
  /** One statement: a row that fails leaves the others unwritten, too. */
  readonly isAtomic?: boolean;
  /** Ends the title: `without hooks of single rows`. */
  readonly note?: string;
}

/** `create({ data: row })` becomes `createMany({ data: rows })`. */
export interface BatchInsert extends BatchNotes {
  readonly form: 'insert';
  /** The call of a builder that is given the row, where the fact is about the call that runs it. */
  readonly at?: string;
  /** The member that writes a list of rows. */
  readonly member: string;
  /** Index of the argument that is the row, or the object that holds it. */
  readonly argument: number;
  /** The property of that object which holds the row. */
  readonly under?: string;
  /** The property holds a list, of one row so far. */
  readonly isListed?: boolean;
  /** Other properties of that object, or of options after the row, that mean the same for many rows. */
  readonly keeps?: readonly string[];
  /** An option that makes the member for many rows do what the other does: `validate: true`. */
  readonly adds?: { readonly key: string; readonly value: string };
  /** Columns that the member for many rows treats in another way where a row has them. */
  readonly notWith?: readonly string[];
  /** An option and the value without which rows are written in another way, so that the title says it. */
  readonly noteUnless?: { readonly key: string; readonly value: string };
  /** Calls that may follow, and mean the same for many rows. */
  readonly chain?: readonly string[];
  /** How many rows fit into one statement, whose parameters are limited; without it, the library splits the list. */
  readonly atMost?: number;
}

/** `delete({ where: { id } })` becomes `deleteMany({ where: { id: { in: ids } } })`; so for changes to the same values. */
export interface BatchChange extends BatchNotes, BatchKeys {
  readonly form: 'change';
  readonly member: string;
  /** Index of the argument that is the condition, holds it, or is the key. */
  readonly argument: number;
  /** The property of that argument that holds the condition. */
  readonly under?: string;
  /** The argument can be the key itself; a list of keys then stands in its place, or a condition on this column. */
  readonly column?: string | true;
  /** How a condition compares with a list, `#`: `{ in: # }`. */
  readonly list: string;
  /** An export of the library that `list` uses. */
  readonly uses?: string;
  /** Other properties of that argument, or of options after it, that mean the same for many rows. */
  readonly keeps?: readonly string[];
  /** Calls that may follow. */
  readonly chain?: readonly string[];
  /** It changes one row at most, so the key has to be one that only one row has. */
  readonly isOne?: boolean;
  /** Where the key is missing there is no condition at all. */
  readonly ignoresMissing?: boolean;
}

/** A builder in which a call compares a column with a key: `.where('id', '=', id)` becomes `.where('id', 'in', ids)`. */
export interface BatchCompared extends BatchNotes, BatchKeys {
  readonly form: 'compared';
  readonly comparisons: readonly BatchComparison[];
}

/** `@` is the column, `#` the key or list of keys, everything else is as written. */
export interface BatchComparison {
  /** The function or method, and its arguments: `where`, `['@', "'='", '#']`. */
  readonly from: readonly [string, ...string[]];
  readonly to: readonly [string, ...string[]];
  /** The first name of `to` is an export of the library. */
  readonly uses?: boolean;
}

/** `updateOne(filter, update)` becomes an operation in the list that `bulkWrite` sends. */
export interface BatchOperations extends BatchNotes {
  readonly form: 'operations';
  readonly member: string;
  /** The names of the arguments in an operation. */
  readonly parts: readonly string[];
  readonly chain?: readonly string[];
}

/** Commands that are collected by what `open` gives, and sent with `run`. */
export interface BatchPipeline extends BatchNotes {
  readonly form: 'pipeline';
  readonly open: string;
  readonly run: string;
  /** What it answers is a list of errors and values: nothing is thrown. */
  readonly listsErrors?: boolean;
}

/** `DELETE … WHERE id = $1`, and `INSERT … VALUES ($1, $2)`: what takes the place of a comparison, and of the values. */
export interface BatchSql extends BatchNotes, BatchKeys {
  readonly form: 'sql';
  /** How SQL compares a column with the list at a placeholder, `#`; in a template, with `sql` for its tag. */
  readonly list: string;
  /** `nested`: one placeholder takes a list of rows; `numbered`: each value has one; `named`: objects, with a helper. */
  readonly rows?: 'named' | 'nested' | 'numbered';
}
