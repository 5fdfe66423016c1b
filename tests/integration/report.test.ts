import { describe, expect, it } from 'vitest';
import type { ESLint, Linter } from 'eslint';
import htmlReport from '../../formatters/html.js';
import { codeOf, coloredLines } from '../../src/report/code.js';
import { markup } from '../../src/report/html.js';
import { treemapOf } from '../../src/report/treemap.js';
import { modelOf } from '../../src/report/model.js';
import { cacheWrites, clean, queryInLoop, workplace } from '../support/command.js';

const here = workplace();
const { write, read, run, execute, install } = here;

function result(
  filePath: string,
  source: string,
  ...messages: Partial<Linter.LintMessage>[]
): ESLint.LintResult {
  return {
    filePath,
    source,
    messages: messages.map((message) => ({
      ruleId: 'x/a',
      severity: 2,
      message: 'Costly.',
      line: 1,
      column: 1,
      ...message,
    })),
    suppressedMessages: [],
  } as unknown as ESLint.LintResult;
}

const data = { cwd: '/project', rulesMeta: {} };
const report = (...results: ESLint.LintResult[]): string => htmlReport(results, data);

describe('the page', () => {
  it('comes from the command: findings by rule and file, with their code and edits', async () => {
    write({ 'src/a.ts': queryInLoop, 'src/b.ts': cacheWrites, 'src/c.ts': clean });
    expect(await run(['--format', 'html', '--output-file', 'report.html'])).toEqual({
      code: 1,
      out: '',
      err: '',
    });
    const page = read('report.html');
    expect(page).toMatch(/^<!doctype html>/u);
    expect(page.match(/<article/gu)).toHaveLength(3);
    expect(page.match(/<details class="file"/gu)).toHaveLength(2);
    expect(page.match(/<details class="suggestion"/gu)).toHaveLength(2);
    expect(page).toContain('<mark class="squiggle error">pool.query</mark>');
    expect(page).toContain('of 3 linted');
  });

  it('comes from ESLint itself', async () => {
    install('eslint', '@typescript-eslint/parser');
    write({
      'package.json': '{ "type": "module" }',
      'eslint.config.js': `import parser from '@typescript-eslint/parser';
import plugin from 'eslint-plugin-backend-performance';
export default [plugin.configs.recommended, { files: ['**/*.ts'], languageOptions: { parser } }];`,
      'a.ts': queryInLoop,
    });
    const eslint = ['node_modules/eslint/bin/eslint.js', '-f'];
    const formatter = './node_modules/eslint-plugin-backend-performance/dist/formatters/html.js';
    const { code, out } = await execute(process.execPath, [...eslint, formatter, 'a.ts']);
    expect(code).toBe(1);
    expect(out.match(/<article/gu)).toHaveLength(1);
  });

  it('needs nothing from elsewhere', () => {
    const page = report(result('/project/a.ts', 'a();', {}));
    expect(page.match(/(?:src|href)="(?!#|data:)[^"]*"/gu)).toBeNull();
    expect(page).not.toMatch(/@import|url\(/u);
    expect(page).toContain('default-src &#39;none&#39;');
  });

  it('says so when nothing is found', () => {
    const page = report(result('/project/a.ts', 'a();'), result('/project/b.ts', 'b();'));
    expect(page).toContain('<h2>Nothing found</h2>');
    expect(page).toContain('2 files linted.');
  });

  it('obeys nothing that stands in names, messages, code or edits', () => {
    const bad = '</pre></script><img src=x onerror="alert(1)">\u001B[31m';
    const page = report(
      result(`/project/${bad.replaceAll('/', '')}.ts`, bad, {
        ruleId: `x/${bad.replaceAll('/', '')}`,
        message: bad,
        suggestions: [{ desc: bad, fix: { range: [0, 0], text: bad } }],
      }),
    );
    expect(page).not.toContain('<img');
    expect(page).not.toContain('\u001B');
    expect(page.match(/<script>/gu)).toHaveLength(1);
    expect(page.match(/<\/script>/gu)).toHaveLength(1);
  });

  it('what cannot be parsed has no rule', () => {
    const page = report(
      result('/project/a.ts', 'const x = ;', { ruleId: null, fatal: true, message: 'Parsing error.' }),
    );
    expect(page).toContain('cannot be parsed');
  });
});

describe('the code of a finding', () => {
  const shown = (source: string, message: Partial<Linter.LintMessage>): string =>
    codeOf(coloredLines(source), { line: 1, column: 1, severity: 2, ...message } as Linter.LintMessage).text;
  const words = (text: string): string => text.replace(/<[^>]*>/gu, '');

  it('is colored, and underlined over what the message is about', () => {
    const text = shown("const a = await b('c', 1); // d", { column: 11, endColumn: 18 });
    expect(text).toContain('<span class="keyword">const</span>');
    expect(text).toContain('<span class="comment">// d</span>');
    expect(text).toContain('<span class="numeral">1</span>');
    expect(text).toContain('<mark class="squiggle error"><span class="keyword">await</span> b</mark>');
    expect(words(text)).toContain('const a = await b(&#39;c&#39;, 1); // d');
  });

  it('is a few lines, and the whole of what the message is about without its indentation', () => {
    const source = Array.from({ length: 30 }, (_, index) => `  f(${index + 1});`).join('\n');
    const text = shown(source, { line: 10, column: 3, endLine: 11, endColumn: 8 });
    expect(text.match(/class="line/gu)).toHaveLength(8);
    expect(words(text.split('<mark')[2] ?? '')).toMatch(/^ class="squiggle error">f\(11\)/u);
  });

  it.each([
    ['nothing', ''],
    ['half a string', "const a = '"],
    ['half a template', 'const a = `${'],
    ['half a comment', '/* a'],
    ['what is no code', '<template>\n  <p v-if="a">\n</template>'],
    ['windows line ends', 'a();\r\nb();\r\n'],
  ])('is shown whatever it is: %s', (_, source) => {
    const lines = source.split(/\r?\n/u);
    expect(coloredLines(source).map(({ text }) => text)).toEqual(lines);
    expect(shown(source, { line: 1, column: 1 })).toContain('<mark');
    expect(shown(source, { line: 99, column: 1 })).toContain('<pre');
  });

  it('of a very long line is what stands around the message', () => {
    const text = words(
      shown(`${'a();'.repeat(1000)}here();${'b();'.repeat(1000)}`, { column: 4001, endColumn: 4005 }),
    );
    expect(text).toContain('here();');
    expect(text.length).toBeLessThan(500);
  });
});

describe('the map of folders', () => {
  const mapOf = (...paths: readonly string[]): string =>
    treemapOf(
      modelOf(
        paths.map((path) => result(`/project/${path}`, 'a();', {})),
        data,
      ).files,
    ).text;
  const names = (map: string): string[] =>
    [...map.matchAll(/class="name">([^<]*)</gu)].map(([, name = '']) => name);

  it('has folders and files, and folders with only one folder in one', () => {
    expect(names(mapOf('src/a/b/c.ts', 'src/a/b/d.ts', 'lib/e.ts')).sort()).toEqual([
      'c.ts',
      'd.ts',
      'e.ts',
      'lib',
      'src/a/b',
    ]);
  });

  it('leaves out what all have in common', () => {
    expect(names(mapOf('src/a/b.ts', 'src/a/c.ts')).sort()).toEqual(['b.ts', 'c.ts']);
  });

  it('of one file is that file', () => {
    expect(names(mapOf('src/a.ts'))).toEqual(['a.ts']);
  });

  it('of very many files is of their folders', () => {
    const many = Array.from({ length: 400 }, (_, index) => `src/m${index % 20}/f${index}.ts`);
    expect(names(mapOf(...many))).toHaveLength(20);
    const flat = Array.from({ length: 400 }, (_, index) => `f${index}.ts`);
    expect(names(mapOf(...flat)).length).toBeGreaterThan(0);
  });
});

it('pieces of a page escape what is put into them', () => {
  expect(markup`<p title="${'"'}">${'<&>'}${markup`<b>`}${[1, false, undefined]}</p>`.text).toBe(
    '<p title="&quot;">&lt;&amp;&gt;<b>1</p>',
  );
});
