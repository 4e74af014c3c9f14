import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { failureLog } from '../kit/failure-log.ts';
import { slowestFirst } from '../kit/slowest-first.ts';

const root = resolve(import.meta.dirname, '../..');

export default defineConfig({
  root,
  test: {
    include: ['test/browser/**/*.test.ts'],
    reporters: ['default', failureLog(resolve(root, '.tmp/tests'))],
    globalSetup: ['test/browser/global-setup.ts'],
    // A browser that starts next to others on two busy cores takes its time.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    // Whatever is done twice begins afresh (see with-sample.ts), and is named at the end of the run.
    retry: 1,
    maxWorkers: 2,
    // Files share a process and what they import, which is most of Galley.
    isolate: false,
    setupFiles: ['test/kit/leave-nothing.ts'],
    sequence: {
      sequencer: slowestFirst([
        'desk-pages',
        'desk-review-saving',
        'desk-sending',
        'browser/pages',
        'desk-settings',
      ]),
    },
  },
});
