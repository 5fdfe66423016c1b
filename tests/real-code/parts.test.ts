import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { codeFrame } from './code-frame.js';
import { compareFindings } from './compare-findings.js';
import { drawLots } from './draw-sample.js';
import { isMinified, lintableFiles } from './lintable-files.js';
import { readPinnedPackages } from './pinned-packages.js';
import { parseReviewed } from './reviewed-findings.js';
import { reportsFor } from './silent-candidates.js';
import { temporary, write } from './stand-ins.js';
import { scoreRules } from './summarize-run.js';

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const finding = { package: 'shop@1.0.0', file: 'a.js', line: 3, rule: 'no-star', message: 'A star.' };

describe('comparison with the reviewed list', () => {
  const listed = { package: 'shop@1.0.0', file: 'a.js', line: 3, rule: 'no-star', verdict: 'right' } as const;

  it('takes a finding for known whatever its wording is', () => {
    const difference = compareFindings([{ ...finding, message: 'New words.' }], [listed]);
    expect(difference).toEqual({ added: [], vanished: [], kept: [listed] });
  });

  it.each([{ package: 'shop@1.0.1' }, { file: 'b.js' }, { line: 4 }, { rule: 'no-loop' }])(
    'takes a finding for another when it differs in %o',
    (change) => {
      const moved = { ...finding, ...change };
      expect(compareFindings([moved], [listed])).toEqual({ added: [moved], vanished: [listed], kept: [] });
    },
  );
});

it('counts an unsure finding against the precision of its rule, and one not judged not at all', () => {
  const listed = (['right', 'right', 'unsure', 'wrong', 'unreviewed', 'unsampled'] as const).map(
    (verdict, index) => ({ ...finding, line: index + 1, verdict }),
  );
  expect(scoreRules(['no-star', 'no-loop'], listed, listed)).toMatchObject([
    { found: 6, right: 2, precision: 0.5 },
    { found: 0, precision: null },
  ]);
});

describe('reviewed list', () => {
  const good = '{"package":"shop@1.0.0","file":"a.js","line":3,"rule":"no-star","verdict":"unreviewed"}';

  it('reads one entry a line', () => {
    expect(parseReviewed(`${good}\n\n`, 'shop.jsonl')).toEqual([JSON.parse(good)]);
  });

  it.each([
    ['{"package":', 'this line is not JSON'],
    ['[]', 'expected an object'],
    [good.replace('}', ',"code":"x"}'), '`code` is not known'],
    [good.replace('"line":3', '"line":0'), '`line` is 0'],
    [good.replace('"file":"a.js",', ''), '`file` is missing'],
    [good.replace('"a.js"', '"/a.js"'), '`file` is "/a.js"'],
    [good.replace('shop@1.0.0', 'shop'), '`package` is "shop"'],
    [good.replace('unreviewed', 'maybe'), 'a verdict is one of right, wrong'],
    [good.replace('unreviewed', 'wrong'), 'a finding that is wrong needs a `reason`'],
    [good, 'listed twice'],
  ])('names file and line of a mistake: %s', (line, mistake) => {
    expect(() => parseReviewed(`${good}\n${line}\n`, 'shop.jsonl')).toThrow(`shop.jsonl:2: `);
    expect(() => parseReviewed(`${good}\n${line}\n`, 'shop.jsonl')).toThrow(mistake);
  });
});

describe('list of packages', () => {
  const good = { name: 'shop', version: '1.0.0', integrity: 'sha512-AA==', why: 'It has queries.' };

  it.each([
    ['nothing', [], 'not empty'],
    ['a range', [{ ...good, version: '^1.0.0' }], 'packages[0]: `version`: expected an exact version'],
    ['an unknown key', [{ ...good, ignore: [] }], 'packages[0]: `ignore` is not known'],
    ['an empty selection', [{ ...good, only: [] }], '`only`: expected a list of beginnings of paths'],
    ['one package twice', [good, good], 'shop is listed twice'],
  ])('refuses %s', (_, packages, mistake) => {
    const path = join(temporary, 'packages.json');
    writeFileSync(path, JSON.stringify({ packages }));
    expect(() => readPinnedPackages(path)).toThrow(mistake);
  });

  it('is in order in this repository', () => {
    const pins = readPinnedPackages(join(import.meta.dirname, 'packages.json'));
    expect(pins.map(({ name }) => name)).toContain('pg-boss');
  });
});

describe('choice of files', () => {
  it('takes the code of the server only', () => {
    const root = join(temporary, 'choice');
    const chosen = ['a.js', 'lib/b.ts', 'lib/c.cjs', 'lib/latest.js', 'web/server.mjs'];
    const others = [
      'a.d.ts',
      'a.js.map',
      'a.min.js',
      'a.test.js',
      'lib/b.e2e.test.ts',
      'test/a.js',
      'lib/__tests__/a.js',
      'lib/fixtures/a.js',
      'node_modules/pg/a.js',
      '.hidden/a.js',
      'web/static/a.js',
    ];
    for (const file of [...chosen, ...others]) write(root, file, '');
    expect(lintableFiles(root, { skip: ['web/static/'] })).toEqual(chosen);
    expect(lintableFiles(root, { only: ['lib/b'] })).toEqual(['lib/b.ts']);
  });

  it('knows a minified file by its long lines', () => {
    expect(isMinified('x();'.repeat(2000))).toBe(true);
    expect(isMinified('x();\n'.repeat(2000))).toBe(false);
  });
});

describe('sample', () => {
  const many = Array.from({ length: 50 }, (_, index) => ({ ...finding, line: index + 1 }));

  it('is the same for the same seed, and another for another', () => {
    expect(drawLots(many, 5, 1)).toEqual(drawLots(many.toReversed(), 5, 1));
    expect(drawLots(many, 5, 1)).not.toEqual(drawLots(many, 5, 2));
  });

  it('keeps its other findings when one goes', () => {
    const [gone, ...rest] = drawLots(many, 5, 1);
    const without = many.filter((other) => other !== gone);
    expect(drawLots(without, 5, 1).slice(0, 4)).toEqual(rest);
  });

  it('draws from every rule', () => {
    const drawn = drawLots([...many, { ...finding, rule: 'no-loop' }], 2, 1);
    expect(drawn.map(({ rule }) => rule)).toEqual(['no-loop', 'no-star', 'no-star']);
  });

  it('shows the line with its neighbours', () => {
    expect(codeFrame('a\nb\nc\nd', 2, { before: 1, after: 1 })).toBe('  1 | a\n> 2 | b\n  3 | c');
  });
});

it('takes what one rule reports for said by those that leave it the word', () => {
  const query = { ...finding, rule: 'no-query-in-loop' };
  const rules = (rule: string) => reportsFor([query, finding], rule).map((report) => report.rule);
  expect(rules('no-unbounded-concurrency')).toEqual(['no-unbounded-concurrency', 'no-star']);
  expect(rules('no-star')).toEqual(['no-query-in-loop', 'no-star']);
});
