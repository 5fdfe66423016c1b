import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { iterationAround, type Iteration } from '../analysis/iteration.js';
import type { PerElement } from '../analysis/per-element.js';
import { purposeOf } from '../analysis/purpose.js';
import { usesIn } from '../analysis/references.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';
import { comparedRead } from './batch-compared-read.js';
import { filterOf, type Filter } from './batch-filter.js';
import { othersIn } from './batch-harmless.js';
import { itemRead } from './batch-item-read.js';
import { keyedRead, type KeyedRead } from './batch-keyed-read.js';
import { listOf, overList, parametersOf } from './batch-list.js';
import { plainText, type Reads } from './batch-plain.js';
import { keepsRows } from './batch-rows.js';
import { hasHooks, replaces } from './batch-model.js';
import { rowsPlace, type RowsPlace } from './batch-result.js';
import { sqlRead, taggedRead } from './batch-sql-read.js';
import { keyType } from './batch-source.js';
import { isOnlyTested } from './batch-tested.js';
import { turnOf, type Turn } from './batch-turn.js';
import { usesOnlyCount } from './counted-row.js';
import { mayBeNull } from './missing-key.js';
import { keepsTypes } from './movable-turn.js';
import { usesOnlyProperties } from './row-use.js';
import { nameOfLibrary } from './named-import.js';
import { writeBatch, type BatchParts } from './batch-write.js';

/** An edit that reads before a loop, in one request, what each of its turns reads by itself. */
export interface BatchEdit {
  readonly fix: TSESLint.ReportFixFunction;
  /** The member that reads many: `mget`. */
  readonly member: string;
  /** Functions that are called in the loop and that nothing is known about: the read comes before them. */
  readonly before: readonly string[];
  /** Rows are read, too, that the loop skips. */
  readonly readsMore: boolean;
  readonly rows?: {
    /** The column whose values have to be equal. */
    readonly column: string;
    /** Each turn reads several. */
    readonly areGrouped: boolean;
    /** Each turn asks how many there are. */
    readonly areCounted: boolean;
    /** A turn whose key is missing read any row, and will find none. */
    readonly mayMiss: boolean;
    /** How many keys one request takes; without it, any number. */
    readonly atMost: number | undefined;
    /** It can leave some of them over, which are read by themselves. */
    readonly leavesSome: boolean;
  };
}

/** How can the reads of all turns be one, with the same result? Undefined where that is not certain. */
export function batchRead(
  resolution: Resolution,
  { isRepeated, iteration: given, site }: PerElement,
  filename: string,
  isReported: (loop: TSESTree.Node) => boolean,
): BatchEdit | undefined {
  if (isRepeated || site.path.length > 0 || site.node.type === AST_NODE_TYPES.NewExpression) return undefined;
  const iteration = overList(resolution, given);
  if (!iteration) return undefined;
  const around = iterationAround(resolution, iteration.node);
  // One request in every turn of a loop around it would be reported there, unless that loop is reported anyway.
  if (around && !isReported(around.node) && purposeOf(resolution, around) === 'per element') return undefined;

  const reads: Reads = { variables: new Set(), properties: new Set() };
  const turn = turnOf(iteration, site.node);
  if (!turn || turn.read.parent?.type === AST_NODE_TYPES.ExpressionStatement) return undefined; // for its effect
  const isTyped = /\.[cm]?tsx?$/u.test(filename);
  const keyed =
    keyedRead(resolution, iteration, site.call, reads, isOnlyTested(resolution, turn.read)) ??
    comparedRead(resolution, iteration, site.call, isOnlyTested(resolution, turn.read), isTyped) ??
    itemRead(resolution, iteration, site.call, reads) ??
    taggedRead(resolution, iteration, site.call) ??
    sqlRead(resolution, iteration, site.call, reads, isTyped);
  // A name alone does not tell a client from a cluster, whose keys cannot always be read together.
  if (!keyed || (!keyed.rows && site.call.evidence === 'convention')) return undefined;
  if (keyed.rows && (hasHooks(resolution, site.call) || replaces(resolution, site.call, keyed.member)))
    return undefined; // the read is another one for many rows than for one
  const isInFunction = keyed.atMost !== undefined;
  if (isInFunction && isTyped && !keepsTypes(resolution, iteration, site.node)) return undefined;
  const load = keyed.uses && nameOfLibrary(resolution, keyed.uses.library, keyed.uses, iteration.node);
  if (keyed.uses && !load) return undefined;
  const filter = filterOf(resolution, iteration, turn, reads);
  const parts = partsOf(resolution, iteration, turn, keyed, reads, filter);
  const model = keyed.rows?.name ?? '';
  const others =
    parts && othersIn({ resolution, iteration, read: parts.read, call: site.call, model, reads });
  if (!parts || !others || others.unknown.length > 3) return undefined;
  const fix = writeBatch(resolution, { ...parts, isTyped, ...(load?.edit ? { load: load.edit } : {}) });
  if (!fix) return undefined;
  const { member, rows } = keyed;
  const edit = { fix, member, before: others.unknown, readsMore: filter.isPartial || others.mayEnd };
  if (!rows) return edit;
  const { column, facts } = rows;
  const type = keyType(resolution, iteration, keyed.key);
  const isPresent =
    type === 'number' || type === 'text' || filter.present.has(resolution.sourceCode.getText(keyed.key));
  return {
    ...edit,
    rows: {
      column,
      areGrouped: facts.reads === 'all',
      areCounted: facts.reads === 'count',
      mayMiss: parts.skipsMissing || (facts.ignoresMissing === true && !isPresent),
      atMost: keyed.atMost,
      leavesSome: keyed.readBatches !== undefined,
    },
  };
}

function partsOf(
  resolution: Resolution,
  iteration: Iteration,
  turn: Turn,
  keyed: KeyedRead,
  reads: Reads,
  filter: Filter,
): Omit<BatchParts, 'isTyped' | 'load'> | undefined {
  const { sourceCode } = resolution;
  const { element, source } = iteration;
  const list = listOf(resolution, iteration);
  const key = plainText(resolution, iteration, keyed.key, reads);
  if (!source || !element || !key || list.kind === 'lazy') return undefined;
  const used = new Set([...key.elements, ...filter.elements]);
  const parameter = parametersOf(resolution, element, list, used);
  if (parameter === undefined) return undefined;

  const type = keyType(resolution, iteration, keyed.key);
  const inTurn = sourceCode.getText(keyed.key);
  if (keyed.rows && !isOneValue(keyed.key, key.text)) return undefined;
  if (keyed.rows?.facts.ignoresMissing === true && type === 'optional' && !filter.present.has(inTurn))
    return undefined;
  for (const { variable } of usesIn(resolution, source)) reads.variables.add(variable);
  const rows = keyed.shape && rowsPlace(resolution, turn.read, keyed.shape);
  if (keyed.shape && (!rows || (turn.isAll && rows.node !== turn.read))) return undefined;
  const counted = keyed.rows?.counted;
  if (counted && !usesOnlyCount(resolution, rows ?? { node: turn.read }, counted)) return undefined;
  const places = rows ?? { node: turn.read };
  if (keyed.rows?.addsColumn && !usesOtherColumns(resolution, places, keyed.rows)) return undefined;
  const read = places.node;
  if (keyed.rows && !keepsRows(resolution, turn.whole)) return undefined;
  if (sourceCode.getCommentsInside(turn.isAll ? turn.whole : turn.read).length > 0) return undefined;

  return {
    ...turn,
    read,
    ...(rows ? { rows } : {}),
    source,
    list,
    parameter,
    filter: filter.text,
    key: { before: key.text, inTurn, isElement: !list.parameters && isName(element, inTurn) },
    isText: type === 'text',
    skipsMissing:
      keyed.rows !== undefined &&
      !filter.present.has(inTurn) &&
      mayBeNull(resolution, iteration, { column: keyed.rows.column, node: keyed.key }, keyed.rows.facts),
    keyed,
  };
}

/** Is of rows only other columns used than the one that they are given for this? */
function usesOtherColumns(
  resolution: Resolution,
  place: RowsPlace,
  { column, facts }: NonNullable<KeyedRead['rows']>,
): boolean {
  const takes = (name: string, node: TSESTree.Node) =>
    name !== column && !(node.parent?.type === AST_NODE_TYPES.CallExpression && node.parent.callee === node);
  const part = facts.reads === 'all' ? 'rows' : 'row';
  return usesOnlyProperties({ resolution, takes, counts: true }, place, part);
}

function isName(element: TSESTree.Node, name: string): boolean {
  return element.type === AST_NODE_TYPES.Identifier && element.name === name;
}

/** A name, property or text, of which none can be missing: `order.userId`, but not `order.user?.id`. */
function isOneValue(key: TSESTree.Node, text: string): boolean {
  if (text.includes('?.')) return false;
  const value = bare(key);
  if (value.type === AST_NODE_TYPES.CallExpression) {
    const callee = bare(value.callee);
    if (callee.type === AST_NODE_TYPES.Identifier)
      return callee.name === 'String' || callee.name === 'Number';
    return callee.type === AST_NODE_TYPES.MemberExpression && propertyName(callee) === 'toString';
  }
  return (
    value.type === AST_NODE_TYPES.Identifier ||
    value.type === AST_NODE_TYPES.MemberExpression ||
    value.type === AST_NODE_TYPES.TemplateLiteral
  );
}
