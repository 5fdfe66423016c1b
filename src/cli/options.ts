import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import plugin, { type PresetName } from '../index.js';
import { formats, type FormatName } from './formats.js';
import { ruleNamed } from './rule-names.js';
import { UsageError } from './usage-error.js';

export interface ChosenRule {
  /** With the plugin's prefix, as in a configuration. */
  readonly ruleId: string;
  readonly severity: Severity;
}

export interface Options {
  readonly paths: readonly string[];
  readonly preset: PresetName;
  /** Only these rules; empty for all of the preset. */
  readonly rules: readonly ChosenRule[];
  /** An ESLint configuration, or the folder to look for one from. */
  readonly config?: string;
  readonly format: FormatName;
  readonly outputFile?: string;
  /** As ESLint's: any number without it, and when it is negative. */
  readonly maxWarnings?: number;
  /** A Git revision. */
  readonly since?: string;
  readonly baseline?: string;
  readonly updateBaseline?: true;
  readonly apply?: true;
  readonly force?: true;
  readonly stats?: true;
  /** A rule, without the prefix. */
  readonly explain?: string;
  readonly color: boolean;
}

const severities = ['warn', 'error'] as const;
type Severity = (typeof severities)[number];

const { name: packageName, version, namespace } = plugin.meta;

/** What did the user ask for? Nothing more, when it was only the help or the version, which are printed here. */
export function readOptions(args: readonly string[]): Options | undefined {
  const command = describeCommand()
    .configureOutput({ writeErr: () => undefined }) // the error below says it
    .exitOverride();
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return undefined;
    throw new UsageError(error.message.replace(/^error: /u, '').replaceAll('\n', ' '));
  }

  const { rule, ...options } = command.opts<Omit<Options, 'paths' | 'rules'> & { rule?: Options['rules'] }>();
  if (options.updateBaseline && options.baseline === undefined) {
    throw new UsageError("'--update-baseline' needs '--baseline <file>' to say which");
  }
  if (options.force && !options.apply) throw new UsageError("'--force' belongs to '--apply'");
  return { ...options, rules: rule ?? [], paths: command.processedArgs[0] as Options['paths'] };
}

function describeCommand(): Command {
  return new Command(namespace)
    .description('Finds backend performance anti-patterns in JavaScript and TypeScript.')
    .argument('[paths...]', 'files, and folders to search for them', ['.'])
    .optionsGroup('Which rules:')
    .addOption(
      new Option('--preset <name>', 'which rules to run')
        .choices(Object.keys(plugin.configs))
        .default('recommended'),
    )
    .option('--rule <name>', 'only this rule; repeatable; `name: warn` makes it a warning', chooseRule)
    .addOption(
      new Option(
        '--config <path>',
        'the rules, options, settings and files of an ESLint configuration, or of the one nearest to a folder',
      ).conflicts(['preset', 'rule']),
    )
    .option('--explain <rule>', 'print the page of a rule, and lint nothing', ruleNamed)
    .optionsGroup('Which findings:')
    .option('--since <revision>', 'only on lines that changed since a Git revision')
    .option('--baseline <file>', 'only those that the file does not list')
    .addOption(
      new Option('--update-baseline', 'write what is found to the file of --baseline').conflicts('since'),
    )
    .option('--max-warnings <n>', 'fail when there are more warnings than this', wholeNumber)
    .optionsGroup('What to do with them:')
    .addOption(new Option('--format <name>', 'how to print').choices(Object.keys(formats)).default('stylish'))
    .option('-o, --output-file <file>', 'print into a file')
    .option('--no-color', 'print without colors (also: the variable NO_COLOR)')
    .option('--stats', 'also print, on standard error, the time that each rule took')
    .addOption(
      new Option('--apply', 'walk through the suggestions: accept, skip or quit').conflicts([
        'format',
        'outputFile',
        'stats',
        'updateBaseline',
      ]),
    )
    .option('--force', 'apply though Git could not undo it: uncommitted changes, or no repository')
    .optionsGroup('Other:')
    .version(`${packageName} ${version}`, '-v, --version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', '\nExit code: 0 nothing found, 1 something found, 2 the run failed.');
}

function chooseRule(text: string, chosen: readonly ChosenRule[] = []): readonly ChosenRule[] {
  const [given = '', severity = 'error', ...rest] = text.split(':').map((part) => part.trim());
  const ruleId = `${namespace}/${ruleNamed(given)}`;
  if (!isSeverity(severity) || rest.length > 0)
    throw new InvalidArgumentError(`After the colon comes ${severities.join(' or ')}.`);
  return [...chosen, { ruleId, severity }];
}

function isSeverity(text: string): text is Severity {
  return (severities as readonly string[]).includes(text);
}

function wholeNumber(text: string): number {
  if (!/^-?\d+$/u.test(text)) throw new InvalidArgumentError('It takes a whole number.');
  return Number(text);
}
