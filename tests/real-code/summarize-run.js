import { wilson } from './wilson.js';

/** @typedef {import('./compare-findings.js').Finding} Finding */
/** @typedef {import('./judge-run.js').Linted} Linted */
/** @typedef {import('./reviewed-findings.js').Reviewed} Reviewed */
/** @typedef {import('./reviewed-findings.js').Verdict} Verdict */

/**
 * How much of a package was linted, and how long it took.
 * @param {Linted} linted
 */
export function sizeOf({ package: name, results, seconds }) {
  const files = results.filter(({ minified }) => !minified);
  return {
    package: name,
    files: files.length,
    lines: sum(files.map(({ lines }) => lines)),
    seconds: Math.round(seconds * 10) / 10,
    findings: sum(files.map(({ findings }) => findings.length)),
    minified: results.length - files.length,
    unparsable: files.filter(({ unparsable }) => unparsable !== undefined).length,
  };
}

/**
 * How often each rule spoke, and what people think of it. Precision is the share of `right` in all that was judged, so
 * `unsure` counts against the rule; without a judgement there is none.
 * @param {readonly string[]} rules
 * @param {readonly Finding[]} found
 * @param {readonly Reviewed[]} listed
 */
export function scoreRules(rules, found, listed) {
  return rules.map((rule) => {
    /** @param {Verdict} verdict */
    const count = (verdict) =>
      listed.filter((entry) => entry.rule === rule && entry.verdict === verdict).length;
    const [right, wrong, unsure] = [count('right'), count('wrong'), count('unsure')];
    const judged = right + wrong + unsure;
    return {
      rule,
      found: found.filter((finding) => finding.rule === rule).length,
      right,
      wrong,
      unsure,
      unreviewed: count('unreviewed'),
      unsampled: count('unsampled'),
      precision: judged === 0 ? null : Math.round((1000 * right) / judged) / 1000,
      interval: judged === 0 ? null : wilson(right, judged),
    };
  });
}

/**
 * The files that took longest.
 * @param {readonly Linted[]} linted
 * @param {number} count
 */
export function slowestFiles(linted, count) {
  return linted
    .flatMap(({ package: name, results }) =>
      results.map(({ file, lines, milliseconds }) => ({
        package: name,
        file,
        lines,
        milliseconds: Math.round(milliseconds),
      })),
    )
    .sort((one, other) => other.milliseconds - one.milliseconds)
    .slice(0, count);
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
