import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/real-code/.cache/**'],
    globals: true, // ESLint's RuleTester calls the global `describe` and `it`
    testTimeout: 30_000,
  },
});
