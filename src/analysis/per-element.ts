import type { TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { hasBatchTwin } from './batch-twin.js';
import { changingAt } from './changing.js';
import { countsFar } from './counted-far.js';
import { dependenceAt, isThrottled } from './dependence.js';
import { iterationAround, type Iteration } from './iteration.js';
import { isKeyedByKind } from './keyed-by-kind.js';
import { takesMany } from './many-keys.js';
import { isMigration } from './migration.js';
import { isOnPurpose } from './on-purpose.js';
import { canBeOneRequest, locksInTurn } from './one-request.js';
import { isStepOfOperation } from './operation.js';
import { isInOwnTransaction } from './own-transaction.js';
import { answersForEach } from './own-failure.js';
import { isInLimited } from './limiter.js';
import { isAfterFailure, isLeftAlone, isOnElement, isSometimes, isUnderLock, keepsLock } from './own-turn.js';
import { purposeOf } from './purpose.js';
import type { RoundTripSite } from './round-trips.js';
import { isSampleData } from './sample-data.js';
import { isSameQuestion } from './same-question.js';
import { goesOverGeneratedRows } from './generated-rows.js';
import { isDataStatement, isRead } from './sql-statement.js';
import { iterationOrTasks } from './task-iteration.js';
import { isWalk } from './walk.js';

/** A round trip that is made once per element of an open iteration. */
export interface PerElement {
  readonly site: RoundTripSite;
  readonly iteration: Iteration;
  /** Nothing in the request changes from turn to turn. */
  readonly isRepeated: boolean;
}

/** A round trip in an open iteration, and what changes about it from turn to turn. */
interface Asked extends PerElement {
  readonly resolution: Resolution;
  /** What is known of the file in which the request is written. */
  readonly home: Resolution;
  readonly changes: (node: TSESTree.Node) => boolean;
}

type Reason = (asked: Asked) => boolean;

/** Why the request is not one per element, or why each element is meant to ask by itself. */
const reasonsForEach: readonly Reason[] = [
  ({ site }) => isAfterFailure(site),
  ({ site }) => isLeftAlone(site),
  ({ iteration, site }) => isUnderLock(iteration, site),
  ({ resolution, iteration, site }) => locksInTurn(resolution, iteration, site),
  ({ resolution, iteration, site }) => isOnElement(resolution, iteration, site),
  ({ home, site, changes }) => takesMany(home, site, changes),
  ({ home, iteration, site, changes }) => !isDataStatement(home, iteration, site, changes),
  ({ iteration, site }) => site.roundTrip.sendsCollected === true && isSometimes(iteration, site),
  (asked) => asked.isRepeated && !isSameQuestion(asked.resolution, asked.iteration, asked.site),
  ({ resolution, iteration, site }) => dependenceAt(resolution, iteration, site.node) !== undefined,
  ({ resolution, iteration, site }) => isOnPurpose(resolution, iteration, site.node),
  ({ resolution, iteration, site }) => hasBatchTwin(resolution, iteration, site),
];

/** Why one request could not do it for all, or would not be worth it. */
const reasonsAgainstOne: readonly Reason[] = [
  ({ iteration }) => isSampleData(iteration.node) || isMigration(iteration.node),
  (asked) => !asked.isRepeated && !canBeOneRequest(asked.home, asked.iteration, asked.site, asked.changes),
  ({ home, iteration, site }) => isKeyedByKind(iteration) && isRead(home, site.call),
  ({ resolution, iteration, site }) => isWalk(resolution, iteration, site),
  ({ resolution, iteration, site }) => answersForEach(resolution, iteration, site),
  ({ resolution, iteration, site }) => isInOwnTransaction(resolution, iteration, site),
  ({ resolution, site }) => isFirstOfLimited(resolution, site),
  ({ resolution, iteration }) => keepsLock(resolution, iteration),
  ({ resolution, iteration, site }) => isStepOfOperation(resolution, iteration, site),
];

/** What a limiter runs asks its cache first, as a function that fetches and keeps does: the limit is what bounds it. */
function isFirstOfLimited(resolution: Resolution, { node, roundTrip, steps }: RoundTripSite): boolean {
  return roundTrip.server === 'cache' && steps.length > 0 && isInLimited(resolution, node);
}

/**
 * Is a round trip made once per element of an iteration that can be long, with nothing that makes it right as it is,
 * where one request could ask for all?
 */
export function perElement(
  resolution: Resolution,
  site: RoundTripSite,
  iteration = iterationOrTasks(resolution, site.node),
): PerElement | undefined {
  const asked = askedPerElement(resolution, site, iteration);
  return asked && !reasonsAgainstOne.some((isReason) => isReason(asked)) ? asked : undefined;
}

/**
 * Is a round trip made once per element of an iteration that can be long, whether or not one request could ask for all?
 * Turns of a loop that counts to a number are no elements, unless it `mayCount`.
 */
export function eachOnItsOwn(
  resolution: Resolution,
  site: RoundTripSite,
  iteration = iterationOrTasks(resolution, site.node),
  mayCount = false,
): PerElement | undefined {
  return askedPerElement(resolution, site, iteration, mayCount);
}

function askedPerElement(
  resolution: Resolution,
  site: RoundTripSite,
  iteration: Iteration | undefined,
  mayCount = false,
): Asked | undefined {
  if (!iteration) return undefined;
  if (!isOpen(resolution, iteration, mayCount) && !asksForRow(resolution, iteration, site)) return undefined;
  const changes = changingAt(resolution, iteration, site);
  const isRepeated = site.roundTrip.sendsCollected !== true && !changes(site.call.node);
  const home = resolution.at(site.call.node);
  const asked: Asked = { resolution, home, site, iteration, isRepeated, changes };
  return reasonsForEach.some((isReason) => isReason(asked)) ? undefined : asked;
}

function asksForRow(resolution: Resolution, iteration: Iteration, { roundTrip }: RoundTripSite): boolean {
  return roundTrip.server === 'database' && goesOverGeneratedRows(resolution, iteration);
}

/**
 * Can there be as many turns as there happen to be elements? Rows of a page can, where a loop goes over the pages; and a
 * loop that counts to a number, where it is asked about as well.
 */
export function isOpen(resolution: Resolution, iteration: Iteration, mayCount = false): boolean {
  const purpose = purposeOf(resolution, iteration);
  if (purpose === 'page') return iterationAround(resolution, iteration.node) !== undefined;
  if (purpose === 'per element' || purpose === 'long page') return true;
  return (
    mayCount &&
    purpose === 'until done' &&
    countsFar(resolution, iteration) &&
    !isThrottled(resolution, iteration)
  );
}
