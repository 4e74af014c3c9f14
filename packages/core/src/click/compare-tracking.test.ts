import { expect, test } from 'vitest';
import { compareTracking } from './compare-tracking.ts';

test('a newsletter and its provider agree, or one of them works in vain', () => {
  expect(compareTracking(true, true)).toBe('counted');
  expect(compareTracking(false, false)).toBe('off');
  expect(compareTracking(true, false)).toBe('none-come');
  expect(compareTracking(false, true)).toBe('in-vain');
  expect(compareTracking(true, null)).toBeNull();
});
