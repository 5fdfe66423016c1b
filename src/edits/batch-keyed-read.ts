import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import type { BatchRead, BatchRows } from '../catalogue/batch-forms.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { propertyName } from '../resolve/syntax.js';
import {
  conditionOf,
  isIdentifying,
  isUnchanging,
  limitsRows,
  unchangingText,
  type Parts,
} from './batch-condition.js';
import { keyColumn } from './batch-model.js';
import { lastName, singular } from './batch-names.js';
import type { AnswerShape } from './batch-result.js';
import type { Reads } from './batch-plain.js';
import type { CountedRow } from './counted-row.js';
import { styleOf } from './file-style.js';

/** A name that a text needs, an export of which library it is, and the use of another one that goes away. */
export interface UsedName {
  readonly name: string;
  readonly library: LibraryCall['library'];
  readonly instead?: TSESTree.Identifier | undefined;
  /** The use of another one, beside which it is imported. */
  readonly beside?: TSESTree.Identifier;
}

/** A read of one row or value by a key that changes from turn to turn. */
export interface KeyedRead {
  readonly key: TSESTree.Expression;
  /** The member that reads all of them. */
  readonly member: string;
  /** The text of the call that reads all keys of the list with this name. */
  readonly readMany: (keys: string) => string;
  /** How many keys that call takes; without it, any number. */
  readonly atMost?: number | undefined;
  /** For rows: what one is called, and the column by which it is found again. */
  readonly rows?: {
    readonly name: string;
    readonly column: string;
    readonly facts: Pick<
      BatchRows,
      'groups' | 'ignoresMissing' | 'isStrict' | 'miss' | 'nullMatches' | 'reads'
    >;
    /** They have the column only for this, so nothing but other columns of theirs may be used. */
    readonly addsColumn?: boolean;
    /** Each is a row that holds a count, of which nothing but that is used. */
    readonly counted?: CountedRow;
  };
  /** Where the rows are in the answer; without it, the answer is the rows. */
  readonly shape?: AnswerShape | undefined;
  /** The texts of a call for many `keys` that can leave some of them over, and of what then asks for one. */
  readonly readBatches?: {
    readonly many: string;
    readonly found: string;
    readonly left: string;
    /** The name of a key in the text that asks for one. */
    readonly key: string;
    readonly one: string;
  };
  /** A name that the text needs, and an export of which library it is. */
  readonly uses?: UsedName;
}

/** By which key does a call read, if all keys can be read together? Adds what the rest of it reads to `reads`. */
export function keyedRead(
  resolution: Resolution,
  iteration: Iteration,
  { node, library }: LibraryCall,
  reads: Reads,
  isOnlyTested: boolean,
): KeyedRead | undefined {
  const chain = chainOf(resolution, node);
  if (!chain) return undefined;
  const { call, batch, later } = chain;
  const { callee } = call;
  if (call.typeArguments || callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const parts: Parts = { resolution, iteration, reads };
  const receiver = unchangingText(parts, callee.object);
  if (receiver === undefined) return undefined;
  const after = batch.form === 'rows' ? laterText(parts, batch, later) : '';
  if (after === undefined) return undefined;

  const { member } = batch;
  if (batch.form === 'list-of-keys') {
    const [key, ...others] = call.arguments;
    if (!key || others.length > 0 || key.type === AST_NODE_TYPES.SpreadElement) return undefined;
    return { key, member, readMany: (keys) => `${receiver}.${member}(${keys})` };
  }

  const given = call.arguments.slice(0, batch.argument);
  const before = given.map((argument) => unchangingText(parts, argument));
  if (before.includes(undefined)) return undefined;
  const column = batch.column === undefined ? undefined : keyColumn(resolution, chain.known, batch.column);
  if (batch.column !== undefined && !(column !== undefined && isIdentifying(column, call))) return undefined;
  const asked = column === undefined ? batch : { ...batch, column };
  const condition = conditionOf(parts, asked, call.arguments.slice(batch.argument));
  const isAny = batch.reads === 'first' && !/^(?:_?id|uuid)$/u.test(condition?.column ?? '');
  // Which of several rows is found does not matter where only that there is one does.
  if (!condition || (isAny && !isOnlyTested)) return undefined;

  const list = (keys: string) => batch.list.replace('#', () => keys);
  const model = lastName(given[0] ?? callee.object).replace(/(?:Model|Repo(?:sitory)?|Collection)$/u, '');
  const { quote } = styleOf(resolution.sourceCode, call);
  const send = (keys: string): string => {
    const { column } = condition;
    const { asks, builds } = batch.groups ?? {};
    const written = (text: string) =>
      text.replaceAll("'", quote).replaceAll('$', rowName(model)).replaceAll('@', column);
    if (builds !== undefined) {
      const opened = [...before, `${quote}${rowName(model)}${quote}`].join(', ');
      return `(${opened})${written(builds).replace('#', () => condition.where(list(keys)))}`;
    }
    const options = condition.withList(list(keys));
    const grouped = asks === undefined ? options : options.replace('{', () => `{ ${written(asks)},`);
    return `(${[...before, grouped].join(', ')})`;
  };
  const readMany = (keys: string) => `${receiver}.${member}${send(keys)}${batch.run ?? ''}${after}`;
  return {
    key: condition.key,
    member,
    readMany,
    atMost: condition.isSplit ? undefined : batch.atMost,
    rows: {
      name: rowName(model),
      column: condition.column,
      addsColumn: condition.addsColumn,
      facts: batch,
    },
    ...(batch.uses === undefined ? {} : { uses: { name: batch.uses, library } }),
  };
}

/** `userRepository` and `UserModel` read a `user`. */
export function rowName(model: string): string {
  const name = singular(model.replace(/^[#_]+/u, ''));
  return /^[A-Za-z]\w*$/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : 'row';
}

interface Chain {
  /** The call that reads by a key. */
  readonly call: TSESTree.CallExpression;
  readonly known: LibraryCall;
  readonly batch: Extract<BatchRead, { readonly form: 'list-of-keys' | 'rows' }>;
  /** The calls after it, in the order in which they are made. */
  readonly later: readonly TSESTree.CallExpression[];
}

/** Which call of a chain has a batch form: `findById` in `User.findById(id).lean()`. */
function chainOf(resolution: Resolution, last: TSESTree.Node): Chain | undefined {
  const later: TSESTree.CallExpression[] = [];
  for (let node = last; node.type === AST_NODE_TYPES.CallExpression;) {
    const known = resolution.callAt(node);
    const batch = known?.member.roundTrip?.batch;
    if (known && (batch?.form === 'rows' || batch?.form === 'list-of-keys'))
      return { call: node, known, batch, later };
    later.unshift(node);
    const callee = node.callee;
    if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
    node = callee.object;
  }
  return undefined;
}

/** The calls after the read as they are written, if they mean the same for many rows. */
function laterText(
  { resolution, iteration, reads }: Parts,
  { chain = [] }: BatchRows,
  later: readonly TSESTree.CallExpression[],
): string | undefined {
  let text = '';
  for (const call of later) {
    const { callee } = call;
    if (callee.type !== AST_NODE_TYPES.MemberExpression || call.typeArguments) return undefined;
    if (!chain.includes(propertyName(callee) ?? '')) return undefined;
    if (!call.arguments.every((given) => isUnchanging({ resolution, iteration, reads }, given)))
      return undefined;
    if (call.arguments.some((given) => limitsRows(resolution, given))) return undefined;
    const start = callee.object.range[1];
    text += resolution.sourceCode.text.slice(start, call.range[1]);
  }
  // Leaves out the key, so rows could not be matched.
  return /-_?id\b|\b_?id['"]?\s*:\s*(?:0|false)/u.test(text) ? undefined : text;
}
