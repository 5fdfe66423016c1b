import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { lintWith } from '../support/lint-with.js';

const page = readFileSync(new URL('../../docs/settings.md', import.meta.url), 'utf8');

interface Example {
  readonly line: number;
  readonly verdict: string;
  readonly code: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

const fence = /^```(?:ts (?<verdict>correct|incorrect)|(?<settings>json settings))\n(?<text>.*?)^```$/gmsu;

/** Each fence with a verdict, and the settings above it. */
function* examples(): Generator<Example> {
  let settings = {};
  for (const { groups = {}, index } of page.matchAll(fence)) {
    const { text = '', verdict } = groups;
    if (groups['settings'] !== undefined) settings = JSON.parse(text) as object;
    else
      yield { line: page.slice(0, index).split('\n').length, verdict: verdict ?? '', code: text, settings };
  }
}

const all = [...examples()];
const given = {
  filename: join(process.cwd(), 'src/repositories/example.ts'),
  rules: plugin.configs.recommended.rules ?? {},
};

describe('the examples of docs/settings.md', () => {
  it('there are some of either kind for each of three settings', () => {
    expect(new Set(all.map(({ settings }) => settings)).size).toBe(3);
    expect(new Set(all.map(({ verdict }) => verdict))).toEqual(new Set(['correct', 'incorrect']));
  });

  it.each(all)('the fence at line $line is $verdict', ({ verdict, code, settings }) => {
    const own = { 'backend-performance': { ...settings, conventions: false } };
    const found = lintWith({ ...given, code, settings: own }).map(
      ({ ruleId, message }) => `${ruleId}: ${message}`,
    );
    if (verdict === 'correct') expect(found).toEqual([]);
    else expect(found).toEqual([expect.stringMatching(/^backend-performance\//u)]);
    // Without the settings, nothing is known.
    expect(lintWith({ ...given, code, settings: { 'backend-performance': { conventions: false } } })).toEqual(
      [],
    );
  });
});
