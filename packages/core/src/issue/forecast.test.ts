import { expect, test } from 'vitest';
import { forecast } from './forecast.ts';

test.each([
  [0, 10, 0, 0],
  [1, 10, 1, 1],
  [101, 10, 2, 1],
  [1_000_000, 10, 10_000, 1000],
  [1_000_000, 2, 10_000, 5000],
])('%i readers at %i requests a second: %i batches, %i s', (readers, rate, batches, seconds) => {
  expect(forecast(readers, rate)).toEqual({ readers, batches, requestsPerSecond: rate, seconds });
});
