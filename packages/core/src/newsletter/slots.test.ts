import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatWallTime, parseCadence, type Cadence } from './cadence.ts';
import { isDueDate } from './due-dates.ts';
import { dueSlots, localDate, slotOn, slotsAfter, upcomingSlots, type Schedule } from './slots.ts';
import { cadences, instants, timeZones } from './schedule.arbitrary.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function schedule(cadence: string, timeZone: string): Schedule {
  const reading = parseCadence(cadence);
  if (reading.kind === 'invalid') throw new Error(cadence);
  return { cadence: reading.cadence, timeZone, cutOffSeconds: 7200, lateLimitSeconds: 43_200 };
}

const schedules: fc.Arbitrary<Schedule> = fc.record({
  cadence: cadences,
  timeZone: timeZones,
  cutOffSeconds: fc.integer({ min: 0, max: 2 * 86_400 }),
  lateLimitSeconds: fc.integer({ min: 0, max: 2 * 86_400 }),
});

/** What a wall clock in the zone shows, according to Intl instead of Temporal. */
const wallClock = (timeZone: string, instant: Date): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(instant);

const wallTime = (cadence: Cadence) => formatWallTime(cadence.time);

test.each([
  ['America/New_York', 'weekly sun 02:30', '2026-03-08', '2026-03-08T07:30:00.000Z', '03:30'],
  ['America/New_York', 'weekly sun 01:30', '2026-11-01', '2026-11-01T05:30:00.000Z', '01:30'],
  ['Europe/London', 'weekly sun 01:30', '2026-03-29', '2026-03-29T01:30:00.000Z', '02:30'],
  ['Europe/London', 'weekly sun 01:30', '2026-10-25', '2026-10-25T00:30:00.000Z', '01:30'],
  ['Australia/Lord_Howe', 'weekly sun 02:15', '2026-10-04', '2026-10-03T15:45:00.000Z', '02:45'],
  ['Australia/Lord_Howe', 'weekly sun 01:45', '2026-04-05', '2026-04-04T14:45:00.000Z', '01:45'],
  ['Africa/Cairo', 'weekly fri 00:30', '2026-04-24', '2026-04-23T22:30:00.000Z', '01:30'],
  ['Africa/Cairo', 'weekly thu 23:30', '2026-10-29', '2026-10-29T20:30:00.000Z', '23:30'],
  ['Pacific/Apia', 'weekly fri 08:00', '2011-12-30', '2011-12-30T18:00:00.000Z', '08:00'],
])('%s: %s on %s is %s, shown as %s', (zone, cadence, date, instant, shown) => {
  const slot = slotOn(schedule(cadence, zone), date);
  expect(slot.dueAt.toISOString()).toBe(instant);
  expect(slot.localTime).toBe(shown);
});

test('slots follow one another: one per local due date, in order, at a constant wall time', () => {
  fc.assert(
    fc.property(schedules, instants, (each, from) => {
      const slots = slotsAfter(each, from.toISOString().slice(0, 10), 30);
      expect(new Set(slots.map((slot) => slot.dueOn)).size).toBe(30);
      for (const [index, slot] of slots.entries()) {
        expect(isDueDate(each.cadence, slot.dueOn)).toBe(true);
        expect(slot.dueAt > (slots[index - 1]?.dueAt ?? new Date(0))).toBe(true);
        const wanted = `${slot.dueOn} ${wallTime(each.cadence)}`;
        const shown = wallClock(each.timeZone, slot.dueAt);
        if (shown === wanted) continue;
        // Only where the clock skips: no instant nearby shows the wanted time, and the slot comes
        // after it.
        expect(shown > wanted).toBe(true);
        for (let minute = -26 * 60; minute <= 26 * 60; minute += 1) {
          const near = new Date(slot.dueAt.getTime() + minute * 60_000);
          expect(wallClock(each.timeZone, near)).not.toBe(wanted);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('a wall time that occurs twice is due the first time', () => {
  fc.assert(
    fc.property(schedules, instants, (each, from) => {
      for (const slot of slotsAfter(each, from.toISOString().slice(0, 10), 30)) {
        const shown = wallClock(each.timeZone, slot.dueAt);
        for (const earlier of [30, 60, 120]) {
          const before = new Date(slot.dueAt.getTime() - earlier * 60_000);
          expect(wallClock(each.timeZone, before)).not.toBe(shown);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('the upcoming slots are the next ones due after now', () => {
  fc.assert(
    fc.property(schedules, instants, (each, now) => {
      const upcoming = upcomingSlots(each, now, 3);
      const around = slotsAfter(
        each,
        localDate(each.timeZone, new Date(now.getTime() - 3 * DAY)),
        9,
      );
      expect(upcoming).toEqual(around.filter((slot) => slot.dueAt > now).slice(0, 3));
    }),
  );
});

test('frequent and rare checks decide the same slots, each once', () => {
  fc.assert(
    fc.property(
      schedules,
      instants,
      fc.array(fc.integer({ min: 1, max: 20 * 24 }), { minLength: 1, maxLength: 15 }),
      (each, since, hours) => {
        const decided = new Set<string>();
        const instants: Date[] = [];
        let now = since;
        for (const step of hours) {
          now = new Date(now.getTime() + step * HOUR);
          for (const { slot, verdict } of dueSlots({ schedule: each, since, decided, now })) {
            expect(decided.has(slot.dueOn)).toBe(false);
            expect(slot.cutOffAt <= now && slot.dueAt > since).toBe(true);
            const limit = slot.dueAt.getTime() + each.lateLimitSeconds * 1000;
            expect(verdict).toBe(now.getTime() > limit ? 'missed' : 'due');
            decided.add(slot.dueOn);
            instants.push(slot.dueAt);
          }
        }
        const atOnce = dueSlots({ schedule: each, since, decided: new Set(), now });
        expect(instants).toEqual(atOnce.map(({ slot }) => slot.dueAt));
      },
    ),
  );
});

test('editing zone or cadence never brings back a decided date or a slot before the edit', () => {
  fc.assert(
    fc.property(
      instants,
      fc.array(fc.tuple(schedules, fc.integer({ min: 1, max: 40 * 24 })), {
        minLength: 2,
        maxLength: 8,
      }),
      (start, edits) => {
        const decided = new Set<string>();
        let now = start;
        for (const [each, hours] of edits) {
          const since = now;
          now = new Date(now.getTime() + hours * HOUR);
          for (const { slot } of dueSlots({ schedule: each, since, decided, now })) {
            expect(decided.has(slot.dueOn)).toBe(false);
            expect(slot.dueAt > since).toBe(true);
            decided.add(slot.dueOn);
          }
          expect(dueSlots({ schedule: each, since, decided, now })).toEqual([]);
        }
      },
    ),
  );
});
