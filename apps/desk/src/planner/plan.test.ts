import type { Issue } from '@galley/contract/issue';
import type { CalendarEntry } from '@galley/contract/newsletter';
import { expect, test } from 'vitest';
import { byMonth, compiledNext, localDate, nextOf, numberOf, planDates } from './plan.ts';

const NOW = Date.parse('2026-12-01T12:00:00Z');

const slot = (dueOn: string, outcome: object): CalendarEntry =>
  ({ dueOn, bestOf: null, dueAt: `${dueOn}T08:00:00.000Z`, outcome }) as CalendarEntry;
const issue = (its: Partial<Issue>): Issue =>
  ({ slot: null, numberIsFree: false, dueAt: null, sentAt: null, state: 'sent', ...its }) as Issue;

const ids = (planned: ReturnType<typeof planDates>) => planned.map(({ id }) => id);

test('slots and the issues that have none in sight stand in the order of their days', () => {
  const planned = planDates(
    [
      slot('2026-11-27', { kind: 'skipped', reason: 'empty' }),
      slot('2026-12-04', { kind: 'issue', number: 4, state: 'draft', reviews: [] }),
      slot('2026-12-11', { kind: 'would-compile', reviews: [] }),
    ],
    [
      issue({ number: 5, datedOn: '2026-12-04', state: 'draft' }),
      issue({ number: 4, datedOn: '2026-12-04', slot: '2026-12-04', state: 'draft' }),
      issue({ number: 3, datedOn: '2026-11-20', slot: '2026-11-20' }),
    ],
  );
  expect(ids(planned)).toEqual(['issue-3', '2026-11-27', '2026-12-04', 'issue-5', '2026-12-11']);
  expect(planned.map(numberOf)).toEqual([3, null, 4, 5, null]);
  expect([...byMonth(planned).keys()]).toEqual(['2026-11', '2026-12']);
});

test('an issue that was cancelled unsent is not shown, since its number may be another one’s', () => {
  const cancelled = { datedOn: '2026-12-04', slot: '2026-12-04', state: 'cancelled' } as const;
  const planned = planDates(
    [slot('2026-12-04', { kind: 'given-back' })],
    [
      issue({ number: 4, ...cancelled, numberIsFree: true }),
      issue({ number: 3, datedOn: '2026-11-20', state: 'cancelled' }),
    ],
  );
  expect(ids(planned)).toEqual(['issue-3', '2026-12-04']);
});

test('the next slot is the first that is not over; the last date stands in for it', () => {
  const past = slot('2026-11-27', { kind: 'would-miss' });
  const planned = planDates(
    [past, slot('2026-12-04', { kind: 'would-skip', reason: 'empty' })],
    [issue({ number: 5, datedOn: '2026-12-02' })],
  );
  expect(nextOf(planned, NOW)?.id).toBe('2026-12-04');
  expect(nextOf(planDates([past], []), NOW)?.id).toBe('2026-11-27');
  expect(nextOf([], NOW)).toBeUndefined();
});

test.each([
  [{ kind: 'would-skip', reason: 'empty' }, '2026-12-04'],
  [{ kind: 'given-back' }, '2026-12-04'],
  [{ kind: 'issue', number: 4, state: 'held', reviews: [] }, '2026-12-04'],
  [{ kind: 'issue', number: 4, state: 'sending', reviews: [] }, '2026-12-11'],
  [{ kind: 'skipped', reason: 'too-few' }, '2026-12-11'],
])('after a slot that is %o, compiling takes that of %s', (outcome, expected) => {
  const planned = planDates(
    [slot('2026-12-04', outcome), slot('2026-12-11', { kind: 'would-compile', reviews: [] })],
    [],
  );
  expect(compiledNext(planned, NOW)?.id).toBe(expected);
});

test('a day begins where the newsletter is', () => {
  expect(localDate(Date.parse('2026-12-01T23:30:00Z'), 'Europe/Berlin')).toBe('2026-12-02');
  expect(localDate(Date.parse('2026-12-01T23:30:00Z'), 'America/New_York')).toBe('2026-12-01');
});
