import { afterAll, vi } from 'vitest';

/** Files share a process, so whatever one of them replaced is put back after it. */
afterAll(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.restoreAllMocks();
});
