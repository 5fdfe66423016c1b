import { readFileSync } from 'node:fs';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { programOf } from '../support/typed.js';

const page = readFileSync(new URL('../../docs/types.md', import.meta.url), 'utf8');

interface Example {
  readonly line: number;
  readonly verdict: 'found' | 'silenced';
  readonly code: string;
  readonly files: readonly (readonly [name: string, text: string])[];
}

const fence = /^```ts (?:file (?<file>\S+)|(?<verdict>found|silenced))\n(?<text>.*?)^```$/gmsu;

/** Each fence with a verdict, with the files that stand above it. */
function* examples(): Generator<Example> {
  const files = new Map<string, string>();
  for (const { groups = {}, index } of page.matchAll(fence)) {
    const { file, text = '', verdict } = groups;
    if (file !== undefined) files.set(`/project/src/${file}`, text);
    else if (verdict === 'found' || verdict === 'silenced')
      yield { line: page.slice(0, index).split('\n').length, verdict, code: text, files: [...files] };
  }
}

const filename = '/project/src/example.ts';

function reports(code: string, parserOptions: object) {
  const { rules = {} } = plugin.configs.recommended;
  return new Linter({ cwd: '/project' })
    .verify(
      code,
      {
        files: ['**/*.ts'],
        plugins: { 'backend-performance': plugin },
        languageOptions: { parser, parserOptions },
        rules,
      },
      filename,
    )
    .map(({ message }) => message);
}

const all = [...examples()];

describe('the examples of docs/types.md', () => {
  it('there are some of either kind', () => {
    expect(new Set(all.map(({ verdict }) => verdict))).toEqual(new Set(['found', 'silenced']));
  });

  it.each(all)(
    'the fence at line $line is $verdict with types, and not without',
    ({ verdict, code, files }) => {
      const program = programOf([...files, [filename, code]]);
      const typed = reports(code, { programs: [program] });
      const untyped = reports(code, {});
      expect(typed).toHaveLength(verdict === 'found' ? 1 : 0);
      expect(untyped).toHaveLength(verdict === 'found' ? 0 : 1);
    },
  );
});
