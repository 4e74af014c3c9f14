import { resolve } from 'node:path';

/**
 * The environment of a process that a test starts, without the settings of the person who runs the tests.
 * Such processes share what Node makes of our sources: to strip types and to compile is half of what a
 * start costs. Node itself sees when a source has changed.
 */
export const TEST_ENV = {
  PATH: process.env['PATH'],
  NODE_COMPILE_CACHE: resolve(import.meta.dirname, '../../.tmp/compile-cache'),
} as const;
