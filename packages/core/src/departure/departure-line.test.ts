import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testKeyring } from '../subscription/keyring.fixture.ts';
import { printDepartureLine, readDepartureLine } from './departure-line.ts';

const keyring = testKeyring('now');
const known = new Set(['now']);
const left = {
  kind: 'left',
  at: '2026-11-23T08:00:00.123456Z',
  who: 'hmac:now:abc',
  newsletter: 'weekly',
} as const;
const line = printDepartureLine(keyring, left);

test('a line is read as it was written, also after the secret key was replaced', () => {
  expect(line.endsWith('\n')).toBe(true);
  expect(readDepartureLine(keyring, known, line)).toEqual({ kind: 'entry', entry: left });
  const later = testKeyring('later', 'now');
  expect(readDepartureLine(later, new Set(['later', 'now']), line).kind).toBe('entry');
});

test('a line under a key that is gone says so', () => {
  expect(readDepartureLine(testKeyring('other'), new Set(['other']), line)).toEqual({
    kind: 'unknown-key',
  });
});

test('a torn line, and one that somebody changed, are unreadable', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: line.length - 2 }), (length) => {
      expect(readDepartureLine(keyring, known, line.slice(0, length)).kind).not.toBe('entry');
    }),
  );
  for (const changed of [
    line.replace('weekly', 'monthly'),
    line.replace('left', 'returned'),
    line.replace('abc', 'abd'),
  ]) {
    expect(readDepartureLine(keyring, known, changed)).toEqual({ kind: 'unreadable' });
  }
});

test('any other line is no entry', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readDepartureLine(keyring, known, text).kind).not.toBe('entry');
    }),
  );
});
