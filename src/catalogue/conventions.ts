import { builderConventions } from './conventions-builders.js';
import { cacheConventions } from './conventions-caches.js';
import { driverConventions } from './conventions-drivers.js';
import { modelConventions } from './conventions-models.js';
import { ormConventions } from './conventions-orms.js';
import { repositoryConventions } from './conventions-repositories.js';
import { resourceConventions } from './conventions-resources.js';

/**
 * A name that stands for a library where a file does not show where a value comes from.
 * Each needs a conventional receiver *and* a use that hardly anything else has; docs/conventions.md lists them.
 */
export interface Convention {
  /** Code that it recognises, for the documentation and its test. */
  readonly example: string;
  /** The package and type that the receiver is taken for. */
  readonly is: { readonly package: string; readonly type: string };
  /** The receiver, as the last name before the member: `pool` in `this.pool.connect()`. */
  readonly receiver: RegExp;
  /** What the receiver is a member of, by its last name: `Redis` in `Redis.client.get()`. */
  readonly owner?: RegExp;
  /** What it is no member of, by its last name: `memory` in `memory.findUser()`. */
  readonly notOf?: RegExp;
  /**
   * `member` (the default): a member of the receiver is called. `model`: a member of a property of the receiver,
   * as in `prisma.user.findMany()`. `itself`: the receiver is called or is a tag, as in `knex('users')`.
   * `function`: so, but only by a name of its own, as in `query('SELECT 1')`.
   * `chain`: the receiver begins a chain of calls that ends here, as in `qb.where(…).getMany()`.
   */
  readonly called?: 'member' | 'model' | 'itself' | 'function' | 'chain';
  /** The members that are evidence: names that the type has, or a pattern where users choose the names. */
  readonly names?: readonly string[] | RegExp;
  /** The member that is meant, where the user's name for it is another. */
  readonly means?: string;
  readonly use?: Use;
  /** How the arguments have to look. */
  readonly given?: Given;
  /** The next call of the chain has to have one of these names, and such arguments. */
  readonly then?: { readonly names: readonly string[]; readonly given?: Given };
  /** The module that the receiver, or a function that is called by itself, is imported from. */
  readonly from?: RegExp;
  /** Members that have to be called on what it gives: on the name it is bound to, or a parameter of its callback. */
  readonly result?: readonly RegExp[];
  /** The name of the type that the receiver is annotated with, or the list of which it is an element. */
  readonly annotated?: RegExp;
  /** An import that the file has to have. */
  readonly imports?: RegExp;
  /** Another member whose call on the same receiver, anywhere in the file, says otherwise. */
  readonly unlessCalled?: string;
  /** An import in the file that says otherwise. */
  readonly unless?: RegExp;
}

/** How the call has to be used. */
export type Use =
  /** Its promise is waited for, returned, handed on, or left with `void`. */
  | 'promise'
  /** It is surely a promise: awaited, returned from an `async` function, or from a callback to `Promise.all(rows.map(…))`. */
  | 'waited'
  /** It is itself what is awaited, without a further call. */
  | 'awaited'
  /** It is awaited and taken apart as a list: `const [rows] = await …`. */
  | 'awaited-list'
  /** Its promise is used so, or it is given a function as its last argument that takes an error and the answer. */
  | 'promise-or-callback'
  /** It is not awaited directly: it gives a builder. */
  | 'not-awaited';

/** How arguments look. */
export type Given =
  | 'nothing'
  /** Only a function with at least two parameters. */
  | 'callback'
  | 'at-most-one'
  /** At least one argument, and first no function. */
  | 'something'
  /** First an object. */
  | 'object'
  /** First a list of stages of MongoDB: objects with one key such as `$match`. */
  | 'stages'
  /** Second an object with operators of MongoDB, such as `$set`. */
  | 'operators'
  /** An object with the key `transaction` after the first argument, or as the only one. */
  | 'transaction'
  /** An object with the key `where` among them. */
  | 'where'
  /** One object with keys such as `where`, `data`, `select` or `orderBy`. */
  | 'options'
  /** First a text that starts as SQL does, also in a constant of this file, a tagged template or `{ text }`. */
  | 'sql'
  /** First a tagged template that starts as SQL does. */
  | 'tagged-sql'
  /** A text that starts as SQL does, with `?` for values. */
  | 'sql-with-?'
  /** First a text that is a statement as a whole, such as `SELECT … FROM …`, with places for values, and then their list or object. */
  | 'statement-and-values'
  /** The same, with `?` for each. */
  | 'statement-and-values-with-?'
  /** A text, or a constant in capitals. */
  | 'table'
  /** Only texts, lists of texts, constants in capitals and raw parts. */
  | 'columns'
  /** First a class, by its capital letter. */
  | 'entity'
  /** First a class, by its capital letter, and then an object with the key `where`. */
  | 'entity-where'
  /** A name and then data, not a function. */
  | 'job';

/** In the order in which they are asked: the first that fits holds. */
export const conventions: readonly Convention[] = [
  ...ormConventions,
  ...modelConventions,
  ...builderConventions,
  ...driverConventions,
  ...cacheConventions,
  ...repositoryConventions,
  ...resourceConventions,
];
