import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun } from './cannot-run.js';
import { compareFindings } from './compare-findings.js';
import { countVerdicts } from './figures.js';
import { projectFolder, readJudged, readTotals, totalsPath } from './judged-sites.js';
import { findingsOf, lintTargets } from './lint-targets.js';
import { checkoutTargets, readRepositories } from './repositories.js';
import { findingKey } from './reviewed-findings.js';
import { isSearchable, reportsFor, silentCandidates } from './silent-candidates.js';

/** @typedef {import('./judge-run.js').Run} Run */
/** @typedef {import('./real-code.js').Surroundings} Surroundings */

/**
 * Lints the checkouts of the pinned repositories, with the rules of the preset and all rules that have a judged list.
 * @param {{ readonly checkouts: string, readonly rule?: string | undefined, readonly project?: boolean | undefined }} wish
 * @param {readonly string[]} known all rules of the plugin
 * @param {readonly string[]} preset
 * @param {Surroundings} surroundings
 * @returns {Promise<Run & { readonly silences: import('./judged-sites.js').JudgedSilence[], readonly project: boolean }>}
 */
export async function runCheckouts(
  { checkouts, rule, project = false },
  known,
  preset,
  { folder, plugin, progress },
) {
  if (rule !== undefined && !known.includes(rule))
    throw new CannotRun(`${rule} is no rule of the plugin; there are ${known.join(', ')}.`);
  const repositories = readRepositories(join(folder, 'repositories.json'));
  const judged = readJudged(join(folder, 'judged'), repositories);
  const onlyWithProject = project
    ? readJudged(projectFolder(join(folder, 'judged')), repositories).findings
    : [];
  const gone = [...judged.findings, ...onlyWithProject].find((finding) => !known.includes(finding.rule));
  if (gone) throw new CannotRun(`judged/${gone.rule}.jsonl is about a rule that the plugin does not have.`);

  const listed = [...preset, ...judged.findings.map((finding) => finding.rule)];
  const rules = rule === undefined ? [...new Set(listed)].sort() : [rule];
  const targets = checkoutTargets(repositories, checkouts);
  const linted = await lintTargets(targets, plugin, progress, { rules, project });
  const found = findingsOf(linted);
  const isAsked = (/** @type {{ readonly rule: string }} */ finding) => rules.includes(finding.rule);
  const reviewed = [...judged.findings, ...onlyWithProject].filter(isAsked);
  const difference = compareFindings(found, reviewed);
  // What a rule says of one file can make way for what it says of two, in the same loop: that is no change of the rule.
  const vanished = difference.vanished.filter(
    (entry) => !project || onlyWithProject.includes(/** @type {never} */ (entry)),
  );
  return {
    scope: 'checkouts',
    rules,
    linted,
    found,
    reviewed,
    difference: { ...difference, vanished },
    silences: judged.silences,
    project,
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
 * @param {Awaited<ReturnType<typeof runCheckouts>>} run
 * @param {string} folder
 * @param {Date} now
 */
export function countAnew(run, folder, now) {
  const judged = join(folder, 'judged');
  const place = run.project ? projectFolder(judged) : judged;
  const counted = run.rules.map((rule) => [rule, countsOf(run, rule)]);
  const byRule = { ...readTotals(place)?.rules, ...Object.fromEntries(counted) };
  const sorted = Object.fromEntries(Object.entries(byRule).sort(([one], [other]) => (one < other ? -1 : 1)));
  const totals = { date: now.toISOString().slice(0, 10), rules: sorted };
  writeFileSync(totalsPath(place), `${JSON.stringify(totals, null, 2)}\n`);
}

/**
 * @param {Awaited<ReturnType<typeof runCheckouts>>} run
 * @param {string} rule
 */
function countsOf({ linted, found, difference, silences, project }, rule) {
  const findings = found.filter((finding) => finding.rule === rule).length;
  const reports = project ? reportsFor(found, rule) : found;
  const candidates = isSearchable(rule) ? silentCandidates(linted, reports, rule) : undefined;
  const silent = new Set(candidates?.map(findingKey));
  const kept = /** @type {import('./judged-sites.js').JudgedFinding[]} */ (difference.kept);
  return {
    findings,
    ...(candidates ? { candidates: candidates.length } : {}),
    ...(project
      ? countVerdicts(rule, {
          findings: kept,
          silences: silences.filter((site) => silent.has(findingKey(site))),
        })
      : {}),
  };
}
