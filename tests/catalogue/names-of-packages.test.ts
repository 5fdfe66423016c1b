import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import { libraries } from '../../src/catalogue/index.js';
import type { Library } from '../../src/catalogue/schema.js';
import { createRule } from '../../src/create-rule.js';
import { libraryCalls } from '../../src/resolve/library-calls.js';

/** Every name of every package, but of those that are known wherever they are imported from, or export only types. */
const names = libraries
  .filter(({ isStandIn, anywhere, ambient }) => !isStandIn && !anywhere && !ambient)
  .flatMap((library) => library.packages.map((specifier) => ({ library, specifier })));

it('a call is known under every name of its package', () => {
  const calls = names.map(({ library, specifier }) => callOf(library, specifier.replace(/\*$/u, 'part')));
  const seen = librariesIn(calls);
  const wrong = names.filter(({ library }, line) => seen.get(line + 1) !== library);
  expect(wrong.map(({ specifier }) => specifier)).toEqual([]);
});

it('a package whose name only begins like one is another', () => {
  const isOfScope = (name: string) =>
    names.some(({ specifier }) => specifier.endsWith('/*') && name.startsWith(specifier.slice(0, -1)));
  const others = names
    .filter(({ specifier }) => !isOfScope(specifier) || specifier.endsWith('/*'))
    .map(({ library, specifier }) => ({
      library,
      longer: specifier.endsWith('/*') ? specifier.replace('/*', '-tools/part') : `${specifier}-tools`,
    }));
  const seen = librariesIn(others.map(({ library, longer }) => callOf(library, longer)));
  expect([...seen.keys()].map((line) => others[line - 1]?.longer)).toEqual([]);
});

function callOf({ module, globals = {} }: Library, specifier: string): string {
  const exported = Object.keys(module).filter((name) => name !== '*');
  const member = exported.find((name) => !(name in globals)) ?? exported[0] ?? 'anything';
  return `{ const { ${member}: member } = require('${specifier}'); new member(value); }`;
}

/** The library that is called on each line. */
function librariesIn(lines: readonly string[]): ReadonlyMap<number, Library> {
  const found = new Map<number, Library>();
  const rule = createRule({
    name: 'calls',
    meta: {
      type: 'problem',
      docs: { description: 'Keeps the library of each call' },
      messages: {},
      schema: [],
    },
    defaultOptions: [],
    create(context) {
      const callAt = libraryCalls(context);
      return {
        NewExpression(node) {
          const call = callAt(node);
          if (call) found.set(node.loc.start.line, call.library);
        },
      };
    },
  });
  const messages = new Linter().verify(lines.join('\n'), {
    languageOptions: { parser },
    plugins: { own: { rules: { calls: rule as never } } },
    rules: { 'own/calls': 'error' },
  });
  expect(messages).toEqual([]);
  return found;
}
