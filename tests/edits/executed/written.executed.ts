import assert from 'node:assert/strict';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { otherRequests } from '../../support/other-requests.js';
import { compilerProblems } from './compiler-problems.js';
import { fileOf, reportsOn } from './lint-program.js';
import { silent, tried } from './tried-programs.js';

/** What can be said of the suggestions without running them, in a file of its own: the others keep a core busy each. */
describe.for(tried.filter(({ suggestions }) => suggestions.length > 0))(
  '$program.library: $program.pattern',
  ({ program, suggestions }) => {
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
  },
);

it('all compile against the libraries, before and after', { timeout: 300_000 }, () => {
  assert.deepEqual(compilerProblems(tried), []);
});

it('are many', () => {
  expect(tried.length - silent.length).toBeGreaterThanOrEqual(60);
});
