import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { PerElement } from '../analysis/per-element.js';
import { isElement, isOwnOf } from '../analysis/references.js';
import type { Resolution } from '../resolve/resolution.js';
import { othersIn } from './batch-harmless.js';
import { mayHaveHooks, replaces } from './batch-model.js';
import type { Reads } from './batch-plain.js';
import { keyType } from './batch-source.js';
import { turnOf, type Turn } from './batch-turn.js';
import { turnWrite, type TurnWrite } from './batch-written-call.js';
import { sqlWrite } from './batch-written-sql.js';
import { collectWrites } from './batch-written-layout.js';
import { mayBeNull } from './missing-key.js';
import { nameOfLibrary } from './named-import.js';

/** An edit that writes once, with one request or in parts of a limited size, what each turn writes by itself. */
export interface WriteEdit {
  readonly fix: TSESLint.ReportFixFunction;
  readonly does: 'change' | 'insert' | 'send';
  /** The member that writes many: `createMany`. */
  readonly member: string;
  /** What changes, to end the title. */
  readonly notes: readonly string[];
}

/** How can the writes of all turns be one? Undefined where that could write something else. */
export function batchWritten(
  resolution: Resolution,
  { isRepeated, iteration, site }: PerElement,
  filename: string,
): WriteEdit | undefined {
  if (isRepeated || site.path.length > 0 || site.node.type === AST_NODE_TYPES.NewExpression) return undefined;
  const turn = turnOf(iteration, site.node);
  if (!turn || !isForEffect(turn)) return undefined;
  const write =
    sqlWrite(resolution, iteration, site.call) ??
    (site.node.type === AST_NODE_TYPES.CallExpression
      ? turnWrite(resolution, iteration, site.node)
      : undefined);
  // A name alone does not tell a client from a cluster, whose keys cannot always be sent together.
  if (site.roundTrip.server === 'cache' && site.call.evidence === 'convention') return undefined;
  if (!write || !keepsItem(resolution, iteration, turn, write)) return undefined;
  if (write.notes.length > 0 && mayHaveHooks(resolution, site.call)) return undefined; // of single rows
  if (replaces(resolution, site.call, write.member)) return undefined;
  const reads: Reads = { variables: new Set(), properties: new Set() };
  const others = othersIn({ resolution, iteration, read: turn.read, call: site.call, model: '', reads });
  if (!others || others.mayReturn || others.unknown.length > 0) return undefined;

  const load = write.uses && nameOfLibrary(resolution, write.uses.library, write.uses, iteration.node);
  if (write.uses && !load) return undefined;
  const isTyped = /\.[cm]?tsx?$/u.test(filename);
  const edit = collectWrites(resolution, iteration, turn, write, isTyped);
  if (!edit) return undefined;
  const { member, fact } = write;
  const missing = mayBeMissing(resolution, { iteration, write });
  return {
    fix: (fixer) => [
      ...(load?.edit ? [fixer.replaceTextRange(load.edit.range, load.edit.text)] : []),
      ...edit.fix(fixer),
    ],
    does: write.of === 'rows' ? 'insert' : typeof write.of === 'string' ? 'send' : 'change',
    member,
    notes: [
      ...(edit.isAfter ? ['after the loop'] : []),
      ...(write.atMost === undefined ? [] : [`${write.atMost} at a time`]),
      ...(fact.isAtomic && write.atMost === undefined ? ['all of them or none'] : []),
      ...(stopsAtFailure(iteration, write) ? ['none after one has failed'] : []),
      ...(missing ? ['where no key is missing'] : []),
      ...write.notes,
    ],
  };
}

/** Does nobody use what the writes give back? */
function isForEffect({ isAll, read, whole }: Turn): boolean {
  if (
    whole.parent?.type === AST_NODE_TYPES.ExpressionStatement &&
    whole.type === AST_NODE_TYPES.AwaitExpression
  ) {
    return isAll || isStatement(read);
  }
  return (
    whole.type !== AST_NODE_TYPES.AwaitExpression &&
    isStatement(read) &&
    whole.type !== AST_NODE_TYPES.CallExpression
  );
}

function isStatement({ parent }: TSESTree.Node): boolean {
  return (
    parent?.type === AST_NODE_TYPES.ExpressionStatement || parent?.type === AST_NODE_TYPES.ReturnStatement
  );
}

/** Is a row that has a name left alone after it was written, and not the same object in each turn? */
function keepsItem(
  { sourceCode }: Resolution,
  iteration: PerElement['iteration'],
  { read }: Turn,
  { item }: TurnWrite,
): boolean {
  if (!('node' in item) || item.node.type !== AST_NODE_TYPES.Identifier) return true;
  const variable = ASTUtils.findVariable(sourceCode.getScope(item.node), item.node.name);
  if (!variable || !(isOwnOf(iteration, variable) || isElement(iteration, variable))) return false;
  return variable.references.every(({ identifier }) => identifier.range[0] < read.range[1]);
}

/** Does one call stop at the first row that fails, where the turns had all been sent by then? */
function stopsAtFailure({ kind }: PerElement['iteration'], { atMost, fact }: TurnWrite): boolean {
  if (kind !== 'callback' || atMost !== undefined) return false;
  return fact.form === 'operations' || (fact.form === 'insert' && !fact.isAtomic);
}

/** Where a key is missing, such a call has no condition at all, or one that holds for rows without it. */
function mayBeMissing(
  resolution: Resolution,
  {
    iteration,
    write: { fact, item, of },
  }: { readonly iteration: PerElement['iteration']; readonly write: TurnWrite },
): boolean {
  if ((fact.form !== 'change' && fact.form !== 'compared') || !('node' in item)) return false;
  const column = typeof of === 'string' ? '' : of.column;
  if (mayBeNull(resolution, iteration, { column, node: item.node }, fact)) return true;
  if (fact.form !== 'change' || !fact.ignoresMissing) return false;
  const type = keyType(resolution, iteration, item.node);
  return type !== 'number' && type !== 'text';
}
