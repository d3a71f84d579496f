import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    // By default one processor is left to the terminal, which on two processors means one test at a time.
    maxWorkers: '100%',
    setupFiles: ['vitest.setup.ts'],
    exclude: ['node_modules/**', 'dist/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
