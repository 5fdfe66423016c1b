import { readdirSync, readFileSync } from 'node:fs';
import * as parser from '@typescript-eslint/parser';
import type { TSESLint } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { docText } from '../../src/layout/doc-text.js';
import type { Format } from '../../src/layout/fragment.js';
import { parsedFragment } from '../../src/layout/parse-fragment.js';
import { printerOf } from '../../src/layout/printer.js';

/** What `.prettierrc.json` says, and Prettier's defaults. */
const format: Format = {
  width: 110,
  unit: '  ',
  tabWidth: 2,
  semicolon: ';',
  trailingComma: 'all',
  hasSpacedBraces: true,
  hasArrowParens: true,
};

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

/** Each statement of a file that would be laid out in another way. */
function otherwise(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8').replace(/^#!.*/u, '');
  const context = { filename: file, languageOptions: { parser }, sourceCode: {} } as unknown as Context;
  const fragment = parsedFragment(context, text, true);
  if (!fragment) return ['it was not parsed'];
  const printer = printerOf(fragment, format, new Map());
  return fragment.body
    .map((node) => ({ before: text.slice(...node.range), after: docText(printer.print(node), format, '') }))
    .filter(({ after, before }) => after !== before)
    .map(({ after }) => after);
}

describe('our own code, which Prettier has laid out, is laid out in the same way', () => {
  const folder = (name: string) => new URL(`../../${name}/`, import.meta.url).pathname;
  const files = ['rules', 'src/analysis', 'src/edits', 'src/layout', 'src/report'].flatMap((name) =>
    readdirSync(folder(name))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => folder(name) + file),
  );

  it('there is much of it', () => {
    expect(files.length).toBeGreaterThan(200);
  });

  it.each(files)('%s', (file) => {
    expect(otherwise(file)).toEqual([]);
  });
});
