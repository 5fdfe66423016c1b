import * as parser from '@typescript-eslint/parser';
import { readFileSync } from 'node:fs';
import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { conventions, type Convention } from '../../src/catalogue/conventions.js';
import { effectsOf } from '../../src/catalogue/schema.js';
import { conventionAt } from '../../src/resolve/conventions.js';
import { libraryOf } from '../../src/resolve/known-libraries.js';
import { resolutionOf, type LibraryCall } from '../../src/resolve/library-calls.js';
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

  it('is the one that its example follows, to an effect', () => {
    const followed = callsIn(example).filter((call) => call.convention === convention);
    expect(followed).toHaveLength(1);
    expect(callsIn(example).flatMap(({ member }) => effectsOf(member))).not.toEqual([]);
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
  const [, list = ''] = page.split(/^## /mu);
  const rows = list.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows.map((line) => line.replace(/ +/gu, ' '))).toEqual(conventions.map(row));
});

/** The line of the table, as this test expects it. */
function row({ example, is, names }: Convention): string {
  const members = Array.isArray(names) ? names.map((name) => `\`${name}\``).join(', ') : '';
  return `| ${codeSpan(example)} | ${members || 'see below'} | ${is.package} |`.replace(/ +/gu, ' ');
}

/** Code with a back tick in it needs a longer fence, and a space where the tick would touch it. */
function codeSpan(code: string): string {
  if (!code.includes('`')) return `\`${code}\``;
  const space = /^`|`$/u.test(code) ? ' ' : '';
  return `\`\`${space}${code}${space}\`\``;
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

interface FoundCall extends LibraryCall {
  readonly convention: Convention | undefined;
}

/** Every library call of the code, with the convention that it follows. */
function callsIn(code: string): readonly FoundCall[] {
  const calls: FoundCall[] = [];
  const rule: Rule.RuleModule = {
    create(context) {
      const resolution = resolutionOf(context as never);
      const visit = (node: Rule.Node) => {
        const call = resolution.callAt(node as never);
        if (call) calls.push({ ...call, convention: conventionAt(resolution, call.node) });
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
