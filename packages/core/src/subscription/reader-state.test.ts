import { expect, test } from 'vitest';
import { readerState } from './reader-state.ts';

const now = new Date('2026-03-09T12:00:00Z');
const later = new Date('2026-03-10T12:00:00Z');

test.each([
  ['suppressed', 'unsubscribed', true, later],
  ['unconfirmed', 'pending', false, null],
  ['left', 'unsubscribed', false, later],
  ['paused', 'confirmed', false, later],
  ['confirmed', 'confirmed', false, now],
  ['confirmed', 'confirmed', false, null],
] as const)('is %s', (state, status, isSuppressed, pausedUntil) => {
  expect(readerState({ status, isSuppressed, pausedUntil }, now)).toBe(state);
});
