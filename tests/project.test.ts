import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.js';
import { libraries } from '../src/catalogue/index.js';
import plugin from '../src/index.js';
import { lintWith, linters, type LinterName } from './support/lint-with.js';

const at = (path: string): URL => new URL(`../${path}`, import.meta.url);
const read = (path: string): string => readFileSync(at(path), 'utf8');
const filesIn = (folder: string): readonly string[] => readdirSync(at(folder)).sort();
const ruleNames = rules.map(({ name }) => name).sort();

it('has rules, and each rule stands in the index under the name of its file', () => {
  expect(ruleNames).not.toEqual([]);
  const files = filesIn('rules').filter((file) => file !== 'index.ts');
  expect(files).toEqual(ruleNames.map((name) => `${name}.ts`));
});

it('each rule has its page and its test', () => {
  expect(filesIn('docs/rules')).toEqual(ruleNames.map((name) => `${name}.md`));
  expect(filesIn('tests/rules')).toEqual(expect.arrayContaining(ruleNames.map((name) => `${name}.test.ts`)));
});

describe.each(rules)('$name', ({ name, meta }) => {
  it('is named after what is in the code', () => {
    expect(name).toMatch(/^(?:no|require|prefer)-[a-z-]+$/u);
  });

  it('starts in no preset, or says in which', () => {
    const { recommended, strict } = meta.docs ?? {};
    expect(recommended === true && strict === true, 'recommended rules are in strict anyway').toBe(false);
  });

  it.each(Object.entries(meta.messages))(
    'says in one or two sentences what it costs and what to do: %s',
    (_, message) => {
      // Suggestions have a title in the imperative, which is a sentence too.
      expect(message).toMatch(/^(?:[A-Z]|`|\{\{).*\.$/u);
      expect(message).not.toMatch(/\b(?:should|please|bad|simply|just)\b/iu);
      expect(sentencesOf(message).length).toBeLessThanOrEqual(2);
    },
  );
});

/** A full stop inside back ticks or a placeholder ends no sentence. */
function sentencesOf(message: string): readonly string[] {
  return message
    .replace(/`[^`]*`|\{\{[^}]*\}\}/gu, 'X')
    .split(/(?<=[.!?])\s+/u)
    .filter((sentence) => sentence !== '');
}

describe('the presets', () => {
  const namesIn = (preset: keyof typeof plugin.configs): readonly string[] =>
    Object.keys(plugin.configs[preset].rules ?? {}).sort();
  const marked = (mark: 'recommended' | 'strict'): readonly string[] =>
    rules.filter(({ meta }) => meta.docs?.[mark]).map(({ name }) => `backend-performance/${name}`);

  it('come from what the rules say of themselves', () => {
    expect(namesIn('recommended')).toEqual(marked('recommended').toSorted());
    expect(namesIn('strict')).toEqual([...marked('recommended'), ...marked('strict')].toSorted());
    expect(namesIn('all')).toEqual(ruleNames.map((name) => `backend-performance/${name}`));
  });

  it('give the strict options, but not in recommended', () => {
    for (const { name, meta } of rules) {
      const id = `backend-performance/${name}`;
      const strict = ['error', ...(meta.docs?.strictOptions ?? [])];
      expect(plugin.configs.all.rules?.[id]).toEqual(strict);
      expect([undefined, strict]).toContainEqual(plugin.configs.strict.rules?.[id]);
      expect([undefined, ['error']]).toContainEqual(plugin.configs.recommended.rules?.[id]);
    }
  });

  it.each(Object.entries(plugin.configs))(
    '%s is a named flat config that leaves out tests',
    (name, config) => {
      expect(config.name).toBe(`backend-performance/${name}`);
      expect(config.plugins).toEqual({ 'backend-performance': plugin });
      expect(config.ignores).toContain('**/*.{test,spec,e2e,e2e-spec}.*');
      expect(config.ignores).toContain('**/*-migrations.*');
    },
  );
});

describe('no rule throws, and every rule is asked', () => {
  const odd = filesIn('tests/fixtures/odd-syntax').map((file) => ({
    filename: file.replace(/\.txt$/u, ''), // so that only this test reads them
    code: read(`tests/fixtures/odd-syntax/${file}`),
  }));
  const files = [
    ...odd,
    { filename: 'empty.ts', code: '' },
    { filename: 'empty.js', code: '' },
    { filename: 'comment.ts', code: '// nothing' },
    { filename: 'comment.js', code: '/* nothing */' },
  ];
  const everyRule = plugin.configs.all.rules ?? {};
  const defaults = Object.fromEntries(Object.keys(everyRule).map((id) => [id, 'error' as const]));

  it('the folder of odd syntax is there', () => {
    expect(odd.length).toBeGreaterThan(10);
  });

  describe.each(Object.keys(linters) as LinterName[])('%s', (eslint) => {
    it.each(files)('$filename', ({ filename, code }) => {
      const isTypeScript = /\.[cm]?tsx?$/u.test(filename);
      for (const espree of isTypeScript ? [false] : [false, true]) {
        for (const given of [everyRule, defaults]) {
          const messages = lintWith({ code, filename, rules: given, eslint, espree });
          expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
        }
      }
    });

    it('the odd calls are reported, so the rules did look', () => {
      const [calls] = odd.filter(({ filename }) => filename === 'calls.ts');
      const messages = calls ? lintWith({ ...calls, rules: everyRule, eslint }) : [];
      expect(messages.length).toBeGreaterThan(0);
    });
  });
});

describe('only the catalogue knows the libraries', () => {
  const alsoWords = new Set(['async', 'bottleneck', 'got', 'http']); // of the language, or of everyday English
  const packages = [...new Set(libraries.flatMap((library) => library.packages))].filter(
    (name) => !alsoWords.has(name),
  );
  const files = ['rules', 'src/analysis', 'src/edits', 'src/layout'].flatMap((folder) =>
    filesIn(folder).map((file) => `${folder}/${file}`),
  );

  it.each(files)('%s', (file) => {
    const code = read(file);
    expect(packages.filter((name) => mentions(code, name))).toEqual([]);
  });

  it('a mention is found', () => {
    expect(packages).toContain('pg');
    expect(mentions("if (name === 'pg') return;", 'pg')).toBe(true);
    expect(mentions('const pgSize = pages.length;', 'pg')).toBe(false);
  });
});

describe('our own code has none of our findings', () => {
  const files = ['rules', 'scripts', 'src'].flatMap((folder) =>
    readdirSync(at(folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.[jt]s$/u.test(file))
      .map((file) => `${folder}/${file}`),
  );

  it.each(files)('%s', (file) => {
    const messages = lintWith({ code: read(file), filename: file, rules: plugin.configs.strict.rules ?? {} });
    expect(messages.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
  });
});

/** Is this package one of the words of the code, its strings or its comments? */
function mentions(code: string, name: string): boolean {
  return code.split(/[^\w@/:-]+/u).includes(name);
}
