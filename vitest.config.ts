import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const shared = {
  exclude: ['**/.cache/**'],
  globals: true, // ESLint's RuleTester calls the global `describe` and `it`
  testTimeout: 30_000,
};

export default defineConfig({
  test: {
    maxWorkers: Math.max(2, availableParallelism() - 1), // on two cores, vitest would use one
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          isolate: false, // tests share no state, and loading the parser for each file would take minutes
          include: ['tests/**/*.test.ts'],
          exclude: [...shared.exclude, 'tests/integration/**'],
        },
      },
      {
        test: {
          ...shared,
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: [...shared.exclude, 'tests/integration/**/*.slow.test.ts'],
          globalSetup: 'tests/support/build.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'slow', // more than 20 seconds, or programs from Debian
          include: ['tests/integration/**/*.slow.test.ts'],
          globalSetup: 'tests/support/build.ts',
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'executed', // suggestions, run before and after on servers
          include: ['tests/edits/executed/*.executed.ts'],
          globalSetup: 'tests/edits/executed/start.ts',
          hookTimeout: 120_000, // PGlite is compiled when it starts
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'facts',
          include: ['tests/catalogue-facts/*.facts.ts'],
          globalSetup: 'tests/catalogue-facts/install.ts',
          testTimeout: 300_000, // the first one of a folder reads all of its declarations,
        },
      },
    ],
  },
});
