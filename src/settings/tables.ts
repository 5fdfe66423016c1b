import { listOf, namesTo, text } from './checks.js';

/** The columns of each table, under its name in lower case. */
export type Tables = ReadonlyMap<string, readonly string[]>;

const check = namesTo(listOf(text));

/** Reads the setting `tables`; throws a SettingsError where it is not valid. */
export function readTables(given: unknown, path: string): Tables {
  check.check(given, path);
  const tables = Object.entries(given as Readonly<Record<string, readonly string[]>>);
  return new Map(tables.map(([name, columns]) => [name.toLowerCase(), columns]));
}
