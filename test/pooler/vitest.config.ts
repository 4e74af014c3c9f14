import { defineConfig } from 'vitest/config';

/** What needs a real pgbouncer in between: `.ci/with-pgbouncer` starts one. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/pooler/**/*.test.ts'],
    globalSetup: ['test/kit/global-setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
