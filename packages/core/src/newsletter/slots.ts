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
  readonly timeZone: string;
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
  return slotAt({
    dueOn,
    dueAt: new Date(due.epochMilliseconds),
    cutOffAt: new Date(due.epochMilliseconds - schedule.cutOffSeconds * 1000),
    timeZone: schedule.timeZone,
  });
}

/** A slot with the times it was decided with, whatever the schedule has become since. */
export function slotAt(times: Omit<Slot, 'localTime' | 'offset'>): Slot {
  const due = Temporal.Instant.fromEpochMilliseconds(times.dueAt.getTime()).toZonedDateTimeISO(
    times.timeZone,
  );
  return {
    ...times,
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

/**
 * The next `count` slots due after an instant: what the schedule says, and decided slots with the
 * times they were decided with.
 */
export function upcomingSlots(
  schedule: Schedule,
  now: Date,
  count: number,
  decided: readonly Slot[] = [],
): readonly Slot[] {
  const start = startBefore(schedule, now);
  const near = decided.filter(({ dueOn }) => dueOn > start);
  const taken = new Set(near.map(({ dueOn }) => dueOn));
  const open = slotsAfter(schedule, start, count + near.length + 3);
  return [...near, ...open.filter(({ dueOn }) => !taken.has(dueOn))]
    .filter((slot) => slot.dueAt > now)
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    .slice(0, count);
}

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
    due.push({ slot, verdict: now > madeUpUntil(schedule, slot) ? 'missed' : 'due' });
  }
  return due;
}

/** The lateness limit: until then a slot that passed undecided is still compiled. */
export const madeUpUntil = (
  { lateLimitSeconds }: Pick<Schedule, 'lateLimitSeconds'>,
  { dueAt }: Pick<Slot, 'dueAt'>,
): Date => new Date(dueAt.getTime() + lateLimitSeconds * 1000);

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
