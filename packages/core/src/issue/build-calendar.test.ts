import { expect, test } from 'vitest';
import type { QueuedReview } from './select-reviews.ts';
import { testReview } from './review.fixture.ts';
import { buildCalendar, type DecidedSlot } from './build-calendar.ts';
import type { Schedule } from '../newsletter/slots.ts';

const schedule: Schedule = {
  cadence: { kind: 'weekly', weekday: 'fri', time: { hour: 8, minute: 0 } },
  timeZone: 'Europe/London',
  cutOffSeconds: 7200,
  lateLimitSeconds: 43_200,
};
const now = new Date('2026-03-16T12:00:00Z');

const queued = (id: string, queuedAt = now): QueuedReview => ({
  id,
  review: testReview({ title: `Review ${id}` }),
  pinned: false,
  position: null,
  queuedAt,
});

const outcomes = (
  queue: readonly QueuedReview[],
  decided: ReadonlyMap<string, DecidedSlot> = new Map(),
  minimum = 2,
) =>
  buildCalendar({ schedule, minimum, maximum: 2, decided, queue, now, next: 3 }).map((entry) =>
    entry.outcome.kind === 'would-compile'
      ? entry.outcome.reviews.map(({ id }) => id)
      : entry.outcome,
  );

test('shows local time and UTC across a clock change', () => {
  const entries = buildCalendar({
    schedule,
    minimum: 1,
    maximum: 9,
    decided: new Map(),
    queue: [],
    now,
    next: 3,
  });
  expect(entries.map((e) => [e.dueOn, e.localTime, e.offset, e.dueAt.toISOString()])).toEqual([
    ['2026-03-20', '08:00', '+00:00', '2026-03-20T08:00:00.000Z'],
    ['2026-03-27', '08:00', '+00:00', '2026-03-27T08:00:00.000Z'],
    ['2026-04-03', '08:00', '+01:00', '2026-04-03T07:00:00.000Z'],
  ]);
});

test('carries over reviews above the maximum and keeps the queue of a skipped slot', () => {
  expect(outcomes([queued('1'), queued('2'), queued('3')])).toEqual([
    ['1', '2'],
    { kind: 'would-skip', ready: 1, minimum: 2 },
    { kind: 'would-skip', ready: 1, minimum: 2 },
  ]);
});

test('a review queued after a cut-off is in the next issue', () => {
  const late = new Date('2026-03-20T06:30:00Z');
  expect(outcomes([queued('1', late), queued('2', late)])).toEqual([
    { kind: 'would-skip', ready: 0, minimum: 2 },
    ['1', '2'],
    { kind: 'would-skip', ready: 0, minimum: 2 },
  ]);
});

test('shows decided slots, which take nothing from the queue', () => {
  const issue: DecidedSlot = { kind: 'issue', number: 4, state: 'draft', reviews: [] };
  const skipped: DecidedSlot = { kind: 'skipped', reason: 'empty' };
  const decided = new Map<string, DecidedSlot>([
    ['2026-03-20', issue],
    ['2026-03-27', skipped],
  ]);
  expect(outcomes([queued('1')], decided, 1)).toEqual([issue, skipped, ['1']]);
});
