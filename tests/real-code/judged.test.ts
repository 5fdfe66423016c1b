import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { figuresOf } from './figures.js';
import { parseJudged, readJudged } from './judged-sites.js';
import { pageText, precisionPage } from './precision-page.js';
import { checkoutTargets, readRepositories } from './repositories.js';
import { candidateLines } from './silent-candidates.js';
import { write } from './stand-ins.js';
import { wilson } from './wilson.js';

const temporary = mkdtempSync(join(tmpdir(), 'judged-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const commit = 'a'.repeat(40);
const shop = { folder: 'shop', repository: 'acme/shop', commit, why: 'It has queries.' };
const judged = {
  repository: 'acme/shop',
  commit,
  file: 'src/a.js',
  line: 3,
  rule: 'no-star',
  verdict: 'right',
  reason: 'A star.',
};

describe('judged list', () => {
  const good = JSON.stringify(judged);
  const other = JSON.stringify({ ...judged, line: 4 });

  it('reads one site a line, and takes the folder for the repository', () => {
    const { repository, ...site } = judged;
    const called = JSON.stringify({ ...judged, repository: 'shop' });
    expect(parseJudged(`${called}\n\n`, 'no-star.jsonl', [shop])).toEqual([{ package: repository, ...site }]);
  });

  it('has its own verdicts for places without a finding', () => {
    const silent = good.replace('"right"', '"rightly silent"');
    expect(parseJudged(silent, 'no-star.silent.jsonl', [shop])).toHaveLength(1);
    expect(() => parseJudged(silent, 'no-star.jsonl', [shop])).toThrow('no-star.jsonl:1: `verdict`');
  });

  it.each([
    ['{"repository":', 'this line is not JSON'],
    ['[]', 'expected an object'],
    [other.replace('acme/shop', 'acme/shoe'), '`repository` is "acme/shoe"; there are acme/shop'],
    [other.replace(commit, 'abc'), '`commit` is "abc"'],
    [other.replace('no-star', 'no-loop'), 'this list is about no-star'],
    [other.replace('"right"', '"missed"'), 'a verdict is one of right, wrong, unsure'],
    [other.replace('A star.', ''), '`reason` is ""'],
    [other.replace('"line":4', '"line":"4"'), '`line` is "4"'],
    [other.replace('src/a.js', '/src/a.js'), '`file` is "/src/a.js"'],
    [other.replace('}', ',"code":"x"}'), '`code` is not known'],
    [good, 'listed twice'],
  ])('names file and line of a mistake: %s', (line, mistake) => {
    const read = () => parseJudged(`${good}\n${line}\n`, 'judged/no-star.jsonl', [shop]);
    expect(read).toThrow('judged/no-star.jsonl:2: ');
    expect(read).toThrow(mistake);
  });

  it('is about the commit at which its repository is pinned', () => {
    const pins = [shop, { ...shop, folder: 'shoe', repository: 'acme/shoe', commit: 'b'.repeat(40) }];
    const line = JSON.stringify({ ...judged, repository: 'acme/shoe' });
    expect(() => parseJudged(line, 'no-star.jsonl', pins)).toThrow(
      'no-star.jsonl:1: acme/shoe is pinned at bbb',
    );
  });

  it('is in order in this repository, for each rule', () => {
    const folder = import.meta.dirname;
    const repositories = readRepositories(join(folder, 'repositories.json'));
    expect(repositories).toHaveLength(13);
    const { findings, silences } = readJudged(join(folder, 'judged'), repositories);
    expect(findings.map(({ rule }) => rule)).toContain('no-select-star');
    expect(silences.map(({ rule }) => rule)).toContain('no-select-star');
  });
});

describe('list of repositories', () => {
  it.each([
    ['nothing', [], 'not empty'],
    [
      'a short commit',
      [{ ...shop, commit: 'abc' }],
      'repositories[0]: `commit`: expected a commit of 40 digits',
    ],
    ['an unknown key', [{ ...shop, ignore: [] }], 'repositories[0]: `ignore` is not known'],
    ['an empty selection', [{ ...shop, only: [] }], '`only`: expected a list of beginnings of paths'],
    ['no object', [null], 'repositories[0]: expected an object'],
  ])('refuses %s', (_, repositories, mistake) => {
    write(temporary, 'repositories.json', JSON.stringify({ repositories }));
    expect(() => readRepositories(join(temporary, 'repositories.json'))).toThrow(mistake);
  });

  it('refuses what is not JSON', () => {
    write(temporary, 'repositories.json', '{');
    expect(() => readRepositories(join(temporary, 'repositories.json'))).toThrow('repositories.json: ');
  });
});

describe('checkouts', () => {
  it('have to be there, and to have something to lint', () => {
    const folder = mkdtempSync(join(temporary, 'checkouts-'));
    expect(() => checkoutTargets([shop], join(folder, 'gone'))).toThrow('gone is not a folder.');
    expect(() => checkoutTargets([shop], folder)).toThrow(
      `has no checkout of\n  shop: acme/shop at ${commit}`,
    );
    mkdirSync(join(folder, 'shop'));
    expect(() => checkoutTargets([shop], folder)).toThrow('has nothing that could be linted');
    write(folder, 'shop/src/a.js', '');
    expect(checkoutTargets([shop], folder)).toEqual([
      { package: 'acme/shop', root: join(folder, 'shop'), files: ['src/a.js'] },
    ]);
  });
});

describe('interval', () => {
  it.each([
    [54, 56, 0.8788, 0.9902],
    [10, 10, 0.7225, 1],
    [0, 10, 0, 0.2775],
    [1, 2, 0.0945, 0.9055],
  ])('%i of %i', (hits, tries, low, high) => {
    expect(wilson(hits, tries).low).toBeCloseTo(low, 3);
    expect(wilson(hits, tries).high).toBeCloseTo(high, 3);
  });
});

describe('figures', () => {
  const site = { package: 'acme/shop', commit, file: 'a.js', rule: 'no-star', reason: 'Why.' };
  const findings = (['right', 'right', 'right', 'unsure'] as const).map((verdict, index) => ({
    ...site,
    line: index + 1,
    verdict,
  }));
  const silences = Array.from({ length: 20 }, (_, index) => ({
    ...site,
    line: index + 100,
    verdict: index === 0 ? ('missed' as const) : ('rightly silent' as const),
  }));

  it('count what is open to argument against the rule', () => {
    expect(figuresOf('no-star', { findings, silences }, undefined)).toMatchObject({
      read: 4,
      right: 3,
      precision: { share: 0.75 },
      silent: 20,
      missed: 1,
      recall: undefined,
    });
  });

  it('take what was missed to be as frequent in all silent places as in the sample', () => {
    const totals = { date: '2026-01-01', rules: { 'no-star': { findings: 40, candidates: 200 } } };
    const { recall } = figuresOf('no-star', { findings, silences }, totals);
    expect(recall?.share).toBeCloseTo(30 / (30 + 10));
    expect(recall?.low).toBeLessThan(0.6);
    expect(recall?.high).toBeGreaterThan(0.9);
  });

  it('tell what the file itself shows from what is missed in another', () => {
    const elsewhere = silences.map((silence) =>
      silence.line === 101 ? { ...silence, verdict: 'missed elsewhere' as const } : silence,
    );
    const totals = { date: '2026-01-01', rules: { 'no-star': { findings: 4, candidates: 20 } } };
    const figures = figuresOf('no-star', { findings, silences: elsewhere }, totals);
    expect(figures).toMatchObject({ missed: 2, elsewhere: 1 });
    expect(figures.recall?.share).toBeCloseTo(3 / 5);
    expect(figures.recallInFile?.share).toBeCloseTo(3 / 4);
    expect(pageText([figures], [shop], totals)).toContain(
      '| 20 | 20 | 2 | 1 | 75.0 % | all were read | 60.0 % |',
    );
  });

  it('have no interval of recall where all places were read', () => {
    const totals = { date: '2026-01-01', rules: { 'no-star': { findings: 4, candidates: 20 } } };
    expect(figuresOf('no-star', { findings, silences }, totals).recall).toEqual({
      share: 0.75,
      low: 0.75,
      high: 0.75,
    });
  });

  it('are nothing where nothing was read', () => {
    const figures = figuresOf('no-loop', { findings, silences }, undefined);
    expect(figures).toMatchObject({ read: 0, precision: undefined, recall: undefined });
    expect(pageText([figures], [shop], undefined)).toContain('| 0 | 0 | 0 | 0 | no finding |');
  });
});

describe('the page of figures', () => {
  it('is written from the lists, and known to be old when they change', () => {
    const folder = mkdtempSync(join(temporary, 'page-'));
    const page = join(folder, 'precision.md');
    write(folder, 'repositories.json', JSON.stringify({ repositories: [shop] }));
    write(folder, 'judged/no-star.jsonl', JSON.stringify(judged));
    write(folder, 'judged/totals.json', '{"date":"2026-01-01","rules":{}}');
    expect(precisionPage({ folder, page, check: true })).toContain('Run `npm run docs`');
    expect(precisionPage({ folder, page, check: false })).toBeUndefined();
    expect(precisionPage({ folder, page, check: true })).toBeUndefined();

    const text = readFileSync(page, 'utf8');
    expect(text).toContain('| [no-star](rules/no-star.md) | 1 | 1 | 0 | 0 | 100.0 % | 20.7 to 100.0 % |');
    expect(text).toContain('counted on 2026-01-01');
    write(folder, 'judged/no-star.jsonl', JSON.stringify({ ...judged, verdict: 'wrong' }));
    expect(precisionPage({ folder, page, check: true })).toContain('is not as the judged lists are');
  });
});

it('shows what the setting `project` changes, once the command counted it', () => {
  const folder = mkdtempSync(join(temporary, 'page-'));
  const page = join(folder, 'precision.md');
  write(folder, 'repositories.json', JSON.stringify({ repositories: [shop] }));
  write(folder, 'judged/no-star.jsonl', JSON.stringify(judged));
  precisionPage({ folder, page, check: false });
  expect(readFileSync(page, 'utf8')).not.toContain('With the setting');

  const counts = { findings: 8, candidates: 20, right: 6, wrong: 1, unsure: 1, silent: 10, missed: 1 };
  const totals = { date: '2026-01-01', rules: { 'no-star': counts } };
  write(folder, 'judged/project/totals.json', JSON.stringify(totals));
  precisionPage({ folder, page, check: false });
  expect(readFileSync(page, 'utf8')).toContain(
    '| [no-star](rules/no-star.md) | 8 | 8 | 6 | 75.0 % | 10 | 1 | about 75.0 % |',
  );
});

describe('search for silent places', () => {
  it('gives the line on which a match ends, each once, and leaves comments out', () => {
    const text = 'a\n// star *\nselect\n  *\nx * y *\n';
    expect(candidateLines(text, { pattern: /select\s+\*|\*/gu, reach: 0 })).toEqual([4, 5]);
  });

  it('looks for what has to stand above with less indentation', () => {
    const text = 'for (x of y) {\n  if (x) {\n    await a;\n  }\n}\nawait b;\nwhile (c) await d;\n';
    expect(candidateLines(text, { pattern: /await/gu, under: /for|while/u, reach: 0 })).toEqual([3, 7]);
  });
});
