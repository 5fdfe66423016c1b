import assert from 'node:assert/strict';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherRequests } from '../../support/other-requests.js';
import { compilerProblems } from './compiler-problems.js';
import { startEngine, type Engine } from './engines.js';
import { fileOf, reportsOn, suggestionsFor } from './lint-program.js';
import { pageOf, type Row } from './page.js';
import type { EngineName, Program } from './program.js';
import { programs } from './programs.js';
import { tryProgram, type Trial } from './run-program.js';

const rows: Row[] = [];
const tried = programs.map((program) => ({ program, suggestions: suggestionsFor(program) }));
const silent = tried.filter(({ suggestions }) => suggestions.length === 0).map(({ program }) => program);

describe.for(byEngine())('%s', ([name, ofEngine]) => {
  let engine: Engine | undefined;

  beforeAll(async () => {
    engine = await startEngine(name);
    if (!engine && process.env['EXECUTED_ENGINES'] === 'all') throw new Error(`${name} is not installed.`);
  });
  afterAll(() => engine?.close());

  describe.for(ofEngine)('$program.library: $program.pattern', ({ program, suggestions }) => {
    let before: Trial | undefined;

    it.for(suggestions)('$title', async ({ rule, title, code }, { skip }) => {
      if (!engine) return skip(`${name} is not installed on this machine.`);
      before ??= await tryProgram(program, program.code, engine);
      const after = await tryProgram(program, code, engine);
      rows.push({ program, rule, title, before, after });
      assert.deepEqual(after.outcomes, before.outcomes, code);
      assert.ok(program.inputs.length === 0 || before.outcomes.some(isReturned), 'The program always fails.');
      if (program.expects === 'no more losses') {
        assert.deepEqual([before.isServed, after.isServed], [false, true], code);
      } else if (program.expects === 'expiry') {
        assert.equal(before.timeLeft, null);
        assert.ok(Math.abs((after.timeLeft ?? 0) - 300) < 5, `${after.timeLeft} seconds left:\n${code}`);
      }
    });

    it.for(suggestions)('ends its report, makes no other, and can be formatted: $title', async ({ code }) => {
      const left = [...reportsOn(program, program.code)];
      const made = reportsOn(program, code).filter((report) => {
        const index = left.indexOf(report);
        if (index >= 0) left.splice(index, 1);
        return index < 0;
      });
      // A loop whose turns make several requests is reported at the next of them, with one less.
      const ended = left.find((report) => otherRequests(report) > 0);
      const isNext = (report: string) => otherRequests(report) === otherRequests(ended ?? '') - 1;
      assert.deepEqual(made.length === 1 ? made.filter((report) => !isNext(report)) : made, [], code);
      assert.ok(left.length > 0, `The report is still there:\n${code}`);
      const filepath = fileOf(program);
      const options = { ...(await resolveConfig(import.meta.filename)), filepath };
      const once = await format(code, options);
      assert.equal(await format(once, options), once);
    });
  });
});

describe('all programs', () => {
  it('compile against the libraries, and so do their suggestions', { timeout: 300_000 }, () => {
    assert.deepEqual(compilerProblems(tried), []);
  });

  it('are many', () => {
    expect(tried.length - silent.length).toBeGreaterThanOrEqual(60);
  });

  it('are what docs/suggestions.md shows', async ({ skip }) => {
    if (rows.length < tried.flatMap(({ suggestions }) => suggestions).length) {
      return skip('Some engines are not installed on this machine.');
    }
    const path = join(import.meta.dirname, '../../../docs/suggestions.md');
    const page = await format(pageOf(rows, silent), { ...(await resolveConfig(path)), filepath: path });
    await expect(page).toMatchFileSnapshot(path);
  });
});

function isReturned({ result }: Trial['outcomes'][number]): boolean {
  return typeof result === 'object' && result !== null && 'returned' in result;
}

type Tried = { readonly program: Program; readonly suggestions: ReturnType<typeof suggestionsFor> };

function byEngine(): [EngineName, Tried[]][] {
  const names = [...new Set(programs.map(({ engine }) => engine))];
  return names.map((name) => [
    name,
    tried.filter(({ program, suggestions }) => program.engine === name && suggestions.length > 0),
  ]);
}
