import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cadences, instants, timeZones } from '../newsletter/schedule.arbitrary.ts';
import { slotOn, type Schedule } from '../newsletter/slots.ts';
import { buildCalendar, type DecidedSlot } from './build-calendar.ts';
import type { CalendarEntry, DecidedOutcome } from './calendar.ts';
import { testReview } from './review.fixture.ts';
import type { QueuedReview } from './select-reviews.ts';

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

function decidedOn(dueOn: string, outcome: DecidedOutcome, by: Schedule = schedule): DecidedSlot {
  const slot = slotOn(by, dueOn);
  return { slot, decidedAt: slot.cutOffAt, outcome };
}

const draft = (number: number): DecidedOutcome => ({
  kind: 'issue',
  number,
  state: 'draft',
  reviews: [],
});

const skipped = (reason: 'empty' | 'missed'): DecidedOutcome => ({
  kind: 'skipped',
  reason,
  ready: null,
  minimum: null,
  held: null,
});

type Plan = Partial<Parameters<typeof buildCalendar>[0]>;

const build = (plan: Plan = {}): readonly CalendarEntry[] =>
  buildCalendar({
    schedule,
    since: plan.now ?? now,
    minimum: 2,
    maximum: 2,
    decided: [],
    queue: [],
    held: 0,
    now,
    next: 3,
    ...plan,
  });

const outcomes = (plan: Plan) =>
  build(plan).map(({ outcome }) =>
    outcome.kind === 'would-compile' ? outcome.reviews.map(({ id }) => id) : outcome,
  );

const wouldSkip = (reason: string, ready: number, held = 0) => ({
  kind: 'would-skip',
  reason,
  ready,
  minimum: 2,
  held,
});

test('shows local time and UTC across a clock change, and the change itself', () => {
  const entries = build();
  expect(entries.map((e) => [e.dueOn, e.localTime, e.offset, e.dueAt.toISOString()])).toEqual([
    ['2026-03-20', '08:00', '+00:00', '2026-03-20T08:00:00.000Z'],
    ['2026-03-27', '08:00', '+00:00', '2026-03-27T08:00:00.000Z'],
    ['2026-04-03', '08:00', '+01:00', '2026-04-03T07:00:00.000Z'],
  ]);
  expect(entries.map(({ clockChanges }) => clockChanges)).toEqual([
    [],
    [],
    [{ at: new Date('2026-03-29T01:00:00Z'), on: '2026-03-29', time: '01:00', minutes: 60 }],
  ]);
});

test('says from when a slot was moved that the clock skips', () => {
  const sunday: Schedule = {
    ...schedule,
    cadence: { kind: 'weekly', weekday: 'sun', time: { hour: 1, minute: 30 } },
  };
  const moves = build({ schedule: sunday }).map((e) => [e.dueOn, e.localTime, e.movedFrom]);
  expect(moves).toEqual([
    ['2026-03-22', '01:30', null],
    ['2026-03-29', '02:30', '01:30'],
    ['2026-04-05', '01:30', null],
  ]);
});

test('carries over reviews above the maximum and keeps the queue of a skipped slot', () => {
  expect(outcomes({ queue: [queued('1'), queued('2'), queued('3')] })).toEqual([
    ['1', '2'],
    wouldSkip('too-few', 1),
    wouldSkip('too-few', 1),
  ]);
});

test('a queue without ready reviews is empty only if nothing is held', () => {
  expect(outcomes({ next: 1 })).toEqual([wouldSkip('empty', 0)]);
  expect(outcomes({ next: 1, held: 3 })).toEqual([wouldSkip('all-held', 0, 3)]);
  expect(outcomes({ next: 1, held: 3, queue: [queued('1')] })).toEqual([
    wouldSkip('too-few', 1, 3),
  ]);
});

const closed = new Date('2026-03-20T06:45:00Z');
const late = new Date('2026-03-20T06:30:00Z');

test('a review queued after a cut-off is named there, with the slot that it waits for', () => {
  const queue = [queued('1', late), queued('2', late)];
  const entries = build({ queue, now: closed });
  expect(outcomes({ queue, now: closed })).toEqual([
    wouldSkip('empty', 0),
    ['1', '2'],
    wouldSkip('empty', 0),
  ]);
  expect(entries.map((e) => e.late)).toEqual([
    [
      { id: '1', title: 'Review 1', waitsFor: '2026-03-27' },
      { id: '2', title: 'Review 2', waitsFor: '2026-03-27' },
    ],
    [],
    [],
  ]);
});

test('a late review waits for the next open slot even if that would be skipped or is not shown', () => {
  const [first] = build({ queue: [queued('1', late)], now: closed, next: 1 });
  expect(first?.late).toMatchObject([{ id: '1', waitsFor: '2026-03-27' }]);
});

test('after the slot was skipped, only what came before its time was late', () => {
  const afternoon = new Date('2026-03-20T15:00:00Z');
  const [past] = build({
    queue: [queued('1', late), queued('2', afternoon)],
    decided: [decidedOn('2026-03-20', skipped('empty'))],
    now: afternoon,
  });
  expect(past).toMatchObject({
    dueOn: '2026-03-20',
    outcome: { kind: 'skipped', reason: 'empty' },
    late: [{ id: '1', waitsFor: '2026-03-27' }],
  });
});

test('shows decided slots, which take nothing from the queue', () => {
  const decided = [decidedOn('2026-03-20', draft(4)), decidedOn('2026-03-27', skipped('empty'))];
  expect(outcomes({ queue: [queued('1')], decided, minimum: 1 })).toEqual([
    draft(4),
    skipped('empty'),
    ['1'],
  ]);
});

test('slots decided before a change of cadence keep their own times', () => {
  const decided = [decidedOn('2026-03-20', draft(4)), decidedOn('2026-03-27', draft(5))];
  const cadence = { kind: 'weekly', weekday: 'mon', time: { hour: 18, minute: 0 } } as const;
  const times = (changed: Partial<Schedule>) =>
    build({ schedule: { ...schedule, ...changed }, decided, next: 4 }).map(
      (e) => `${e.dueOn} ${e.localTime} ${e.timeZone} ${e.cutOffAt.toISOString()}`,
    );
  const before = ['2026-03-20', '2026-03-27'].map(
    (dueOn) => `${dueOn} 08:00 Europe/London ${dueOn}T06:00:00.000Z`,
  );
  expect(times({ cadence })).toEqual([
    '2026-03-16 18:00 Europe/London 2026-03-16T16:00:00.000Z',
    before[0],
    '2026-03-23 18:00 Europe/London 2026-03-23T16:00:00.000Z',
    before[1],
  ]);
  // On the same dates, two more slots would be second ones.
  const friday = { ...cadence, weekday: 'fri' } as const;
  expect(times({ cadence: friday }).slice(0, 2)).toEqual(before);
  expect(times({ timeZone: 'Asia/Tokyo', cutOffSeconds: 0 }).slice(0, 2)).toEqual(before);
});

test('a slot that passed undecided is made up until the lateness limit, then it is missed', () => {
  const since = new Date('2026-03-10T00:00:00Z');
  const queue = [queued('1', since), queued('2', since)];
  const at = (instant: string) => {
    const [first, second] = build({ queue, since, now: new Date(instant), next: 1 });
    return [first?.dueOn, first?.outcome.kind, first?.madeUpUntil?.toISOString(), second?.dueOn];
  };
  expect(at('2026-03-13T20:00:00Z')).toEqual([
    ...['2026-03-13', 'would-compile', '2026-03-13T20:00:00.000Z', '2026-03-20'],
  ]);
  expect(at('2026-03-13T20:00:01Z')).toEqual([
    ...['2026-03-13', 'would-miss', undefined, '2026-03-20'],
  ]);
  expect(outcomes({ queue, since, now: new Date('2026-03-13T20:00:01Z'), next: 1 })[1]).toEqual([
    '1',
    '2',
  ]);
});

test('looks back a month on slots for which no issue went out', () => {
  const sent: DecidedOutcome = { kind: 'issue', number: 1, state: 'sent', reviews: [] };
  const held: DecidedOutcome = { kind: 'issue', number: 2, state: 'held', reviews: [] };
  const decided = [
    decidedOn('2026-02-13', skipped('missed')),
    decidedOn('2026-02-20', skipped('missed')),
    decidedOn('2026-02-27', sent),
    decidedOn('2026-03-06', { kind: 'given-back' }),
    decidedOn('2026-03-13', held),
  ];
  expect(build({ decided, next: 1 }).map(({ dueOn }) => dueOn)).toEqual([
    ...['2026-02-20', '2026-03-13'],
    '2026-03-20',
  ]);
  const morning = new Date('2026-03-06T12:00:00Z');
  expect(build({ decided, now: morning, next: 1 }).map(({ dueOn }) => dueOn)).toEqual([
    ...['2026-02-13', '2026-02-20', '2026-03-06'],
    '2026-03-13',
  ]);
});

test('a slot appears once, in order, and a review in one slot at most', () => {
  const schedules = fc.record({
    cadence: cadences,
    timeZone: timeZones,
    cutOffSeconds: fc.integer({ min: 0, max: 20 * 86_400 }),
    lateLimitSeconds: fc.integer({ min: 0, max: 20 * 86_400 }),
  });
  const hours = fc.array(fc.integer({ min: 0, max: 60 * 24 }), { maxLength: 8 });
  fc.assert(
    fc.property(schedules, schedules, instants, hours, (before, after, since, ages) => {
      const then = new Date(since.getTime() + 60 * 86_400_000);
      const queue = ages.map((age, at) =>
        queued(String(at), new Date(then.getTime() - age * 3_600_000)),
      );
      const decided = build({ schedule: before, now: since, queue, minimum: 1, next: 2 }).map(
        ({ dueOn }) => decidedOn(dueOn, draft(1), before),
      );
      const entries = build({ schedule: after, since, decided, queue, now: then, minimum: 1 });
      const dates = entries.map(({ dueOn }) => dueOn);
      expect(new Set(dates).size).toBe(dates.length);
      expect(entries.filter(({ dueAt }) => dueAt > then)).toHaveLength(3);
      const times = entries.map(({ dueAt }) => dueAt.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      const taken = entries.flatMap(({ outcome }) =>
        outcome.kind === 'would-compile' ? outcome.reviews.map(({ id }) => id) : [],
      );
      expect(new Set(taken).size).toBe(taken.length);
      for (const entry of entries) {
        const isPast = entry.dueAt <= then;
        expect(entry.madeUpUntil !== null).toBe(
          isPast && ['would-compile', 'would-skip'].includes(entry.outcome.kind),
        );
        if (entry.outcome.kind === 'would-miss') expect(isPast).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});
