import { selectReviews, type QueuedReview } from './select-reviews.ts';
import type { CalendarEntry, CalendarOutcome } from './calendar.ts';
import { upcomingSlots, type Schedule, type Slot } from '../newsletter/slots.ts';

/** What has been decided about one slot. */
export type DecidedSlot = Extract<CalendarOutcome, { kind: 'issue' | 'skipped' | 'given-back' }>;

/**
 * The coming slots with what each would contain if the queue stayed as it is: reviews above one
 * slot's maximum carry over to the next, and a slot with too few reviews keeps them.
 */
export function buildCalendar(input: {
  readonly schedule: Schedule;
  readonly minimum: number;
  readonly maximum: number;
  readonly decided: ReadonlyMap<string, DecidedSlot>;
  readonly queue: readonly QueuedReview[];
  readonly now: Date;
  readonly next: number;
}): readonly CalendarEntry[] {
  const { schedule, minimum, maximum, decided, now } = input;
  let queue = input.queue;
  return upcomingSlots(schedule, now, input.next).map((slot) => {
    const known = decided.get(slot.dueOn);
    if (known !== undefined) return entry(schedule, slot, known);
    const selection = selectReviews({ queue, cutOffAt: slot.cutOffAt, minimum, maximum });
    if (selection.kind === 'too-few') {
      return entry(schedule, slot, { kind: 'would-skip', ready: selection.ready, minimum });
    }
    const taken = new Set(selection.reviews.map((review) => review.id));
    queue = queue.filter((review) => !taken.has(review.id));
    const reviews = selection.reviews.map(({ id, review }) => ({ id, title: review.title }));
    return entry(schedule, slot, { kind: 'would-compile', reviews });
  });
}

const entry = (schedule: Schedule, slot: Slot, outcome: CalendarOutcome): CalendarEntry => ({
  dueOn: slot.dueOn,
  localTime: slot.localTime,
  timeZone: schedule.timeZone,
  offset: slot.offset,
  dueAt: slot.dueAt,
  cutOffAt: slot.cutOffAt,
  outcome,
});
