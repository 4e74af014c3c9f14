import { defineConfig } from 'vitest/config';

/** `npm run test:upgrade-postgres` runs this: it needs the programs of an older Postgres. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/upgrade-postgres/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
