import { isJudged } from './reviewed-findings.js';

/** @typedef {import('./compare-findings.js').Difference} Difference */
/** @typedef {import('./compare-findings.js').Finding} Finding */
/** @typedef {import('./lint-targets.js').Linted} Linted */
/** @typedef {import('./reviewed-findings.js').Reviewed} Reviewed */

/**
 * A finished run.
 * @typedef {object} Run
 * @property {'all' | 'one' | 'folder' | 'checkouts'} scope all pinned packages, one of them, a folder that has no
 *   reviewed list, or checkouts of the pinned repositories
 * @property {readonly string[]} rules the rules that the preset switches on
 * @property {readonly Linted[]} linted
 * @property {readonly Finding[]} found
 * @property {readonly (Reviewed | import('./judged-sites.js').JudgedSilence)[]} reviewed
 * @property {Difference} difference
 */

/** A rule with more findings than this has a random sample of this size reviewed; its other findings are `unsampled`. */
export const sampleSize = 60;

/**
 * Lists the files on which a rule threw; such a run says nothing about the rest of that file.
 * @param {readonly Linted[]} linted
 */
export function crashesOf(linted) {
  return linted.flatMap(({ package: name, results }) =>
    results.flatMap(({ file, crash }) => (crash === undefined ? [] : [{ package: name, file, crash }])),
  );
}

/**
 * Says why a run cannot be trusted, whatever it found; empty if it can.
 * @param {Run} run
 * @returns {string[]}
 */
export function reasonsNotToTrust(run) {
  const crashes = crashesOf(run.linted).length;
  return [
    ...(crashes > 0 ? [`Linting crashed on ${count(crashes, 'file')}.`] : []),
    ...reasonsItIsEmpty(run),
  ];
}

/**
 * A run that finds nothing did not look: the packages were chosen because there is something to find.
 * @param {Run} run
 * @returns {string[]}
 */
function reasonsItIsEmpty({ scope, linted, found }) {
  if (linted.length === 0) return ['No package was linted.'];
  const unread = linted
    .filter(({ results }) =>
      results.every(({ minified, unparsable }) => minified || unparsable !== undefined),
    )
    .map(({ package: name }) => `No file of ${name} was linted.`);
  if (scope !== 'all' && scope !== 'checkouts') return unread;

  return found.length === 0 ? [...unread, 'There is no finding at all.'] : unread;
}

/**
 * Says where findings and reviewed list do not agree, or the list is not finished; empty if all is as reviewed.
 * @param {Run} run
 * @returns {string[]}
 */
export function reasonsToReview(run) {
  const { scope, difference } = run;
  const { vanished, kept } = difference;
  const added =
    scope === 'checkouts' ? difference.added.filter(({ rule }) => !isSampled(rule, kept)) : difference.added;
  const unreviewed = kept.filter(({ verdict }) => verdict === 'unreviewed').length;
  return [
    ...(added.length > 0 ? [`${count(added.length, 'finding')} new: not in the reviewed list.`] : []),
    ...(vanished.length > 0
      ? [`${count(vanished.length, 'finding')} vanished: still in the reviewed list.`]
      : []),
    ...(unreviewed > 0 ? [`${count(unreviewed, 'finding')} unreviewed.`] : []),
    ...(scope === 'all' ? reasonsToSample(kept) : []),
  ];
}

/**
 * Says whether so many findings of a rule were judged that the rest may stay without a verdict.
 * @param {string} rule
 * @param {readonly Pick<Reviewed, 'rule'>[]} judged
 */
function isSampled(rule, judged) {
  return judged.filter((entry) => entry.rule === rule).length >= sampleSize;
}

/**
 * @param {readonly Reviewed[]} listed
 * @returns {string[]}
 */
function reasonsToSample(listed) {
  const rules = new Set(listed.filter(({ verdict }) => verdict === 'unsampled').map(({ rule }) => rule));
  return [...rules].flatMap((rule) => {
    const judged = listed.filter((entry) => entry.rule === rule && isJudged(entry.verdict)).length;
    if (judged >= sampleSize) return [];
    return [`${rule} has unsampled findings, so ${sampleSize} must be reviewed; ${judged} are.`];
  });
}

/**
 * @param {number} number
 * @param {string} noun
 */
function count(number, noun) {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
