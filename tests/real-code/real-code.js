import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommanderError } from 'commander';
import { CannotRun } from './cannot-run.js';
import { folderTarget, pinnedTargets } from './choose-targets.js';
import { compareFindings } from './compare-findings.js';
import { drawSample } from './draw-sample.js';
import { formatDifference, formatTrouble, toJson, toText } from './format-report.js';
import { reasonsNotToTrust, reasonsToReview } from './judge-run.js';
import { findingsOf, lintTargets } from './lint-targets.js';
import { presetRules } from './preset-rules.js';
import { readOptions } from './read-options.js';
import { readReviewed } from './reviewed-findings.js';
import { countAnew, runCheckouts, silentRun } from './run-checkouts.js';
import { packageName, updateList } from './update-list.js';

/** @typedef {import('./judge-run.js').Run} Run */
/** @typedef {import('./read-options.js').Options} Options */

/**
 * Where the command reads and writes.
 * @typedef {object} Surroundings
 * @property {string} folder holds packages.json, findings/ and .cache/, and repositories.json and judged/
 * @property {string} plugin URL of the module whose default export is the plugin
 * @property {(text: string) => void} out
 * @property {(text: string) => void} err
 * @property {(text: string) => void} progress is told what is being done
 */

/**
 * The command `real-code`: lints published back ends and says whether all is as reviewed.
 * @param {readonly string[]} argv
 * @param {Surroundings} surroundings
 * @returns {Promise<number>} the exit code
 */
export async function realCode(argv, surroundings) {
  try {
    const options = readOptions(argv, surroundings);
    if (options.checkouts !== undefined) {
      return await checkouts({ ...options, checkouts: options.checkouts }, surroundings);
    }
    const run = await lint(options, surroundings);
    return options.update ? update(run, surroundings) : report(run, options, surroundings);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof CannotRun)) throw error;
    surroundings.err(`${error.message}\n`);
    return 2;
  }
}

/**
 * @param {Options & { readonly checkouts: string }} options
 * @param {Surroundings} surroundings
 */
async function checkouts(options, surroundings) {
  const plugin = await loadPlugin(surroundings.plugin);
  const run = await runCheckouts(options, Object.keys(plugin.rules), presetRules(plugin), surroundings);
  if (options.update) {
    const reasons = reasonsNotToTrust(run);
    if (reasons.length === 0) countAnew(run, surroundings.folder, new Date());
    else surroundings.err(`Nothing is counted. ${reasons.join(' ')}\n`);
  }
  if (!options.silent || options.rule === undefined) return report(run, options, surroundings);
  return report(silentRun(run, options.rule), { ...options, sample: options.sample ?? 20 }, surroundings);
}

/**
 * @param {Options} options
 * @param {Surroundings} surroundings
 * @returns {Promise<Run>}
 */
async function lint(options, { folder, plugin, progress }) {
  const rules = presetRules(await loadPlugin(plugin));
  if (options.rule !== undefined && !rules.includes(options.rule))
    throw new CannotRun(`${options.rule} is not in the preset; there are ${rules.join(', ')}.`);

  const scope = options.dir !== undefined ? 'folder' : options.package !== undefined ? 'one' : 'all';
  const list = scope === 'folder' ? [] : readReviewed(join(folder, 'findings'));
  const reviewed = scope === 'one' ? list.filter((entry) => packageName(entry) === options.package) : list;

  const targets =
    options.dir !== undefined
      ? [folderTarget(options.dir)]
      : await pinnedTargets(folder, options.package, progress);
  const linted = await lintTargets(targets, plugin, progress);
  const found = findingsOf(linted);
  return { scope, rules, linted, found, reviewed, difference: compareFindings(found, reviewed) };
}

/** @param {string} url */
async function loadPlugin(url) {
  if (!existsSync(fileURLToPath(url)))
    throw new CannotRun('The plugin is not built yet: run `npm run build` first.');
  return (await import(url)).default;
}

/**
 * @param {Run} run
 * @param {Surroundings} surroundings
 */
function update(run, { folder, out, err }) {
  const reasons = reasonsNotToTrust(run);
  if (reasons.length > 0) {
    err(`${formatTrouble(run.linted)}The list stays as it is. ${reasons.join(' ')}\n`);
    return 1;
  }
  updateList(join(folder, 'findings'), run);
  const { added, vanished, kept } = run.difference;
  out(formatDifference(run.difference));
  out(
    `${added.length} findings are new and \`unreviewed\`, ${vanished.length} are removed, ${kept.length} are kept.\n`,
  );
  return 0;
}

/**
 * @param {Run} run
 * @param {Options} options
 * @param {Surroundings} surroundings
 */
function report(run, options, { out }) {
  const compares = run.scope !== 'folder' && options.sample === undefined;
  const reasons = [...reasonsNotToTrust(run), ...(compares ? reasonsToReview(run) : [])];
  const size = options.sample ?? (run.scope === 'folder' ? 20 : 0);
  const parts = {
    sample: drawSample(run, { size, seed: options.seed, rule: options.rule }),
    compares,
    slow: options.slow ?? false,
    reasons,
  };
  out(options.json ? toJson(run, parts) : toText(run, parts));
  return reasons.length === 0 ? 0 : 1;
}
