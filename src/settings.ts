import type { TSESLint } from '@typescript-eslint/utils';
import { at, expected, unknownName } from './settings/settings-error.js';
import { readOwnLibraries, type OwnLibrary } from './settings/own-libraries.js';
import { readTables, type Tables } from './settings/tables.js';

/** What a user can say about all rules at once, in `settings['backend-performance']`. */
export interface Settings {
  /** Conventional names may be evidence for a library, where a file does not show where a value comes from. */
  readonly conventions: boolean;
  /** Modules of the user's own, described in the catalogue's words. */
  readonly libraries: readonly OwnLibrary[];
  /** The columns of tables, by the name of the table: what a star over it stands for. */
  readonly tables: Tables;
  /** Other files of the project are read where an import leads to them, also where the parser has no program. */
  readonly project: boolean;
}

const defaults: Settings = { conventions: true, libraries: [], tables: new Map(), project: false };

const key = 'backend-performance';
const root = `settings['${key}']`;

const known = new WeakMap<object, Settings>();
const knownByText = new Map<string, Settings>();

interface Context extends Pick<TSESLint.RuleContext<string, readonly unknown[]>, 'settings'> {
  readonly languageOptions?: { readonly parser?: object | null | undefined };
}

/** What did the user say in `settings['backend-performance']`? Throws a SettingsError where it is not valid. */
export function settingsOf(context: Context): Settings {
  const given = context.settings[key];
  if (given === undefined) return defaults;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw expected(root, 'an object', given);
  }

  let settings = known.get(given);
  if (!settings) {
    // oxlint makes a new object for every file.
    const text = JSON.stringify(given);
    settings = knownByText.get(text) ?? readForRun(given, text, context);
    knownByText.set(text, settings);
    known.set(given, settings);
  }
  return settings;
}

/** After an error, ESLint stops. oxlint goes on and would say it for every file: the others are linted with the defaults. */
function readForRun(given: object, text: string, { languageOptions }: Context): Settings {
  const parser = languageOptions?.parser ?? {};
  if ('name' in parser && parser.name === 'oxlint') knownByText.set(text, defaults);
  return readSettings(given);
}

function readSettings(given: object): Settings {
  const valid = Object.keys(defaults);
  for (const name of Object.keys(given)) {
    if (!valid.includes(name)) throw unknownName(at(root, name), 'a setting', name, valid);
  }

  const {
    conventions = defaults.conventions,
    libraries = defaults.libraries,
    tables = {},
    project = defaults.project,
  } = given as Readonly<Partial<Record<keyof Settings, unknown>>>;
  if (typeof conventions !== 'boolean') throw expected(at(root, 'conventions'), 'true or false', conventions);
  if (typeof project !== 'boolean') throw expected(at(root, 'project'), 'true or false', project);
  return {
    conventions,
    libraries: readOwnLibraries(libraries, at(root, 'libraries')),
    tables: readTables(tables, at(root, 'tables')),
    project,
  };
}
