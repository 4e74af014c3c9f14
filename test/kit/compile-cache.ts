import { resolve } from 'node:path';

/**
 * The environment in which processes of tests share what Node makes of our sources: to strip types
 * and to compile is half of what a start costs. Node itself sees when a source has changed.
 */
export const COMPILE_CACHE = {
  NODE_COMPILE_CACHE: resolve(import.meta.dirname, '../../.tmp/compile-cache'),
} as const;
