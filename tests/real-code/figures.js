import { wilson } from './wilson.js';

/** @typedef {import('./judged-sites.js').JudgedFinding} JudgedFinding */
/** @typedef {import('./judged-sites.js').JudgedSilence} JudgedSilence */
/** @typedef {import('./judged-sites.js').Totals} Totals */

/**
 * What the judged lists say about one rule. Precision is the share of `right` in all that was read, so `unsure` counts
 * against the rule; it counts as missed in the silent list.
 * @param {string} rule
 * @param {{ readonly findings: readonly JudgedFinding[], readonly silences: readonly JudgedSilence[] }} judged
 * @param {Totals | undefined} totals
 */
export function figuresOf(rule, { findings, silences }, totals) {
  const read = findings.filter((finding) => finding.rule === rule);
  /** @param {string} verdict */
  const count = (verdict) => read.filter((finding) => finding.verdict === verdict).length;
  const silent = silences.filter((site) => site.rule === rule);
  const missed = silent.filter(({ verdict }) => verdict !== 'rightly silent').length;
  const right = count('right');
  const { findings: found = read.length, candidates = undefined } = totals?.rules[rule] ?? {};
  const problems = read.length === 0 ? 0 : (right / read.length) * found;
  return {
    rule,
    read: read.length,
    right,
    wrong: count('wrong'),
    unsure: count('unsure'),
    precision: read.length === 0 ? undefined : { share: right / read.length, ...wilson(right, read.length) },
    silent: silent.length,
    missed,
    candidates,
    recall:
      candidates === undefined || silent.length === 0
        ? undefined
        : recallOf(problems, missed, silent.length, candidates),
  };
}

/**
 * The share of the real problems that are reported, as far as a search of the text finds them: what was missed in the
 * sample of silent places is taken to be as frequent in all of them.
 * @param {number} problems real ones among the findings
 * @param {number} missed
 * @param {number} read
 * @param {number} candidates
 */
function recallOf(problems, missed, read, candidates) {
  /** @param {number} share */
  const recall = (share) => (problems === 0 ? 0 : problems / (problems + share * candidates));
  const share = missed / read;
  const { low, high } = read >= candidates ? { low: share, high: share } : wilson(missed, read);
  return { share: recall(share), low: recall(high), high: recall(low) };
}
