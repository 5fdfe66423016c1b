import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, isFunction } from '../resolve/syntax.js';
import { hasBatchTwin } from './batch-twin.js';
import { changingAt } from './changing.js';
import { dependenceAt } from './dependence.js';
import { iterationAround, type Iteration } from './iteration.js';
import { takesMany } from './many-keys.js';
import { isOnPurpose } from './on-purpose.js';
import { canBeOneRequest, locksInTurn } from './one-request.js';
import { purposeOf } from './purpose.js';
import { isElement } from './references.js';
import type { RoundTripSite } from './round-trips.js';
import { isDataStatement, isRead } from './sql-statement.js';

/** A round trip that is made once per element of an open iteration. */
export interface PerElement {
  readonly site: RoundTripSite;
  readonly iteration: Iteration;
  /** Nothing in the request changes from turn to turn. */
  readonly isRepeated: boolean;
}

/**
 * Is a round trip made once per element of an iteration that can be long, with nothing that makes it right as it is,
 * where one request could ask for all?
 */
export function perElement(
  resolution: Resolution,
  site: RoundTripSite,
  iteration = iterationAround(resolution, site.node),
): PerElement | undefined {
  const found = eachOnItsOwn(resolution, site, iteration);
  if (!found || found.isRepeated) return found;
  const changes = changingAt(resolution, found.iteration, site);
  return canBeOneRequest(resolution, site.call, changes) ? found : undefined;
}

/** Is a round trip made once per element of an iteration that can be long, whether or not one request could ask for all? */
export function eachOnItsOwn(
  resolution: Resolution,
  site: RoundTripSite,
  iteration = iterationAround(resolution, site.node),
): PerElement | undefined {
  if (!iteration || !isOpen(resolution, iteration)) return undefined;
  if (isAfterFailure(site) || isLeftAlone(site) || isUnderLock(iteration, site)) return undefined;
  if (locksInTurn(resolution, iteration, site)) return undefined;
  if (isOnElement(resolution, iteration, site)) return undefined;
  const changes = changingAt(resolution, iteration, site);
  if (takesMany(resolution, site.call, changes)) return undefined;
  if (!isDataStatement(resolution, iteration, site.call)) return undefined;
  const { sendsCollected = false } = site.roundTrip;
  if (sendsCollected && isSometimes(iteration, site)) return undefined;
  const isRepeated = !sendsCollected && !changes(site.call.node);
  if (isRepeated && (site.path.length > 0 || !isRead(resolution, site.call))) return undefined;
  if (dependenceAt(resolution, iteration, site.node)) return undefined;
  if (isOnPurpose(resolution, iteration, site.node)) return undefined;
  if (hasBatchTwin(resolution, iteration, site.roundTrip)) return undefined;
  return { site, iteration, isRepeated };
}

/** A cache is told, and nobody waits for its answer. */
function isLeftAlone({ node, roundTrip }: RoundTripSite): boolean {
  return roundTrip.server === 'cache' && promiseUse(node).use === 'dropped';
}

/** Only a turn that fails gets there, or a loop that undoes what was done before a failure. */
function isAfterFailure({ node }: RoundTripSite): boolean {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    if (current.type === AST_NODE_TYPES.CatchClause) return true;
    if (isFunction(current) && current.parent.type !== AST_NODE_TYPES.CallExpression) return false;
  }
  return false;
}

/** What a turn does while it holds the lock of its element: `withLock(id, async () => …)`. */
function isUnderLock({ node: loop }: Iteration, { node }: RoundTripSite): boolean {
  for (let current: TSESTree.Node | undefined = node; current && current !== loop; current = current.parent) {
    const { parent } = current;
    if (!isFunction(current) || parent?.type !== AST_NODE_TYPES.CallExpression) continue;
    if (/lock(?!ed)|mutex|exclusive/iu.test(calledName(parent))) return true;
  }
  return false;
}

/** Only some of the turns get there, as where every hundredth sends what was collected. */
function isSometimes(iteration: Iteration, { node }: RoundTripSite): boolean {
  for (
    let current: TSESTree.Node | undefined = node;
    current && current !== iteration.node;
    current = current.parent
  ) {
    if (current.type === AST_NODE_TYPES.IfStatement) return true;
  }
  return false;
}

/** Can there be as many turns as there happen to be elements? Rows of a page can, where a loop goes over the pages. */
function isOpen(resolution: Resolution, iteration: Iteration): boolean {
  const purpose = purposeOf(resolution, iteration);
  if (purpose !== 'page') return purpose === 'per element';
  return iterationAround(resolution, iteration.node) !== undefined;
}

/** Each element is a server, model or connection of its own: `for (const client of clients) await client.query(…)`. */
function isOnElement(resolution: Resolution, iteration: Iteration, { call, node }: RoundTripSite): boolean {
  if (call.type !== undefined && call.library.types[call.type]?.isRow) return false; // `user.save()`
  let root: TSESTree.Node = node;
  for (;;) {
    root = bare(root);
    if (root.type === AST_NODE_TYPES.CallExpression) root = root.callee;
    else if (root.type === AST_NODE_TYPES.TaggedTemplateExpression) root = root.tag;
    else if (root.type === AST_NODE_TYPES.MemberExpression) root = root.object;
    else break;
  }
  if (root.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(root), root.name);
  return variable !== null && isElement(iteration, variable);
}
