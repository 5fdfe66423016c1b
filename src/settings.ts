import { inspect } from 'node:util';
import type { TSESLint } from '@typescript-eslint/utils';
import { nearestName } from './nearest-name.js';

/** What a user can say about all rules at once, in `settings['backend-performance']`. */
export interface Settings {
  /** Conventional names may be evidence for a library, where a file does not show where a value comes from. */
  readonly conventions: boolean;
}

const defaults: Settings = { conventions: true };

const key = 'backend-performance';

/** A mistake in the settings. ESLint prints the stack of an error; here the message is all that helps, so it is the stack too. */
export class SettingsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SettingsError';
    this.stack = message;
  }
}

const known = new WeakMap<object, Settings>();

/** What did the user say in `settings['backend-performance']`? Throws a SettingsError where it is not valid. */
export function settingsOf(
  context: Pick<TSESLint.RuleContext<string, readonly unknown[]>, 'settings'>,
): Settings {
  const given = context.settings[key];
  if (given === undefined) return defaults;
  if (!isObject(given)) throw expected(`settings["${key}"]`, 'an object', given);

  const kept = known.get(given);
  if (kept) return kept;
  const settings = readSettings(given);
  known.set(given, settings);
  return settings;
}

function readSettings(given: object): Settings {
  const valid = Object.keys(defaults);
  for (const name of Object.keys(given)) {
    if (valid.includes(name)) continue;
    const nearest = nearestName(name, valid);
    throw new SettingsError(
      `settings["${key}"].${name} is not a setting. ` +
        (nearest ? `Did you mean "${nearest}"?` : `Valid names: ${valid.join(', ')}.`),
    );
  }

  const { conventions = defaults.conventions } = given as { readonly conventions?: unknown };
  if (typeof conventions !== 'boolean') {
    throw expected(`settings["${key}"].conventions`, 'true or false', conventions);
  }
  return { conventions };
}

function expected(path: string, what: string, given: unknown): SettingsError {
  return new SettingsError(`${path} must be ${what}, but it is ${inspect(given)}.`);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
