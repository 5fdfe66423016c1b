import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction, propertyName } from '../resolve/syntax.js';
import { isInside, type Iteration } from './iteration.js';
import { usesIn } from './references.js';
import type { RoundTripSite } from './round-trips.js';
import { isRead } from './sql-statement.js';
import { nodesIn } from './turn.js';

/** Names under which drivers say how many rows a write has changed. */
export const countOfRows =
  /^(?:affected|affectedRows|changes|count|deletedCount|matchedCount|modifiedCount|numDeletedRows|numUpdatedRows|rowCount)$/u;

/**
 * Does the program answer for each single write that fails: undo what earlier turns did, write the row in another way,
 * or go on only where a write before it found nothing? One request for all would fail as a whole.
 */
export function answersForEach(resolution: Resolution, iteration: Iteration, site: RoundTripSite): boolean {
  if (isRead(resolution.at(site.call.node), site.call)) return false;
  const { body } = iteration;
  return (
    isUndone(resolution, iteration) ||
    isAnswered(resolution, site.node, body) ||
    site.steps.some(({ to }, index) =>
      isAnswered(resolution.at(to), site.steps[index + 1]?.from ?? site.call.node, to.body),
    ) ||
    isAfterMiss(resolution, site.node, body)
  );
}

/** `try { for (const row of rows) done.push(await write(row)); } catch { await undo(done); }` */
function isUndone(resolution: Resolution, { node, body }: Iteration): boolean {
  for (
    let current: TSESTree.Node | undefined = node;
    current && !isFunction(current);
    current = current.parent
  ) {
    if (current.type !== AST_NODE_TYPES.TryStatement || !current.handler) continue;
    if (!isInside(node, current.block)) continue;
    for (const { variable } of usesIn(resolution, current.handler.body)) {
      if (variable.references.some(({ identifier }) => isInside(identifier, body) && isFilled(identifier))) {
        return true;
      }
    }
  }
  return false;
}

/** `done.push(…)`, `ids.add(…)` */
function isFilled({ parent: member }: TSESTree.Node): boolean {
  return (
    member?.type === AST_NODE_TYPES.MemberExpression &&
    member.parent.type === AST_NODE_TYPES.CallExpression &&
    /^(?:add|push|set|unshift)$/u.test(propertyName(member) ?? '')
  );
}

const clash =
  /unique|duplicate|conflict|constraint|alreadyExists|already exists|P20(?:02|25)|23505|11000|ER_DUP/iu;

/** `catch (error) { if (!isUniqueViolation(error)) throw error; … }`, or a `catch` that writes in another way. */
function isAnswered(resolution: Resolution, place: TSESTree.Node, root: TSESTree.Node): boolean {
  for (
    let current: TSESTree.Node | undefined = place;
    current && current !== root;
    current = current.parent
  ) {
    if (current.type !== AST_NODE_TYPES.TryStatement || !current.handler) continue;
    if (!isInside(place, current.block)) continue;
    const { body } = current.handler;
    if (clash.test(resolution.sourceCode.getText(body)) || writesIn(resolution, body)) return true;
  }
  return false;
}

function writesIn(resolution: Resolution, root: TSESTree.Node): boolean {
  for (const { node } of nodesIn(resolution, root)) {
    const roundTrip = resolution.callAt(node)?.member.roundTrip;
    if (roundTrip && roundTrip.access !== 'read' && roundTrip.server === 'database') return true;
  }
  return false;
}

/** `if (moved.matchedCount === 1) continue; await rows.deleteOne(…)`: for the few rows that the write before missed. */
function isAfterMiss(resolution: Resolution, place: TSESTree.Node, body: TSESTree.Node): boolean {
  for (const { node } of nodesIn(resolution, body)) {
    if (node.type !== AST_NODE_TYPES.IfStatement || node.range[1] > place.range[0]) continue;
    const leaves =
      node.consequent.type === AST_NODE_TYPES.BlockStatement ? node.consequent.body.at(-1) : node.consequent;
    if (leaves?.type !== AST_NODE_TYPES.ContinueStatement) continue;
    for (const { node: part } of nodesIn(resolution, node.test)) {
      const name =
        part.type === AST_NODE_TYPES.MemberExpression
          ? propertyName(part)
          : part.type === AST_NODE_TYPES.Identifier
            ? part.name
            : undefined;
      if (countOfRows.test(name ?? '')) return true;
    }
  }
  return false;
}
