import { afterAll, expect, it } from 'vitest';
import { runAtCost, type Cost } from '../support/process-cost.js';
import { createProject } from '../support/project.js';
import { writeMonorepo } from './scale-project.js';

/** Ten thousand on a developer's machine; CI, whose time is short, takes fewer. */
const files = Number(process.env['SCALE_FILES'] ?? 10_000);
const project = createProject();
afterAll(project.remove);

const patience = 600_000; // where others use the machine too

it(
  'lints thousands of files in two threads, and again from the cache, within bounds of time and memory',
  async () => {
    writeMonorepo(project.folder, files);
    project.write({
      'package.json': '{ "type": "module", "workspaces": ["packages/*"] }',
      'eslint.config.js': `
import * as parser from '@typescript-eslint/parser';
import backendPerformance from 'eslint-plugin-backend-performance';

export default [{ files: ['**/*.ts'], languageOptions: { parser } }, backendPerformance.configs.recommended];
`,
    });
    const args = ['.', '--concurrency', '2', '--cache', '--cache-strategy', 'content'];
    const first = await runAtCost(project, 'eslint', args);
    const second = await runAtCost(project, 'eslint', args);
    console.log(shown('first', first.cost), shown('cached', second.cost));

    // One file in ten has a query in a loop.
    expect(first.code).toBe(1);
    expect(first.out).toContain(`${files / 10} problems (${files / 10} errors, 0 warnings)`);
    expect(second.out).toBe(first.out);
    expect(first.cost.megabytes).toBeLessThan(1500);
    expect(second.cost.seconds).toBeLessThan(first.cost.seconds / 3);
    expect(second.cost.megabytes).toBeLessThan(1000);
  },
  patience,
);

function shown(name: string, { seconds, megabytes }: Cost): string {
  return `${name}: ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB;`;
}
