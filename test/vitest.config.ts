import { defineConfig } from 'vitest/config';
import { failureLog } from './kit/failure-log.ts';
import { PATIENTLY } from './kit/patiently.ts';
import { slowestFirst } from './kit/slowest-first.ts';

const EXCLUDED = ['**/node_modules/**', '**/dist/**'];
const LONG = 'test/journeys/long/*.test.ts';
const PURE = 'packages/{core,wording}/src/**/*.test.ts';

const root = new URL('..', import.meta.url).pathname;

export default defineConfig({
  root,
  test: {
    reporters: ['default', failureLog(`${root}.tmp/tests`)],
    // Journeys wait for processes more than they compute; one worker per core would idle.
    maxWorkers: 3,
    // Tests wait for events, so this ends only what hangs, on a machine ten times slower too.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: PATIENTLY },
    // Files share a process and what they import, which would take most of their time.
    isolate: false,
    setupFiles: ['test/kit/leave-nothing.ts'],
    sequence: {
      sequencer: slowestFirst([
        'cli-cycle',
        'docs/commands',
        'docs/api-reference',
        'who-may-call',
        'server/attach-server',
        'desk/src/build',
        'odd-calls',
        'no-text-is-lost',
        'last-owner',
        'apply-feedback',
      ]),
    },
    projects: [
      { extends: true, test: { name: 'pure', include: [PURE], exclude: EXCLUDED } },
      {
        extends: true,
        test: {
          name: 'all else',
          include: [
            '{apps,packages}/*/src/**/*.test.ts',
            'emails/**/*.test.{ts,tsx}',
            'test/{contracts,docs,fuzz,journeys,kit,model,structure}/**/*.test.ts',
          ],
          exclude: [...EXCLUDED, PURE, LONG],
          globalSetup: ['test/kit/global-setup.ts'],
        },
      },
      // They take longest; `npm run verify` and CI run them after `npm test`.
      {
        extends: true,
        test: { name: 'long', include: [LONG], globalSetup: ['test/kit/global-setup.ts'] },
      },
    ],
  },
});
