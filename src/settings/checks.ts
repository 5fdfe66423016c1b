import { at, expected, SettingsError, unknownName } from './settings-error.js';
import { nearestName } from '../nearest-name.js';

/** What may stand at one place of the settings. */
export interface Check {
  /** Ends a sentence that begins with "It must be". */
  readonly expects: string;
  /** Throws a SettingsError where something else stands there. */
  readonly check: (given: unknown, path: string) => void;
}

interface Optional extends Check {
  readonly mayBeMissing: true;
}

/** One check for each key of a type; where the type lets a key out, so does the check. */
export type Fields<T> = {
  readonly [Key in keyof T]-?: Record<never, never> extends Pick<T, Key> ? Optional : Check;
};

export function optional({ expects, check }: Check): Optional {
  return { expects, check, mayBeMissing: true };
}

export const flag = of('true or false', (given) => typeof given === 'boolean');

export const text = of(
  'a text that is not empty',
  (given) => typeof given === 'string' && given.trim() !== '',
);

export const amount = of('a number', (given) => typeof given === 'number' && Number.isFinite(given));

export const position = of(
  'the index of an argument: 0, 1, 2, …',
  (given) => typeof given === 'number' && Number.isInteger(given) && given >= 0,
);

function of(expects: string, accepts: (given: unknown) => boolean): Check {
  return {
    expects,
    check(given, path) {
      if (!accepts(given)) throw expected(path, expects, given);
    },
  };
}

/** One of these words, each of which the type has. */
export function oneOf<Word extends string>(words: Readonly<Record<Word, true>>): Check {
  const valid = Object.keys(words);
  const quoted = valid.map((word) => `"${word}"`).join(', ');
  const expects = valid.length > 1 ? `one of ${quoted}` : quoted;
  return {
    expects,
    check(given, path) {
      if (typeof given === 'string' && valid.includes(given)) return;
      const { message } = expected(path, expects, given);
      const nearest = typeof given === 'string' ? nearestName(given, valid) : undefined;
      throw new SettingsError(nearest === undefined ? message : `${message} Did you mean "${nearest}"?`);
    },
  };
}

/** One of some words, or something that is no text. */
export function wordOr(word: Check, otherwise: Check): Check {
  return {
    expects: `${word.expects}, or ${otherwise.expects}`,
    check: (given, path) => (typeof given === 'string' ? word : otherwise).check(given, path),
  };
}

/** A list of at least one. */
export function listOf(item: Check): Check {
  const expects = `a list with at least one entry, each ${item.expects}`;
  return {
    expects,
    check(given, path) {
      if (!Array.isArray(given) || given.length === 0) throw expected(path, expects, given);
      for (const [index, entry] of given.entries()) item.check(entry, `${path}[${index}]`);
    },
  };
}

/** An object with names of the user's own, and the same behind each. */
export function namesTo(value: Check): Check {
  const expects = 'an object';
  return {
    expects,
    check(given, path) {
      for (const [name, entry] of entriesOf(given, path, expects)) value.check(entry, at(path, name));
    },
  };
}

/** An object with these keys. `name` says what a key of it is called. */
export function object<T>(name: string, fields: Fields<T>): Check {
  const known: Readonly<Record<string, Check | Optional>> = fields;
  const expects = `an object with ${Object.keys(known).join(', ')}`;
  return {
    expects,
    check(given, path) {
      const entries = new Map(entriesOf(given, path, expects));
      for (const key of entries.keys()) {
        if (!Object.hasOwn(known, key)) throw unknownName(at(path, key), name, key, Object.keys(known));
      }
      for (const [key, field] of Object.entries(known)) {
        const value = entries.get(key);
        if (value !== undefined) field.check(value, at(path, key));
        else if (!('mayBeMissing' in field)) {
          throw new SettingsError(`${at(path, key)} is missing. It must be ${field.expects}.`);
        }
      }
    },
  };
}

/** What the check says, and only one of two keys that mean the same. */
export function onlyOneOf(first: string, second: string, { expects, check }: Check): Check {
  return {
    expects,
    check(given, path) {
      check(given, path);
      const keys = new Map(entriesOf(given, path, expects));
      if (keys.has(first) && keys.has(second)) {
        throw new SettingsError(`${path} has both "${first}" and "${second}". It must have one of them.`);
      }
    },
  };
}

/** An object of one of several forms, which its key `form` tells apart. */
export function byForm<Form extends string>(forms: Readonly<Record<Form, Check>>): Check {
  const known: Readonly<Record<string, Check>> = forms;
  const form = oneOf(Object.fromEntries(Object.keys(known).map((name) => [name, true] as const)));
  const expects = `an object whose "form" is ${form.expects}`;
  return {
    expects,
    check(given, path) {
      const chosen: unknown = new Map(entriesOf(given, path, expects)).get('form');
      form.check(chosen, at(path, 'form'));
      known[chosen as string]?.check(given, path);
    },
  };
}

function entriesOf(given: unknown, path: string, expects: string): readonly [string, unknown][] {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw expected(path, expects, given);
  return Object.entries(given);
}

type Of<Form, Union> = Extract<Union, { readonly form: Form }>;

/** One of several forms of a fact, told by its `form`. */
export function formed<Union extends { readonly form: string }, Form extends Union['form']>(
  form: Form,
  fields: Omit<Parameters<typeof object<Of<Form, Union>>>[1], 'form'>,
): Check {
  const all = { ...fields, form: oneOf({ [form]: true }) } as Parameters<typeof object<Of<Form, Union>>>[1];
  return object<Of<Form, Union>>('a key there', all);
}
