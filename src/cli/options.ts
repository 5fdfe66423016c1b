import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import plugin, { type PresetName } from '../index.js';
import { nearestName } from '../nearest-name.js';
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
  readonly format: 'stylish' | 'json';
  /** As ESLint's: any number without it, and when it is negative. */
  readonly maxWarnings?: number;
  readonly color: boolean;
}

const severities = ['warn', 'error'] as const;
type Severity = (typeof severities)[number];

const { name: packageName, version, namespace } = plugin.meta;

/** What did the user ask for? Nothing more, when it was only the help or the version, which are printed here. */
export function readOptions(args: readonly string[]): Options | undefined {
  const command = new Command(namespace)
    .description('Finds backend performance anti-patterns in JavaScript and TypeScript.')
    .argument('[paths...]', 'files, and folders to search for them', ['.'])
    .addOption(
      new Option('--preset <name>', 'which rules to run')
        .choices(Object.keys(plugin.configs))
        .default('recommended'),
    )
    .option('--rule <name>', 'only this rule; repeatable; `name: warn` makes it a warning', chooseRule)
    .addOption(new Option('--format <name>', 'how to print').choices(['stylish', 'json']).default('stylish'))
    .option('--max-warnings <n>', 'fail when there are more warnings than this', wholeNumber)
    .option('--no-color', 'print without colors (also: the variable NO_COLOR)')
    .version(`${packageName} ${version}`, '-v, --version')
    .addHelpText('after', '\nExit code: 0 nothing found, 1 something found, 2 the run failed.')
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
  return { ...options, rules: rule ?? [], paths: command.processedArgs[0] as Options['paths'] };
}

function chooseRule(text: string, chosen: readonly ChosenRule[] = []): readonly ChosenRule[] {
  const [given = '', severity = 'error', ...rest] = text.split(':').map((part) => part.trim());
  const prefix = `${namespace}/`;
  const name = given.startsWith(prefix) ? given.slice(prefix.length) : given;
  const names = Object.keys(plugin.rules);
  if (!names.includes(name)) {
    const nearest = nearestName(name, names);
    throw new InvalidArgumentError(
      nearest ? `Did you mean '${nearest}'?` : `The rules are ${names.join(', ')}.`,
    );
  }
  if (!isSeverity(severity) || rest.length > 0)
    throw new InvalidArgumentError(`After the colon comes ${severities.join(' or ')}.`);
  return [...chosen, { ruleId: `${prefix}${name}`, severity }];
}

function isSeverity(text: string): text is Severity {
  return (severities as readonly string[]).includes(text);
}

function wholeNumber(text: string): number {
  if (!/^-?\d+$/u.test(text)) throw new InvalidArgumentError('It takes a whole number.');
  return Number(text);
}
