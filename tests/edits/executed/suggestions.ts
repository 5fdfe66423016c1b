import assert from 'node:assert/strict';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startEngine, type Engine } from './engines.js';
import { keepRows, rowsOfAll } from './kept-rows.js';
import { pageOf, type Row } from './page.js';
import type { EngineName } from './program.js';
import { tryProgram, type Trial } from './run-program.js';
import { silent, tried, type Tried } from './tried-programs.js';

/** Runs what is suggested for programs of some engines: a file for each core that has to run them. */
export function trySuggestions(isMeant: (engine: EngineName) => boolean): void {
  const rows: Row[] = [];

  describe.for(byEngine().filter(([name]) => isMeant(name)))('%s', ([name, ofEngine]) => {
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
        assert.ok(
          program.inputs.length === 0 || before.outcomes.some(isReturned),
          'The program always fails.',
        );
        if (program.expects === 'no more losses') {
          assert.deepEqual([before.isServed, after.isServed], [false, true], code);
        } else if (program.expects === 'expiry') {
          assert.equal(before.timeLeft, null);
          assert.ok(Math.abs((after.timeLeft ?? 0) - 300) < 5, `${after.timeLeft} seconds left:\n${code}`);
        }
      });
    });
  });

  describe('all programs', () => {
    it('are what docs/suggestions.md shows', async ({ skip }) => {
      const folder = inject('rows');
      keepRows(folder, rows);
      const all = rowsOfAll(folder);
      if (all.length < tried.flatMap(({ suggestions }) => suggestions).length) {
        return skip('The other file looks at it, unless some engines are not installed on this machine.');
      }
      const path = join(import.meta.dirname, '../../../docs/suggestions.md');
      const page = await format(pageOf(all, silent), { ...(await resolveConfig(path)), filepath: path });
      await expect(page).toMatchFileSnapshot(path);
    });
  });
}

function isReturned({ result }: Trial['outcomes'][number]): boolean {
  return typeof result === 'object' && result !== null && 'returned' in result;
}

function byEngine(): [EngineName, Tried[]][] {
  const names = [...new Set(tried.map(({ program }) => program.engine))];
  return names.map((name) => [
    name,
    tried.filter(({ program, suggestions }) => program.engine === name && suggestions.length > 0),
  ]);
}
