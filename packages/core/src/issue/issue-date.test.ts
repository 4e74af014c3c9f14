import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDate } from '../newsletter/slots.ts';
import { chooseDate, isDateOver, isReleaseDay, needsSlotDate } from './issue-date.ts';

const FRIDAY = '2026-12-04';
const SATURDAY = '2026-12-05';

/** An issue whose slot is due on that Friday at 23:30 in Berlin. */
const issue = (datedOn: string | null, state: 'draft' | 'approved' = 'approved') => ({
  state,
  timeZone: 'Europe/Berlin',
  dueAt: new Date('2026-12-04T22:30:00Z'),
  datedOn,
  lateLimitSeconds: 12 * 3600,
});
const extra = (datedOn: string | null) => ({ ...issue(datedOn), dueAt: null });
const at = (instant: string) => new Date(instant);
const MONDAY_NOON = at('2026-11-30T12:00:00Z');
const SATURDAY_0010 = at('2026-12-04T23:10:00Z');

test('an issue compiled by hand is dated today, and one of a slot on the day of its slot', () => {
  expect(chooseDate(issue(null), 'keep', MONDAY_NOON)).toBe('2026-11-30');
  expect(chooseDate(issue(null), 'today', MONDAY_NOON)).toBe('2026-11-30');
  expect(chooseDate(issue(null), 'slot', MONDAY_NOON)).toBe(FRIDAY);
  expect(chooseDate(extra(null), 'slot', MONDAY_NOON)).toBe('2026-11-30');
});

test('the day is the newsletter’s, not that of UTC', () => {
  const now = at('2026-11-30T23:30:00Z');
  const dayIn = (timeZone: string) => chooseDate({ ...extra(null), timeZone }, 'today', now);
  expect(dayIn('Europe/Berlin')).toBe('2026-12-01');
  expect(dayIn('Pacific/Kiritimati')).toBe('2026-12-01');
  expect(dayIn('Pacific/Pago_Pago')).toBe('2026-11-30');
});

test('a recompiled issue keeps its day until that is over', () => {
  expect(chooseDate(issue(FRIDAY), 'keep', MONDAY_NOON)).toBe(FRIDAY);
  expect(chooseDate(issue('2026-11-30'), 'keep', MONDAY_NOON)).toBe('2026-11-30');
  expect(chooseDate(issue('2026-11-27'), 'keep', MONDAY_NOON)).toBe('2026-11-30');
});

test('a slot made up after midnight is dated the day on which it is compiled', () => {
  expect(chooseDate(issue(null), 'slot', SATURDAY_0010)).toBe(SATURDAY);
});

test('a person releases an issue only on its day; the clock also after midnight', () => {
  expect(isReleaseDay(issue(FRIDAY), 'person', at('2026-12-04T12:00:00Z'))).toBe(true);
  expect(isReleaseDay(issue(FRIDAY), 'person', MONDAY_NOON)).toBe(false);
  expect(isReleaseDay(issue(FRIDAY), 'person', SATURDAY_0010)).toBe(false);
  expect(isReleaseDay(issue(FRIDAY), 'clock', SATURDAY_0010)).toBe(true);
  expect(isReleaseDay(issue('2026-12-03'), 'clock', SATURDAY_0010)).toBe(false);
  expect(isReleaseDay(extra(FRIDAY), 'clock', SATURDAY_0010)).toBe(false);
});

test('a date is over once neither a person nor the clock can release the issue under it', () => {
  expect(isDateOver(issue(FRIDAY), MONDAY_NOON)).toBe(false);
  expect(isDateOver(issue(FRIDAY), SATURDAY_0010)).toBe(false);
  expect(isDateOver(issue(FRIDAY), at('2026-12-05T10:30:01Z'))).toBe(true);
  expect(isDateOver(issue('2026-12-03'), at('2026-12-04T12:00:00Z'))).toBe(true);
  expect(isDateOver(extra(FRIDAY), SATURDAY_0010)).toBe(true);
});

test('an issue that a person dated another day needs the date of its slot', () => {
  const cutOff = at('2026-12-04T20:30:00Z');
  expect(needsSlotDate(issue('2026-11-30', 'draft'), cutOff)).toBe(true);
  expect(needsSlotDate(issue('2026-11-30'), cutOff)).toBe(true);
  expect(needsSlotDate(issue(FRIDAY), cutOff)).toBe(false);
  expect(needsSlotDate(issue(FRIDAY), SATURDAY_0010)).toBe(false);
  expect(needsSlotDate(issue(FRIDAY, 'draft'), SATURDAY_0010)).toBe(true);
  // A person may still send it today.
  expect(needsSlotDate(issue('2026-12-03'), at('2026-12-03T21:00:00Z'))).toBe(false);
  expect(needsSlotDate(extra('2026-11-30'), cutOff)).toBe(false);
});

const hours = (from: number, to: number) => fc.integer({ min: from, max: to });
const zones = fc.constantFrom('UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin');
const days = fc.option(
  fc.constantFrom('2026-12-01', '2026-12-02', '2026-12-03', FRIDAY, SATURDAY, '2026-12-06'),
);
const anyIssue = fc.record({
  timeZone: zones,
  dueAt: fc.option(hours(-60, 60).map((hour) => new Date(Date.UTC(2026, 11, 4, hour)))),
  datedOn: days,
});
const anyTime = hours(-96, 96).map((hour) => new Date(Date.UTC(2026, 11, 4, hour)));

test('no issue gets a date that is over, and today’s date always lets a person release it', () => {
  fc.assert(
    fc.property(anyIssue, anyTime, fc.constantFrom('today', 'slot', 'keep'), (day, now, wish) => {
      const datedOn = chooseDate(day, wish, now);
      expect(datedOn >= localDate(day.timeZone, now)).toBe(true);
      expect(isDateOver({ ...day, datedOn, lateLimitSeconds: 3600 }, now)).toBe(false);
      if (wish === 'today') {
        expect(isReleaseDay({ ...day, datedOn }, 'person', now)).toBe(true);
      }
    }),
  );
});

test('an issue with the date of its slot can be released at its slot', () => {
  fc.assert(
    fc.property(anyIssue, anyTime, hours(0, 11), (day, now, late) => {
      if (day.dueAt === null || now > day.dueAt) return;
      const datedOn = chooseDate(day, 'slot', now);
      const due = new Date(day.dueAt.getTime() + late * 3_600_000);
      expect(isReleaseDay({ ...day, datedOn }, 'clock', due)).toBe(true);
      expect(needsSlotDate({ ...day, datedOn, state: 'approved' }, due)).toBe(false);
    }),
  );
});
