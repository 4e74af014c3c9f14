import { dueSlots, upcomingSlots, type Schedule, type Slot } from '../newsletter/slots.ts';

/**
 * The next slot that takes from the queue: one that passed and is still to be made up, or else the
 * next undecided one.
 */
export function nextOpenSlot(input: {
  readonly schedule: Schedule;
  /** Slots due before it don't count. */
  readonly since: Date;
  /** The decided slots, at least those of the last days. */
  readonly decided: readonly Slot[];
  readonly now: Date;
}): Slot | null {
  const { schedule, since, decided, now } = input;
  const dates = new Set(decided.map(({ dueOn }) => dueOn));
  // Older slots than these are too late to be made up, and there may be years of them.
  const limit = new Date(now.getTime() - schedule.lateLimitSeconds * 1000 - 1);
  const recent = since > limit ? since : limit;
  const due = dueSlots({ schedule, since: recent, decided: dates, now });
  const open = due.find(({ verdict }) => verdict === 'due');
  if (open !== undefined) return open.slot;
  const coming = upcomingSlots(schedule, now, dates.size + 1, decided);
  return coming.find(({ dueOn }) => !dates.has(dueOn)) ?? null;
}
