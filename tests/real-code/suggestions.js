// node tests/real-code/suggestions.js (FOLDER … | --checkouts FOLDER) [--project] [--rule RULE] [--show N [--seed N]]: each suggestion
// of each finding, in folders or in the checkouts of repositories.json, applied by itself; the file is parsed and linted again.
// Exits with 1 where one breaks the file, keeps its report or makes another. Needs `npm run build`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { folderTarget } from './choose-targets.js';
import { drawLots } from './draw-sample.js';
import { lintTargets } from './lint-targets.js';
import { changedLines } from './changed-lines.js';
import { checkoutTargets, readRepositories } from './repositories.js';
import { trySuggestions } from './try-suggestions.js';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    checkouts: { type: 'string' },
    project: { type: 'boolean', default: false },
    rule: { type: 'string' },
    show: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
});
if ((options.checkouts === undefined) === (positionals.length === 0))
  throw new Error('Expected folders with code, or --checkouts with the folder of the checkouts.');

const url = new URL('../../dist/src/index.js', import.meta.url).href;
const { default: plugin } = await import(url);
const setup = { project: options.project, ...(options.rule === undefined ? {} : { rules: [options.rule] }) };
const targets =
  options.checkouts === undefined
    ? positionals.map(folderTarget)
    : checkoutTargets(
        readRepositories(new URL('repositories.json', import.meta.url).pathname),
        options.checkouts,
      );
const linted = await lintTargets(targets, url, () => undefined, setup);
/** @type {{ readonly rule: string, readonly isSuggested: boolean }[]} */
const findings = [];
/** @type {(import('./try-suggestions.js').Trial & { readonly package: string, readonly root: string, readonly message: string })[]} */
const trials = [];
for (const { package: name, root, results } of linted) {
  const files = results.filter((result) => result.findings.length > 0).map(({ file }) => file);
  const tried = await trySuggestions(plugin, root, files, setup);
  findings.push(...tried.findings);
  trials.push(
    ...tried.trials.map((trial) => ({
      ...trial,
      package: name,
      root,
      message: `${trial.title} ${trial.line}`,
    })),
  );
}

const bad = trials.filter(({ outcome }) => outcome !== 'ends');
for (const { outcome, root, file, line, rule, title } of bad)
  console.log(`${outcome}: ${join(root, file)}:${line} ${rule}: ${title}`);
for (const { root, file, line, rule, title, code } of drawLots(
  trials,
  Number(options.show),
  Number(options.seed),
)) {
  console.log(`\n${join(root, file)}:${line} ${rule}: ${title}`);
  console.log(changedLines(readFileSync(join(root, file), 'utf8'), code));
}
console.table(
  Object.fromEntries(
    [...new Set(findings.map(({ rule }) => rule))].sort().map((rule) => {
      const of = findings.filter((finding) => finding.rule === rule);
      const own = trials.filter((trial) => trial.rule === rule);
      const withOne = of.filter(({ isSuggested }) => isSuggested).length;
      const judged = own.filter(({ isLaidOut }) => isLaidOut !== undefined);
      return [
        rule,
        {
          findings: of.length,
          'with a suggestion': withOne,
          share: `${Math.round((100 * withOne) / of.length)} %`,
          suggestions: own.length,
          'end their report': own.filter(({ outcome }) => outcome === 'ends').length,
          'as Prettier has it': `${judged.filter(({ isLaidOut }) => isLaidOut).length} of ${judged.length}`,
        },
      ];
    }),
  ),
);
process.exitCode = bad.length > 0 || trials.length === 0 ? 1 : 0;
