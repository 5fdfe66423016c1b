import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lintWith, linters, type LinterName } from './support/lint-with.js';

const folder = new URL('../docs/rules/', import.meta.url);

interface Example {
  readonly line: number;
  readonly language: string;
  readonly verdict: string;
  readonly options: readonly unknown[];
  readonly code: string;
}

/** A fence is an example of the rule when a verdict follows its language: `ts incorrect options={"max":3}`. */
const opening = /^```(?<language>[a-z]+) (?<verdict>\S+)(?: options=(?<options>\{.*\}))?$/u;

describe.each(readdirSync(folder))('%s', (file) => {
  const examples = examplesIn(readFileSync(new URL(file, folder), 'utf8'));
  const ruleId = `backend-performance/${file.replace('.md', '')}`;

  it('shows what is correct and what is not', () => {
    const verdicts = new Set(examples.map(({ verdict }) => verdict));
    expect([...verdicts].sort()).toEqual(['correct', 'incorrect']);
  });

  describe.each(Object.keys(linters) as LinterName[])('with %s', (eslint) => {
    it.each(examples)('the fence at line $line is $verdict', ({ language, verdict, options, code }) => {
      const messages = lintWith({
        code,
        filename: `example.${language}`,
        rules: { [ruleId]: ['error', ...options] },
        eslint,
      });
      expect(messages.filter(({ ruleId: reporter }) => reporter !== ruleId)).toEqual([]);
      const texts = messages.map(({ line, message }) => `${line}: ${message}`);
      if (verdict === 'correct') expect(texts).toEqual([]);
      else expect(texts).not.toEqual([]);
    });
  });
});

it('there are pages', () => {
  expect(readdirSync(folder)).not.toEqual([]);
});

function examplesIn(page: string): readonly Example[] {
  const examples: Example[] = [];
  const lines = page.split('\n');
  for (const [index, line] of lines.entries()) {
    const { language, verdict, options } = opening.exec(line)?.groups ?? {};
    if (language === undefined || verdict === undefined) continue;
    examples.push({
      line: index + 1,
      language,
      verdict,
      options: options === undefined ? [] : [JSON.parse(options)],
      code: lines.slice(index + 1, lines.indexOf('```', index)).join('\n'),
    });
  }
  return examples;
}
