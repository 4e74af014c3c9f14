import { defineConfig } from 'vitest/config';
import { failureLog } from './kit/failure-log.ts';

const root = new URL('..', import.meta.url).pathname;

export default defineConfig({
  root,
  test: {
    include: [
      '{apps,packages}/*/src/**/*.test.ts',
      'emails/**/*.test.{ts,tsx}',
      'test/{contracts,docs,fuzz,journeys,kit,model,structure}/**/*.test.ts',
    ],
    reporters: ['default', failureLog(`${root}.tmp/tests`)],
    globalSetup: ['test/kit/global-setup.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // Journeys wait for processes more than they compute; one worker per core would idle.
    maxWorkers: 3,
    // Tests wait for events, so this ends only what hangs, on a machine ten times slower too.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
