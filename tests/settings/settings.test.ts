import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/nearest-name.js';
import { settingsOf } from '../../src/settings.js';
import { SettingsError } from '../../src/settings/settings-error.js';

const read = (given: unknown) => settingsOf({ settings: { 'backend-performance': given } });

describe('settings', () => {
  it('have defaults', () => {
    const defaults = { conventions: true, libraries: [], tables: new Map(), project: false };
    expect(settingsOf({ settings: {} })).toEqual(defaults);
    expect(read({})).toEqual(defaults);
    expect(read({ conventions: undefined })).toEqual(defaults);
  });

  it('are what the user says', () => {
    expect(read({ conventions: false, tables: { Users: ['id', 'name'] }, project: true })).toEqual({
      conventions: false,
      libraries: [],
      tables: new Map([['users', ['id', 'name']]]),
      project: true,
    });
  });

  it('are read once per object', () => {
    const given = { conventions: false };
    expect(read(given)).toBe(read(given));
  });

  it('are read once for equal objects: oxlint makes one for every file', () => {
    expect(read({ conventions: false, libraries: [] })).toBe(read({ conventions: false, libraries: [] }));
  });

  it('that are wrong are told once in oxlint, which goes on with the next file', () => {
    const settings = { 'backend-performance': { tables: 'told once' } };
    const inOxlint = { settings, languageOptions: { parser: { name: 'oxlint' } } };
    expect(() => settingsOf(inOxlint)).toThrow('tables must be an object');
    expect(settingsOf(structuredClone(inOxlint))).toEqual(settingsOf({ settings: {} }));

    const inEslint = { settings: { 'backend-performance': { tables: 'told each time' } } };
    expect(() => settingsOf(inEslint)).toThrow('tables must be an object');
    expect(() => settingsOf(structuredClone(inEslint))).toThrow('tables must be an object');
  });

  it.each([
    [{ convention: true }, '.convention is not a setting. Did you mean "conventions"?'],
    [{ timeout: 3 }, '.timeout is not a setting. Valid names: conventions, libraries, tables, project.'],
    [{ 'a-b': 3 }, "['a-b'] is not a setting. Valid names: conventions, libraries, tables, project."],
    [{ conventions: 'no' }, `.conventions must be true or false, but it is 'no'.`],
    [{ conventions: null }, '.conventions must be true or false, but it is null.'],
    [{ project: 'src' }, `.project must be true or false, but it is 'src'.`],
    [{ libraries: {} }, '.libraries must be a list, but it is {}.'],
    [{ tables: [] }, '.tables must be an object, but it is [].'],
    [
      { tables: { users: [] } },
      '.tables.users must be a list with at least one entry, each a text that is not empty, but it is [].',
    ],
    [
      { tables: { 'public.users': ['id', 1] } },
      ".tables['public.users'][1] must be a text that is not empty, but it is 1.",
    ],
    [null, ' must be an object, but it is null.'],
    [[], ' must be an object, but it is [].'],
    [true, ' must be an object, but it is true.'],
  ])('%j is refused', (given, message) => {
    expect(() => read(given)).toThrow(new SettingsError(`settings['backend-performance']${message}`));
  });

  it('refuses every time, not only for the first file', () => {
    const given = { convention: true };
    expect(() => read(given)).toThrow(SettingsError);
    expect(() => read(given)).toThrow(SettingsError);
  });
});

describe('the nearest name', () => {
  it.each([
    ['no-querry-in-loop', 'no-query-in-loop'],
    ['no-query', 'no-query-in-loop'],
    ['No-Select-Star', 'no-select-star'],
    ['query-in-loop', 'no-query-in-loop'],
    ['zzz', undefined],
    ['', undefined],
  ])('of %s is %s', (given, nearest) => {
    expect(nearestName(given, ['no-query-in-loop', 'no-select-star', 'require-cache-ttl'])).toBe(nearest);
  });
});
