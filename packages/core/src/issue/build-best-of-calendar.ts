import { bestOfMonth } from '../newsletter/best-of-slots.ts';
import { madeUpUntil, upcomingSlots, type Schedule } from '../newsletter/slots.ts';
import { movedFrom, pastSlots, type DecidedSlot } from './build-calendar.ts';
import type { CalendarEntry, CalendarOutcome } from './calendar.ts';

/** More best-ofs than a calendar shows. */
const LOOK_AHEAD = 70;

/**
 * The slots of best-ofs: those that passed without an issue, and the coming ones up to an instant,
 * at least one. What one would show depends on the issues of its month, so an undecided one says
 * `would-compile` without reviews.
 */
export function buildBestOfCalendar(plan: {
  readonly schedule: Schedule;
  /** Slots due before it don't count. */
  readonly since: Date;
  readonly decided: readonly DecidedSlot[];
  readonly now: Date;
  readonly until: Date;
}): readonly CalendarEntry[] {
  const { schedule, decided, now, until } = plan;
  const known = new Map(decided.map((each) => [each.slot.dueOn, each]));
  const slots = decided.map(({ slot }) => slot);
  const coming = upcomingSlots(schedule, now, LOOK_AHEAD, slots).filter(
    ({ dueAt }, at) => at === 0 || dueAt <= until,
  );
  return [...pastSlots(plan), ...coming].map((slot): CalendarEntry => {
    const limit = madeUpUntil(schedule, slot);
    const decision = known.get(slot.dueOn);
    const isMadeUp = decision === undefined && slot.dueAt <= now && now <= limit;
    return {
      ...slot,
      bestOf: bestOfMonth(slot.dueOn),
      movedFrom: movedFrom(schedule, slot),
      clockChanges: [],
      madeUpUntil: isMadeUp ? limit : null,
      late: [],
      outcome: decision?.outcome ?? foresee(limit, now),
    };
  });
}

const foresee = (limit: Date, now: Date): CalendarOutcome =>
  now > limit ? { kind: 'would-miss' } : { kind: 'would-compile', reviews: [] };
