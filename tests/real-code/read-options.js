import { Command, InvalidArgumentError, Option } from 'commander';

/**
 * What the user asked for.
 * @typedef {object} Options
 * @property {string} [package]
 * @property {string} [dir]
 * @property {string} [checkouts]
 * @property {boolean} [project]
 * @property {boolean} [silent]
 * @property {string} [rule]
 * @property {number} [sample]
 * @property {number} seed
 * @property {boolean} [update]
 * @property {boolean} [slow]
 * @property {boolean} [json]
 */

/**
 * Reads the arguments of the command; throws commander's own error for help and for mistakes.
 * @param {readonly string[]} argv
 * @param {{ readonly out: (text: string) => void, readonly err: (text: string) => void }} terminal
 * @returns {Options}
 */
export function readOptions(argv, { out, err }) {
  const command = new Command('npm run real-code --')
    .description(
      'Lints published back ends with the preset `recommended` and compares the findings with the reviewed list.',
    )
    .option('--package <name>', 'only this one of packages.json')
    .addOption(
      new Option('--dir <path>', 'lint any folder instead, without comparing').conflicts([
        'package',
        'update',
      ]),
    )
    .addOption(
      new Option(
        '--checkouts <path>',
        'lint the checkouts of repositories.json in this folder, and compare with judged/',
      ).conflicts(['package', 'dir']),
    )
    .option(
      '--sample <n>',
      'print n findings of each rule with their code, drawn at random, and do not compare',
      toCount,
    )
    .option('--seed <n>', 'a number for another sample', toCount, 1)
    .option('--rule <name>', 'draw from this rule only; with --checkouts, look at this rule only')
    .option(
      '--project',
      'with --checkouts: let the rules read other files, and compare with judged/project/ too',
    )
    .option('--silent', 'with --checkouts: draw places where the rule could speak, and does not')
    .addOption(
      new Option(
        '--update',
        'write new findings into the list as `unreviewed`, and remove those that vanished; with --checkouts, count anew',
      ).conflicts(['sample', 'json']),
    )
    .option('--slow', 'name the ten slowest files')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Exit code
  0  all as reviewed
  1  new, vanished or unreviewed findings, a crash, or nothing found
  2  the run could not be made`,
    )
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err })
    .parse(argv, { from: 'user' });
  /** @type {Options} */
  const options = command.opts();
  if (options.silent && (options.checkouts === undefined || options.rule === undefined))
    command.error("error: option '--silent' needs '--checkouts' and '--rule'");
  if (options.project && options.checkouts === undefined)
    command.error("error: option '--project' needs '--checkouts'");
  return options;
}

/** @param {string} text */
function toCount(text) {
  if (!/^\d{1,9}$/u.test(text)) throw new InvalidArgumentError('It has to be a whole number.');
  return Number(text);
}
