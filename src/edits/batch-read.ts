import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { iterationAround, type Iteration } from '../analysis/iteration.js';
import type { PerElement } from '../analysis/per-element.js';
import { purposeOf } from '../analysis/purpose.js';
import { usesIn } from '../analysis/references.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';
import { isHarmless } from './batch-harmless.js';
import { keyedRead, type KeyedRead } from './batch-keyed-read.js';
import { parameterText, plainText, type Reads } from './batch-plain.js';
import { keepsRows } from './batch-rows.js';
import { rowsPlace } from './batch-result.js';
import { sqlRead } from './batch-sql-read.js';
import { keyType, sourceKind } from './batch-source.js';
import { turnOf, type Turn } from './batch-turn.js';
import { nameOfLibrary } from './named-import.js';
import { writeBatch, type BatchParts } from './batch-write.js';

/** An edit that reads before a loop, in one request, what each of its turns reads by itself. */
export interface BatchEdit {
  readonly fix: TSESLint.ReportFixFunction;
  /** The member that reads many: `mget`. */
  readonly member: string;
  readonly rows?: {
    /** The column whose values have to be equal. */
    readonly column: string;
    /** Each turn reads several. */
    readonly areGrouped: boolean;
    /** A turn whose key is missing read any row, and will find none. */
    readonly mayMiss: boolean;
  };
}

/** How can the reads of all turns be one, with the same result? Undefined where that is not certain. */
export function batchRead(
  resolution: Resolution,
  { isRepeated, iteration, site }: PerElement,
  filename: string,
): BatchEdit | undefined {
  if (isRepeated || site.path.length > 0 || site.node.type !== AST_NODE_TYPES.CallExpression)
    return undefined;
  const around = iterationAround(resolution, iteration.node);
  if (around && purposeOf(resolution, around) === 'per element') return undefined;

  const reads: Reads = { variables: new Set(), properties: new Set() };
  const turn = turnOf(iteration, site.node);
  if (turn?.read.parent?.type === AST_NODE_TYPES.ExpressionStatement) return undefined; // for its effect
  const isTyped = /\.[cm]?tsx?$/u.test(filename);
  const keyed =
    turn &&
    (keyedRead(resolution, iteration, site.call, reads) ??
      sqlRead(resolution, iteration, site.call, reads, isTyped));
  // A name alone does not tell a client from a cluster, whose keys cannot always be read together.
  if (!keyed || (!keyed.rows && site.call.evidence === 'convention')) return undefined;
  const load = keyed.uses && nameOfLibrary(resolution, keyed.uses.library, keyed.uses.name, iteration.node);
  if (keyed.uses && !load) return undefined;
  const parts = partsOf(resolution, iteration, turn, keyed, reads);
  const fix =
    parts && writeBatch(resolution, { ...parts, isTyped, ...(load?.edit ? { load: load.edit } : {}) });
  if (!fix) return undefined;
  const { member, rows } = keyed;
  if (!rows) return { fix, member };
  const { column, facts } = rows;
  const type = keyType(resolution, iteration, keyed.key);
  return {
    fix,
    member,
    rows: { column, areGrouped: facts.reads === 'all', mayMiss: facts.ignoresMissing === true && !type },
  };
}

function partsOf(
  resolution: Resolution,
  iteration: Iteration,
  turn: Turn,
  keyed: KeyedRead,
  reads: Reads,
): Omit<BatchParts, 'isTyped' | 'load'> | undefined {
  const { sourceCode } = resolution;
  const { element, source } = iteration;
  const kind = sourceKind(resolution, iteration);
  const key = plainText(resolution, iteration, keyed.key, reads);
  if (!source || !element || !key || kind === 'lazy') return undefined;
  const parameter = parameterText(resolution, element, key.elements);
  if (parameter === undefined) return undefined;

  const type = keyType(resolution, iteration, keyed.key);
  if (keyed.rows && !isOneValue(keyed.key, key.text)) return undefined;
  if (keyed.rows?.facts.ignoresMissing === true && type === 'optional') return undefined;
  for (const { variable } of usesIn(resolution, source)) reads.variables.add(variable);
  const rows = keyed.shape && rowsPlace(resolution, turn.read, keyed.shape);
  if (keyed.shape && (!rows || (turn.isAll && rows.node !== turn.read))) return undefined;
  const read = rows?.node ?? turn.read;
  if (!isHarmless({ resolution, iteration, read, reads })) return undefined;
  if (keyed.rows && !keepsRows(resolution, turn.whole)) return undefined;
  if (sourceCode.getCommentsInside(turn.isAll ? turn.whole : turn.read).length > 0) return undefined;

  const inTurn = sourceCode.getText(keyed.key);
  return {
    ...turn,
    read,
    ...(rows ? { rows } : {}),
    source,
    sourceKind: kind,
    parameter,
    key: { before: key.text, inTurn, isElement: isName(element, inTurn) },
    isText: type === 'text',
    keyed,
  };
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
