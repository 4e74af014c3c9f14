import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCadence, type Schedule } from '../newsletter/index.ts';
import { dueSlots, madeUpUntil, slotOn } from '../newsletter/slots.ts';
import { nextOpenSlot } from './next-open-slot.ts';

const reading = parseCadence('weekly fri 08:00');
if (reading.kind === 'invalid') throw new Error('no cadence');
const schedule: Schedule = {
  cadence: reading.cadence,
  timeZone: 'Europe/London',
  cutOffSeconds: 7200,
  lateLimitSeconds: 86_400,
};
const since = new Date('2026-01-01T00:00:00Z');
const FRIDAYS = ['2026-03-06', '2026-03-13', '2026-03-20', '2026-03-27', '2026-04-03'];

const next = (at: string, decided: readonly string[] = []) =>
  nextOpenSlot({
    schedule,
    since,
    decided: decided.map((dueOn) => slotOn(schedule, dueOn)),
    now: new Date(at),
  })?.dueOn;

test('the next slot is the first undecided one', () => {
  expect(next('2026-03-09T12:00:00Z', ['2026-03-06'])).toBe('2026-03-13');
  expect(next('2026-03-09T12:00:00Z', ['2026-03-06', '2026-03-13'])).toBe('2026-03-20');
  expect(next('2026-03-13T07:59:00Z', ['2026-03-06'])).toBe('2026-03-13');
});

test('a slot that passed undecided comes first while it can be made up', () => {
  expect(next('2026-03-13T12:00:00Z')).toBe('2026-03-13');
  expect(next('2026-03-14T08:00:00Z')).toBe('2026-03-13');
  expect(next('2026-03-14T08:00:01Z')).toBe('2026-03-20');
});

test('slots due before the schedule began do not count', () => {
  const now = new Date('2026-03-13T12:00:00Z');
  expect(nextOpenSlot({ schedule, since: now, decided: [], now })?.dueOn).toBe('2026-03-20');
});

test('no slot before the next one could still be compiled', () => {
  const anyTime = fc.integer({
    min: Date.parse('2026-03-06T00:00:00Z'),
    max: Date.parse('2026-03-28T00:00:00Z'),
  });
  fc.assert(
    fc.property(anyTime, fc.subarray(FRIDAYS), (time, dates) => {
      const now = new Date(time);
      const decided = dates.map((dueOn) => slotOn(schedule, dueOn));
      const found = nextOpenSlot({ schedule, since, decided, now });
      if (found === null) throw new Error('a weekly newsletter always has a next slot');
      expect(dates).not.toContain(found.dueOn);
      expect(now <= madeUpUntil(schedule, found)).toBe(true);
      const missedOut = dueSlots({ schedule, since, decided: new Set(dates), now }).filter(
        ({ slot, verdict }) => verdict === 'due' && slot.dueAt < found.dueAt,
      );
      expect(missedOut).toEqual([]);
    }),
  );
});
