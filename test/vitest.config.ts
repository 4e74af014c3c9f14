import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: [
      '{apps,packages}/*/src/**/*.test.ts',
      'emails/**/*.test.{ts,tsx}',
      'test/{contracts,docs,journeys,kit,model}/**/*.test.ts',
    ],
    globalSetup: ['test/kit/global-setup.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // Journeys wait for processes more than they compute; one worker per core would idle.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
