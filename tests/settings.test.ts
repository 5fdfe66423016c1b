import { describe, expect, it } from 'vitest';
import { nearestName } from '../src/nearest-name.js';
import { SettingsError, settingsOf } from '../src/settings.js';

const read = (given: unknown) => settingsOf({ settings: { 'backend-performance': given } });

describe('settings', () => {
  it('have defaults', () => {
    expect(settingsOf({ settings: {} })).toEqual({ conventions: true });
    expect(read({})).toEqual({ conventions: true });
    expect(read({ conventions: undefined })).toEqual({ conventions: true });
  });

  it('are what the user says', () => {
    expect(read({ conventions: false })).toEqual({ conventions: false });
  });

  it('are read once per object', () => {
    const given = { conventions: false };
    expect(read(given)).toBe(read(given));
  });

  it.each([
    [
      { convention: true },
      'settings["backend-performance"].convention is not a setting. Did you mean "conventions"?',
    ],
    [{ timeout: 3 }, 'settings["backend-performance"].timeout is not a setting. Valid names: conventions.'],
    [
      { conventions: 'no' },
      `settings["backend-performance"].conventions must be true or false, but it is 'no'.`,
    ],
    [
      { conventions: null },
      'settings["backend-performance"].conventions must be true or false, but it is null.',
    ],
    [null, 'settings["backend-performance"] must be an object, but it is null.'],
    [[], 'settings["backend-performance"] must be an object, but it is [].'],
    [true, 'settings["backend-performance"] must be an object, but it is true.'],
  ])('%j is refused', (given, message) => {
    expect(() => read(given)).toThrow(new SettingsError(message));
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
