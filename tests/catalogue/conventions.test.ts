import * as parser from '@typescript-eslint/parser';
import { readFileSync } from 'node:fs';
import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { conventions, type Convention } from '../../src/catalogue/conventions.js';
import { effectsOf } from '../../src/catalogue/schema.js';
import { libraryOf } from '../../src/resolve/known-libraries.js';
import { libraryCalls, type LibraryCall } from '../../src/resolve/library-calls.js';
import { asInstance, calledMember, libraryMember, taggedMember } from '../../src/resolve/value.js';

describe.each(conventions)('$example', (convention) => {
  const { example, is } = convention;
  const library = libraryOf(is.package);

  it('names a library and a type of the catalogue', () => {
    expect(Object.keys(library?.types ?? {})).toContain(is.type);
  });

  it('names members that the type has', () => {
    expect(missingMembers(convention)).toEqual([]);
  });

  it('is recognised, and has an effect', () => {
    const calls = callsIn(example).filter(({ evidence }) => evidence === 'convention');
    expect(calls.map((call) => call.library)).toContain(library);
    expect(calls.flatMap(({ member }) => effectsOf(member))).not.toEqual([]);
  });

  it('is what decides about its example', () => {
    const first = conventions.find((candidate) => candidate.example === example);
    expect(first, 'two conventions have the same example').toBe(convention);
  });
});

it('an entry that can never match is found', () => {
  const [first] = conventions;
  const wrong = {
    ...first,
    names: ['findMany', 'querry'],
    is: { package: 'pg', type: 'Pool' },
  } as Convention;
  expect(missingMembers({ ...wrong, called: 'member' })).toEqual(['findMany', 'querry']);
});

it('docs/conventions.md lists each, in this order', () => {
  const page = readFileSync(new URL('../../docs/conventions.md', import.meta.url), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows).toEqual(conventions.map(row));
});

function row({ example, is }: Convention): string {
  const [conventional = example, imported] = example.split('; ').reverse();
  const code = `\`${conventional.replace(/^\w+ \[?\w+\]? = (?:await )?|^await /u, '').replaceAll('|', '\\|')}\``;
  const given = imported === undefined ? '' : ` in a file with \`${imported}\``;
  return `| ${code}${given} | \`${is.package}\` |`;
}

/** Which of the names does the type not have? Patterns need a type that has them all. */
function missingMembers({ called, is, means, names }: Convention): readonly string[] {
  const library = libraryOf(is.package);
  if (!library) return [is.package];
  const receiver = { kind: 'instance', library, type: is.type, evidence: 'convention' } as const;
  const model = called === 'model' ? asInstance(libraryMember(receiver, '*')) : undefined;
  if (names === undefined && means === undefined) {
    return (calledMember(receiver) ?? taggedMember(receiver)) ? [] : ['(call)'];
  }
  const asked = means === undefined ? (names instanceof RegExp ? ['*'] : (names ?? [])) : [means];
  return asked.filter((name) => !libraryMember(model ?? receiver, name));
}

/** Every library call of the code. */
function callsIn(code: string): readonly LibraryCall[] {
  const calls: LibraryCall[] = [];
  const rule: Rule.RuleModule = {
    create(context) {
      const callAt = libraryCalls(context as never);
      const visit = (node: unknown) => {
        const call = callAt(node as never);
        if (call) calls.push(call);
      };
      return { CallExpression: visit, TaggedTemplateExpression: visit };
    },
  };
  const problems = new Linter().verify(code, {
    plugins: { test: { rules: { calls: rule } } },
    languageOptions: { parser },
    rules: { 'test/calls': 'error' },
  });
  expect(problems).toEqual([]);
  return calls;
}
