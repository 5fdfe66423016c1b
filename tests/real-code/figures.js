import { wilson } from './wilson.js';

/** @typedef {import('./judged-sites.js').JudgedFinding} JudgedFinding */
/** @typedef {import('./judged-sites.js').JudgedSilence} JudgedSilence */
/** @typedef {import('./judged-sites.js').Totals} Totals */

/**
 * How many verdicts of each kind there are about one rule. `unsure` counts as missed in the silent list;
 * `elsewhere` is how many of the missed are in a function of another file.
 * @typedef {{ readonly right: number, readonly wrong: number, readonly unsure: number, readonly silent: number, readonly missed: number, readonly elsewhere?: number }} Counts
 */

/**
 * @param {string} rule
 * @param {{ readonly findings: readonly JudgedFinding[], readonly silences: readonly JudgedSilence[] }} judged
 * @returns {Counts}
 */
export function countVerdicts(rule, { findings, silences }) {
  const read = findings.filter((finding) => finding.rule === rule);
  /** @param {string} verdict */
  const count = (verdict) => read.filter((finding) => finding.verdict === verdict).length;
  const silent = silences.filter((site) => site.rule === rule);
  return {
    right: count('right'),
    wrong: count('wrong'),
    unsure: count('unsure'),
    silent: silent.length,
    missed: silent.filter(({ verdict }) => verdict !== 'rightly silent').length,
    elsewhere: silent.filter(({ verdict }) => verdict === 'missed elsewhere').length,
  };
}

/**
 * What the judged lists say about one rule.
 * @param {string} rule
 * @param {{ readonly findings: readonly JudgedFinding[], readonly silences: readonly JudgedSilence[] }} judged
 * @param {Totals | undefined} totals
 */
export function figuresOf(rule, judged, totals) {
  return figuresFrom(rule, countVerdicts(rule, judged), totals?.rules[rule]);
}

/**
 * Precision is the share of `right` in all that was read, so `unsure` counts against the rule.
 * @param {string} rule
 * @param {Counts} counts
 * @param {{ readonly findings: number, readonly candidates?: number } | undefined} total
 */
export function figuresFrom(rule, { right, wrong, unsure, silent, missed, elsewhere = 0 }, total) {
  const read = right + wrong + unsure;
  const { findings: found = read, candidates = undefined } = total ?? {};
  const problems = read === 0 ? 0 : (right / read) * found;
  /** @param {number} many */
  const recall = (many) =>
    candidates === undefined || silent === 0 || problems + many === 0
      ? undefined
      : recallOf(problems, many, silent, candidates);
  return {
    rule,
    found,
    read,
    right,
    wrong,
    unsure,
    precision: read === 0 ? undefined : { share: right / read, ...wilson(right, read) },
    silent,
    missed,
    elsewhere,
    candidates,
    recall: recall(missed),
    /** Of the problems that the file itself shows. */
    recallInFile: recall(missed - elsewhere),
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
