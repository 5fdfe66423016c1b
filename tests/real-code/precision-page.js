import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresFrom, figuresOf } from './figures.js';
import { projectFolder, readJudged, readTotals } from './judged-sites.js';
import { readRepositories } from './repositories.js';

/** @typedef {ReturnType<typeof figuresOf>} Figures */
/** @typedef {import('./judged-sites.js').Totals} Totals */
/** @typedef {import('./judged-sites.js').ProjectTotals} ProjectTotals */
/** @typedef {import('./repositories.js').Repository} Repository */

/**
 * Writes `docs/precision.md` from the judged lists, or says whether it is as they are.
 * @param {object} options
 * @param {string} options.folder holds repositories.json and judged/
 * @param {string} options.page
 * @param {boolean} options.check
 * @returns {string | undefined} what is wrong
 */
export function precisionPage({ folder, page, check }) {
  const repositories = readRepositories(join(folder, 'repositories.json'));
  const judged = readJudged(join(folder, 'judged'), repositories);
  const totals = readTotals(join(folder, 'judged'));
  const rules = [...new Set([...judged.findings, ...judged.silences].map(({ rule }) => rule))].sort();
  const text = pageText(
    rules.map((rule) => figuresOf(rule, judged, totals)),
    repositories,
    totals,
    readProjectFigures(join(folder, 'judged'), rules),
  );
  if (!check) writeFileSync(page, text);
  else if (!existsSync(page) || readFileSync(page, 'utf8') !== text)
    return `${page} is not as the judged lists are. Run \`npm run docs\`.`;
  return undefined;
}

/**
 * @param {string} judged
 * @param {readonly string[]} rules
 * @returns {Figures[]} none if the command never counted with the setting
 */
function readProjectFigures(judged, rules) {
  const totals = /** @type {ProjectTotals | undefined} */ (readTotals(projectFolder(judged)));
  return rules.flatMap((rule) => {
    const counts = totals?.rules[rule];
    return counts ? [figuresFrom(rule, counts, counts)] : [];
  });
}

/**
 * @param {readonly Figures[]} figures
 * @param {readonly Repository[]} repositories
 * @param {Totals | undefined} totals
 * @param {readonly Figures[]} [withProject] the same with the setting `project`
 */
export function pageText(figures, repositories, totals, withProject = []) {
  return `# How often the rules are right

<!-- Written by \`npm run docs\` from tests/real-code/judged/: change the lists, not this page. -->

The rules of this plugin are linted against ${repositories.length} open-source back ends, each at a pinned commit. Findings were read one by one in their code, and so were places where a rule could have spoken and did not. Each verdict stands with its reason in \`tests/real-code/judged/\`.${totals ? ` The places were counted on ${totals.date}.` : ''}

## Reports

How many of the findings that were read are right: their author would want to know. A finding that is open to argument counts against the rule. The interval is Wilson's, at 95 %.

${table(
  ['rule', 'read', 'right', 'wrong', 'unsure', 'precision', '95 % interval'],
  figures.map(({ rule, read, right, wrong, unsure, precision }) => [
    ruleLink(rule),
    String(read),
    String(right),
    String(wrong),
    String(unsure),
    precision ? percent(precision.share) : 'no finding',
    precision ? interval(precision) : '',
  ]),
)}

## Silence

What is missed can only be looked for where a plain search of the text finds something, such as every \`await\` below a loop. Of these places, all without a finding were read, or as many as the table says, drawn at random. Where not all were read, the estimate takes the missed ones to be as frequent among all of them as in the sample. What the search does not find, nobody has looked for. Several places of one loop are one problem, which is counted once. Some problems are in a function of another file, which a rule reads only with types or with the setting \`project\`, so there are two shares: of what the file itself shows, and of all.

${table(
  [
    'rule',
    'places without a finding',
    'read',
    'missed',
    'of these, in another file',
    'found of what the file shows',
    '95 % interval',
    'found of all',
  ],
  figures.map(({ rule, candidates, silent, missed, elsewhere, recall, recallInFile }) => [
    ruleLink(rule),
    candidates === undefined ? 'not counted' : String(candidates),
    String(silent),
    String(missed),
    String(elsewhere),
    ...shares(recallInFile),
    recall ? percent(recall.share) : '',
  ]),
)}
${projectText(withProject)}
## The back ends

${table(
  ['repository', 'commit', 'linted'],
  repositories.map(({ repository, commit, only }) => [
    `[${repository}](https://github.com/${repository}/tree/${commit})`,
    `\`${commit.slice(0, 12)}\``,
    only ? only.map((path) => `\`${path}\``).join(', ') : 'all',
  ]),
)}

Tests, migrations, seeds and scripts are left out, as the presets do.

## To see for yourself

Check the repositories out at these commits into one folder, each under the name that \`tests/real-code/repositories.json\` gives it, and run

\`\`\`sh
npm run real-code -- --checkouts FOLDER
npm run real-code -- --checkouts FOLDER --project
npm run real-code -- --checkouts FOLDER --rule no-select-star --sample 20 --seed 1
npm run real-code -- --checkouts FOLDER --rule no-select-star --sample 60 --seed 1 --silent
\`\`\`

The first compares all findings with the verdicts and computes the figures again, the second does so with the setting; the third shows findings with their code, drawn at random; the fourth shows places where the rule is silent. \`npm run docs\` writes this page.
`;
}

/** @param {readonly Figures[]} figures */
function projectText(figures) {
  if (figures.length === 0) return '';
  return `
## With the setting \`project\`

Many a query hides behind a function of another file, where a rule that reads one file cannot see it. With the setting [\`project\`](settings.md#project) the rules read that file too (with types they do so by themselves). The same back ends and the same places, of which those that are reported now, by this rule or by the one that speaks in its stead, are silent no longer:

${table(
  [
    'rule',
    'findings',
    'read',
    'right',
    'precision',
    'silent places read',
    'missed',
    'found of the real problems',
    '95 % interval',
  ],
  figures.map(({ rule, found, read, right, precision, silent, missed, recall }) => [
    ruleLink(rule),
    String(found),
    String(read),
    String(right),
    precision ? percent(precision.share) : 'no finding',
    String(silent),
    String(missed),
    ...shares(recall),
  ]),
)}
`;
}

/** @param {Figures['recall']} recall */
function shares(recall) {
  if (!recall) return ['not known', ''];
  const isExact = recall.low === recall.high;
  return [`${isExact ? '' : 'about '}${percent(recall.share)}`, isExact ? 'all were read' : interval(recall)];
}

/** @param {string} rule */
function ruleLink(rule) {
  return `[${rule}](rules/${rule}.md)`;
}

/** @param {number} share */
function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}

/** @param {{ readonly low: number, readonly high: number }} bounds */
function interval({ low, high }) {
  return `${(100 * low).toFixed(1)} to ${percent(high)}`;
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
