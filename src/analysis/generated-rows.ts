import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, ownNodes } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { iterationAround, type Iteration } from './iteration.js';
import { roundTripAt } from './round-trips.js';

// By the generator's node, which lives as long as the file's tree.
const known = new WeakMap<FunctionNode, boolean>();

/**
 * Does a loop go over rows that a generator of the project reads from a database or file, and gives one by one? What each
 * turn asks for its row, some of them could be asked for at once, as opposed to what a stream or queue hands over.
 */
export function goesOverGeneratedRows(resolution: Resolution, { node }: Iteration): boolean {
  if (node.type !== AST_NODE_TYPES.ForOfStatement || !node.await) return false;
  const source = bare(node.right);
  if (source.type !== AST_NODE_TYPES.CallExpression) return false;
  const called = resolution.valueOf(source.callee);
  const generator = called?.kind === 'function' ? called.node : undefined;
  if (!generator?.generator || !generator.async) return false;
  let givesRows = known.get(generator);
  if (givesRows === undefined) {
    givesRows = yieldsRows(resolution.at(generator), generator);
    known.set(generator, givesRows);
  }
  return givesRows;
}

/** `const { rows } = await pool.query(…); for (const row of rows) yield row;`, `yield* rows;` */
function yieldsRows(resolution: Resolution, { body }: FunctionNode): boolean {
  let asks = false;
  let yieldsEach = false;
  for (const node of ownNodes(body, resolution.sourceCode.visitorKeys)) {
    if (node.type !== AST_NODE_TYPES.YieldExpression) {
      asks ||= /^(?:database|file)$/u.test(roundTripAt(resolution, node)?.roundTrip.server ?? '');
      continue;
    }
    const around = iterationAround(resolution, node)?.node;
    yieldsEach ||= node.delegate || around?.type === AST_NODE_TYPES.ForOfStatement;
  }
  return asks && yieldsEach;
}
