// node tests/real-code/blind.js FOLDER … [--project]: what the rules find in applications whose authors did not know them, against
// what the authors say in FOLDER/labels.jsonl. tests/real-code/README.md says how such an application is written.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { folderTarget } from './choose-targets.js';
import { compareLabels } from './compare-labels.js';
import { isLineNumber, isPathInside, isRuleName, isSaid, parseLines } from './json-lines.js';
import { findingsOf, lintTargets } from './lint-targets.js';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { project: { type: 'boolean', default: false } },
});
if (positionals.length === 0)
  throw new Error('Usage: node tests/real-code/blind.js FOLDER … [--project], each with a labels.jsonl');

const plugin = new URL('../../dist/src/index.js', import.meta.url).href;
const sum = { found: 0, missedInFile: 0, missedElsewhere: 0, wrong: 0, unlabelled: 0 };
for (const folder of positionals) {
  const labels = readLabels(join(folder, 'labels.jsonl'));
  const linted = await lintTargets([folderTarget(folder)], plugin, () => undefined, {
    project: options.project,
  });
  const { found, missed, wrong, unlabelled } = compareLabels(labels, findingsOf(linted));
  for (const { file, line, rule, visible, why } of missed)
    console.log(`missed (${visible})  ${folder}/${file}:${line} ${rule}: ${why}`);
  for (const { finding, label } of wrong)
    console.log(
      `wrong  ${folder}/${finding.file}:${finding.line} ${finding.rule}: ${finding.message}\n       ${label.why}`,
    );
  for (const { file, line, message, rule } of unlabelled)
    console.log(`unlabelled  ${folder}/${file}:${line} ${rule}: ${message}`);
  sum.found += found.length;
  sum.missedInFile += missed.filter(({ visible }) => visible === 'file').length;
  sum.missedElsewhere += missed.filter(({ visible }) => visible === 'elsewhere').length;
  sum.wrong += wrong.length;
  sum.unlabelled += unlabelled.length;
}
console.table(sum);

/**
 * @param {string} path
 * @returns {import('./compare-labels.js').Label[]}
 */
function readLabels(path) {
  return parseLines(readFileSync(path, 'utf8'), path, {
    columns: {
      file: isPathInside,
      line: isLineNumber,
      rule: isRuleName,
      expect: (value) => value === 'report' || value === 'silent',
      visible: (value) => value === 'file' || value === 'elsewhere',
      why: isSaid,
    },
    keyOf: (label) => JSON.stringify(label),
  });
}
