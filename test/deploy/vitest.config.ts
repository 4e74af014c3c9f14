import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { failureLog } from '../kit/failure-log.ts';

const root = resolve(import.meta.dirname, '../..');

/** Apart from the others, because it needs nginx and HAProxy on this machine. */
export default defineConfig({
  root,
  test: {
    include: ['test/deploy/**/*.test.ts'],
    reporters: ['default', failureLog(resolve(root, '.tmp/tests'))],
    globalSetup: ['test/kit/global-setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    setupFiles: ['test/kit/leave-nothing.ts'],
  },
});
