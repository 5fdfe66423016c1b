import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun } from './cannot-run.js';
import { compareFindings } from './compare-findings.js';
import { readJudged, readTotals, totalsPath } from './judged-sites.js';
import { findingsOf, lintTargets } from './lint-targets.js';
import { checkoutTargets, readRepositories } from './repositories.js';
import { isSearchable, silentCandidates } from './silent-candidates.js';

/** @typedef {import('./judge-run.js').Run} Run */
/** @typedef {import('./real-code.js').Surroundings} Surroundings */

/**
 * Lints the checkouts of the pinned repositories, with the rules of the preset and all rules that have a judged list.
 * @param {{ readonly checkouts: string, readonly rule?: string | undefined }} wish
 * @param {readonly string[]} known all rules of the plugin
 * @param {readonly string[]} preset
 * @param {Surroundings} surroundings
 * @returns {Promise<Run & { readonly silences: import('./judged-sites.js').JudgedSilence[] }>}
 */
export async function runCheckouts({ checkouts, rule }, known, preset, { folder, plugin, progress }) {
  if (rule !== undefined && !known.includes(rule))
    throw new CannotRun(`${rule} is no rule of the plugin; there are ${known.join(', ')}.`);
  const repositories = readRepositories(join(folder, 'repositories.json'));
  const judged = readJudged(join(folder, 'judged'), repositories);
  const gone = judged.findings.find((finding) => !known.includes(finding.rule));
  if (gone) throw new CannotRun(`judged/${gone.rule}.jsonl is about a rule that the plugin does not have.`);

  const listed = [...preset, ...judged.findings.map((finding) => finding.rule)];
  const rules = rule === undefined ? [...new Set(listed)].sort() : [rule];
  const targets = checkoutTargets(repositories, checkouts);
  const linted = await lintTargets(targets, plugin, progress, rules);
  const found = findingsOf(linted);
  const reviewed = judged.findings.filter((finding) => rules.includes(finding.rule));
  return {
    scope: 'checkouts',
    rules,
    linted,
    found,
    reviewed,
    difference: compareFindings(found, reviewed),
    silences: judged.silences,
  };
}

/**
 * The same run, as if the findings were the places where a rule is silent: so that they can be drawn and shown.
 * @param {Awaited<ReturnType<typeof runCheckouts>>} run
 * @param {string} rule
 */
export function silentRun(run, rule) {
  const found = silentCandidates(run.linted, run.found, rule);
  return { ...run, scope: /** @type {const} */ ('folder'), rules: [rule], found, reviewed: run.silences };
}

/**
 * Writes down how many findings and silent places there are, for the estimates of `docs/precision.md`.
 * @param {Run} run
 * @param {string} folder
 * @param {Date} now
 */
export function countAnew({ rules, linted, found }, folder, now) {
  const judged = join(folder, 'judged');
  const counted = rules.map((rule) => [
    rule,
    {
      findings: found.filter((finding) => finding.rule === rule).length,
      ...(isSearchable(rule) ? { candidates: silentCandidates(linted, found, rule).length } : {}),
    },
  ]);
  const byRule = { ...readTotals(judged)?.rules, ...Object.fromEntries(counted) };
  const sorted = Object.fromEntries(Object.entries(byRule).sort(([one], [other]) => (one < other ? -1 : 1)));
  const totals = { date: now.toISOString().slice(0, 10), rules: sorted };
  writeFileSync(totalsPath(judged), `${JSON.stringify(totals, null, 2)}\n`);
}
