import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideDeparture } from './decide-departure.ts';
import { decideDueIssue } from './decide-due-issue.ts';
import { chooseDate, isReleaseDay } from './issue-date.ts';
import { ISSUE_STATES } from './issue-state.ts';

/** An issue of a slot that is due on a Friday at 23:30 in Berlin. */
const issue = {
  state: 'draft',
  timeZone: 'Europe/Berlin',
  dueAt: new Date('2026-12-04T22:30:00Z'),
  datedOn: '2026-12-04',
  lateLimitSeconds: 12 * 3600,
  hasClock: true,
  now: new Date('2026-11-30T12:00:00Z'),
} as const;
const decide = (change: Partial<Parameters<typeof decideDeparture>[0]>) =>
  decideDeparture({ ...issue, ...change });
const at = (instant: string) => ({ now: new Date(instant) });

test('an issue dated the day of its slot goes out at the slot', () => {
  expect(decide({})).toEqual({ kind: 'at-slot', at: issue.dueAt });
  expect(decide({ state: 'approved' })).toEqual({ kind: 'at-slot', at: issue.dueAt });
});

test('an issue approved after its slot goes out at once, also past midnight', () => {
  expect(decide({ state: 'held', ...at('2026-12-04T22:30:00Z') })).toEqual({ kind: 'at-once' });
  expect(decide({ state: 'held', ...at('2026-12-04T23:10:00Z') })).toEqual({ kind: 'at-once' });
  expect(decide({ state: 'held', datedOn: '2026-12-05', ...at('2026-12-05T08:00:00Z') })).toEqual({
    kind: 'at-once',
  });
});

test('a person releases what is too late for the clock, has no slot, or is dated today', () => {
  const late = at('2026-12-05T10:31:00Z');
  expect(decide({ state: 'held', datedOn: '2026-12-05', ...late })).toEqual({ kind: 'by-hand' });
  expect(decide({ dueAt: null, datedOn: '2026-11-30' })).toEqual({ kind: 'by-hand' });
  expect(decide({ datedOn: '2026-11-30' })).toEqual({ kind: 'by-hand' });
});

test('the clock leaves the sample newsletter alone', () => {
  expect(decide({ hasClock: false })).toEqual({ kind: 'other-day', today: '2026-11-30' });
  expect(decide({ hasClock: false, datedOn: '2026-11-30' })).toEqual({ kind: 'by-hand' });
});

test('an issue whose date is over or ahead needs another one', () => {
  const today = '2026-11-30';
  expect(decide({ datedOn: '2026-11-29' })).toEqual({ kind: 'other-day', today });
  expect(decide({ dueAt: null, datedOn: '2026-12-01' })).toEqual({ kind: 'other-day', today });
  expect(decide({ state: 'held', ...at('2026-12-05T10:31:00Z') })).toEqual({
    kind: 'other-day',
    today: '2026-12-05',
  });
});

test('an issue that is released or cancelled has no departure', () => {
  for (const state of ['sending', 'paused', 'sent', 'cancelled'] as const) {
    expect(decide({ state })).toBeNull();
  }
});

const hours = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((hour) => new Date(Date.UTC(2026, 11, 4, hour)));

test('it says what the clock and the rule about dates then do', () => {
  const anything = fc.record({
    state: fc.constantFrom(...ISSUE_STATES),
    timeZone: fc.constantFrom('UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'),
    dueAt: fc.option(hours(-60, 60)),
    datedOn: fc.constantFrom('2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06'),
    lateLimitSeconds: fc.integer({ min: 0, max: 24 * 3600 }),
    hasClock: fc.boolean(),
    now: hours(-96, 96),
  });
  fc.assert(
    fc.property(anything, (its) => {
      const departure = decideDeparture(its);
      if (departure === null) return;
      const approved = { ...its, state: 'approved' as const, approvedAt: its.now };
      const clock = (now: Date) =>
        its.hasClock &&
        decideDueIssue({ ...approved, now }).kind === 'release' &&
        isReleaseDay(its, 'clock', now);
      expect(departure.kind === 'at-once').toBe(clock(its.now));
      if (departure.kind === 'at-slot') expect(clock(departure.at)).toBe(true);
      if (departure.kind === 'by-hand') expect(isReleaseDay(its, 'person', its.now)).toBe(true);
      if (departure.kind === 'other-day') {
        expect(isReleaseDay(its, 'person', its.now)).toBe(false);
        expect(chooseDate(its, 'today', its.now)).toBe(departure.today);
      }
    }),
  );
});
