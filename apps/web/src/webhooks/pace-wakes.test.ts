import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paceWakes } from './pace-wakes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('wakes at once, then at most once per pause, and once after the last', () => {
  const wake = vi.fn<() => void>();
  const paced = paceWakes(wake, 500);
  paced();
  expect(wake).toHaveBeenCalledTimes(1);
  for (let n = 0; n < 100; n += 1) {
    vi.advanceTimersByTime(20);
    paced();
  }
  expect(wake).toHaveBeenCalledTimes(5);
  vi.advanceTimersByTime(500);
  expect(wake).toHaveBeenCalledTimes(6);
  vi.advanceTimersByTime(10_000);
  expect(wake).toHaveBeenCalledTimes(6);
  paced();
  expect(wake).toHaveBeenCalledTimes(7);
});
