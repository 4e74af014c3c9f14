import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foreseeEnd, type QuotaAhead, type SendAhead } from './foresee-end.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const NONE: QuotaAhead = { left: Infinity, limit: Infinity, resetsAt: null };
const foresee = (send: Partial<SendAhead>) =>
  foreseeEnd({
    readers: 1000,
    batches: 10,
    requestsPerSecond: 10,
    daily: NONE,
    monthly: NONE,
    now: NOW,
    ...send,
  })?.toISOString() ?? null;

test('without a quota in the way, sending ends when the calls are made', () => {
  expect(foresee({})).toBe('2026-11-22T12:00:01.000Z');
  expect(foresee({ readers: 0, batches: 0 })).toBe('2026-11-22T12:00:00.000Z');
  expect(foresee({ batches: 100, requestsPerSecond: 2 })).toBe('2026-11-22T12:00:50.000Z');
});

test('a day’s quota of 150 takes one batch of a hundred a day, a minute after each reset', () => {
  const daily = { left: 150, limit: 150, resetsAt: null };
  expect(foresee({ daily })).toBe('2026-12-01T12:09:01.000Z');
  const resetsAt = new Date('2026-11-22T21:40:00Z');
  expect(foresee({ daily: { ...daily, resetsAt } })).toBe('2026-11-30T21:49:01.000Z');
});

test('a month’s quota moves the end to its reset, and an unknown reset leaves it unknown', () => {
  const monthly = { left: 200, limit: 3000, resetsAt: new Date('2026-12-04T09:00:00Z') };
  expect(foresee({ monthly })).toBe('2026-12-04T09:01:01.000Z');
  expect(foresee({ monthly: { ...monthly, limit: 300 } })).toBe('2027-02-04T09:01:01.000Z');
  expect(foresee({ monthly: { ...monthly, resetsAt: null } })).toBeNull();
});

test('both quotas count', () => {
  const daily = { left: 100, limit: 100, resetsAt: null };
  const monthly = { left: 150, limit: 3000, resetsAt: new Date('2026-11-30T00:00:00Z') };
  expect(foresee({ readers: 350, batches: 4, daily, monthly })).toBe('2026-12-02T00:03:01.000Z');
});

test('a quota that a batch never fits never ends', () => {
  expect(foresee({ daily: { left: 60, limit: 60, resetsAt: null } })).toBeNull();
  const small = { readers: 40, batches: 1, daily: { left: 0, limit: 60, resetsAt: null } };
  expect(foresee(small)).toBe('2026-11-23T12:01:01.000Z');
  expect(foresee({ daily: { left: 0, limit: 0, resetsAt: null } })).toBeNull();
  expect(foresee({ monthly: { left: 0, limit: 0, resetsAt: NOW } })).toBeNull();
});

test('a larger quota never ends later, and more readers never earlier', () => {
  const size = fc.integer({ min: 1, max: 500 });
  fc.assert(
    fc.property(size, fc.integer({ min: 100, max: 500 }), size, (readers, limit, more) => {
      const end = (people: number, mails: number): number =>
        Date.parse(
          foresee({
            readers: people,
            batches: Math.ceil(people / 100),
            daily: { left: mails, limit: mails, resetsAt: null },
          }) ?? '',
        );
      expect(end(readers, limit + more)).toBeLessThanOrEqual(end(readers, limit));
      expect(end(readers + more, limit)).toBeGreaterThanOrEqual(end(readers, limit));
    }),
  );
});
