import { Temporal } from 'temporal-polyfill';
import type { Cadence } from './cadence.ts';
import { nextDueDate } from './due-dates.ts';

/** The settings of a newsletter that decide its slots. */
export interface Schedule {
  readonly cadence: Cadence;
  /** IANA name. */
  readonly timeZone: string;
  readonly cutOffSeconds: number;
  readonly lateLimitSeconds: number;
}

/** One due date of a newsletter; its local date makes it unique. */
export interface Slot {
  /** `YYYY-MM-DD`, local. */
  readonly dueOn: string;
  readonly dueAt: Date;
  /** Reviews queued later wait for the next issue. */
  readonly cutOffAt: Date;
  /** Wall time at that instant, `HH:MM`. */
  readonly localTime: string;
  /** Offset from UTC at that instant, `+01:00`. */
  readonly offset: string;
}

/** A slot whose cut-off has passed; `missed` if it is too late to make it up. */
export interface DueSlot {
  readonly slot: Slot;
  readonly verdict: 'due' | 'missed';
}

/**
 * The slot of a local date. The cadence's wall time is kept across clock changes; a time that the
 * clock skips moves forward by the skip, and one that occurs twice means the first (RFC 5545,
 * section 3.3.5, reads such times the same way).
 */
export function slotOn(schedule: Schedule, dueOn: string): Slot {
  const due = Temporal.PlainDate.from(dueOn)
    .toPlainDateTime(Temporal.PlainTime.from(schedule.cadence.time))
    .toZonedDateTime(schedule.timeZone, { disambiguation: 'compatible' });
  return {
    dueOn,
    dueAt: new Date(due.epochMilliseconds),
    cutOffAt: new Date(due.epochMilliseconds - schedule.cutOffSeconds * 1000),
    localTime: due.toPlainTime().toString({ smallestUnit: 'minute' }),
    offset: due.offset,
  };
}

/** The next `count` slots after a local date, excluding that date. */
export function slotsAfter(schedule: Schedule, after: string, count: number): readonly Slot[] {
  const slots: Slot[] = [];
  let date = after;
  while (slots.length < count) {
    date = nextDueDate(schedule.cadence, date);
    slots.push(slotOn(schedule, date));
  }
  return slots;
}

/** The next `count` slots due after an instant, decided or not. */
export const upcomingSlots = (schedule: Schedule, now: Date, count: number): readonly Slot[] =>
  slotsAfter(schedule, startBefore(schedule, now), count + 3)
    .filter((slot) => slot.dueAt > now)
    .slice(0, count);

/**
 * The undecided slots whose cut-off has passed, oldest first: computed only from the rows and the
 * clock, so a process that was down finds what it missed. Slots due before `since` don't count, and
 * a date in `decided` never comes back, even if zone or cadence has been edited since.
 */
export function dueSlots(input: {
  readonly schedule: Schedule;
  readonly since: Date;
  readonly decided: ReadonlySet<string>;
  readonly now: Date;
}): readonly DueSlot[] {
  const { schedule, since, decided, now } = input;
  const due: DueSlot[] = [];
  const lastDate = latestDueDate(schedule, now);
  let date = nextDueDate(schedule.cadence, startBefore(schedule, since));
  for (; date <= lastDate; date = nextDueDate(schedule.cadence, date)) {
    if (decided.has(date)) continue;
    const slot = slotOn(schedule, date);
    if (slot.dueAt <= since || slot.cutOffAt > now) continue;
    const isLate = now.getTime() > slot.dueAt.getTime() + schedule.lateLimitSeconds * 1000;
    due.push({ slot, verdict: isLate ? 'missed' : 'due' });
  }
  return due;
}

// A cut-off that has passed belongs to a date no later than this one.
const latestDueDate = (schedule: Schedule, now: Date): string =>
  localDate(schedule.timeZone, new Date(now.getTime() + schedule.cutOffSeconds * 1000));

// Two days, because a skip over midnight (or over a whole day: Apia, 30 December 2011) moves a slot
// into the day after its own date.
const startBefore = ({ timeZone }: Schedule, instant: Date): string =>
  Temporal.PlainDate.from(localDate(timeZone, instant)).subtract({ days: 2 }).toString();

/** The local date of an instant, `YYYY-MM-DD`. */
export const localDate = (timeZone: string, instant: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
