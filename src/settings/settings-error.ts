import { inspect } from 'node:util';
import { nearestName } from '../nearest-name.js';

/** A mistake in the settings. ESLint prints the stack of an error; here the message is all that helps, so it is the stack too. */
export class SettingsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SettingsError';
    this.stack = message;
  }
}

/** Something else stands there than what was expected. */
export function expected(path: string, what: string, given: unknown): SettingsError {
  const found = inspect(given, { depth: 0, maxArrayLength: 3, maxStringLength: 60, breakLength: Infinity });
  return new SettingsError(`${path} must be ${what}, but it is ${found}.`);
}

/** A name that does not exist there; `what` says what it would be: `a setting`. */
export function unknownName(
  path: string,
  what: string,
  given: string,
  valid: readonly string[],
): SettingsError {
  const nearest = nearestName(given, valid);
  return new SettingsError(
    `${path} is not ${what}. ` + (nearest === undefined ? listed(valid) : `Did you mean "${nearest}"?`),
  );
}

function listed(valid: readonly string[]): string {
  return valid.length > 0 ? `Valid names: ${valid.join(', ')}.` : 'There is none.';
}

/** The path to a property: `settings.libraries`, `exports['get-db']`. */
export function at(path: string, name: string): string {
  return /^[\w$]+$/u.test(name) ? `${path}.${name}` : `${path}[${inspect(name)}]`;
}
