import { defineConfig } from 'vitest/config';

/** The unit tests of the mutated folders: pure, so that a run takes moments. */
export default defineConfig({
  test: {
    include: ['packages/core/src/{delivery,feedback,subscription}/**/*.test.ts'],
    setupFiles: ['test/mutation/fewer-runs.ts'],
    testTimeout: 30_000,
  },
});
