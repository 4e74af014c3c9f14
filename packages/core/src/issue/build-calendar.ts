import { formatWallTime } from '../newsletter/cadence.ts';
import { clockChanges } from '../newsletter/clock-changes.ts';
import {
  dueSlots,
  madeUpUntil,
  slotOn,
  upcomingSlots,
  type Schedule,
  type Slot,
} from '../newsletter/slots.ts';
import type { CalendarEntry, CalendarOutcome, DecidedOutcome, LateReview } from './calendar.ts';
import type { Review } from '../review/review.ts';
import { selectReviews, type RankedReview } from './select-reviews.ts';
import { shortageReason } from './skip-reason.ts';

/** What has been decided about one slot, with the times it was decided with. */
export interface DecidedSlot {
  readonly slot: Slot;
  readonly decidedAt: Date;
  readonly outcome: DecidedOutcome;
}

/** A review in the queue, with the name that the calendar shows. */
type NamedReview = RankedReview & { readonly review: Pick<Review, 'title'> };

interface Plan {
  readonly schedule: Schedule;
  /** Slots due before it don't count. */
  readonly since: Date;
  readonly minimum: number;
  readonly maximum: number;
  readonly decided: readonly DecidedSlot[];
  readonly queue: readonly NamedReview[];
  /** How many reviews are held. */
  readonly held: number;
  readonly now: Date;
  readonly next: number;
}

/** How far back the calendar shows slots for which no issue went out. */
const LOOK_BACK_MS = 31 * 86_400_000;
/** How many slots after the last one shown a late review may wait for. */
const LOOK_AHEAD = 3;

/**
 * The slots that passed without an issue, and the coming ones with what each would contain if the
 * queue stayed as it is: reviews above one slot's maximum carry over to the next, and a slot with
 * too few reviews keeps them. A decided slot keeps the times it was decided with.
 */
export function buildCalendar(plan: Plan): readonly CalendarEntry[] {
  const { schedule, decided, now } = plan;
  const known = new Map(decided.map((each) => [each.slot.dueOn, each]));
  const past = pastSlots(plan);
  const slots = [
    ...past,
    ...upcomingSlots(
      schedule,
      now,
      plan.next + LOOK_AHEAD,
      decided.map(({ slot }) => slot),
    ),
  ];
  const outlook = foresee(plan, slots, known);
  let clock = now;
  return slots.slice(0, past.length + plan.next).map((slot): CalendarEntry => {
    const changes = slot.dueAt > clock ? clockChanges(schedule.timeZone, clock, slot.dueAt) : [];
    clock = slot.dueAt > clock ? slot.dueAt : clock;
    const outcome = outlook.outcomes.get(slot.dueOn) ?? { kind: 'would-miss' };
    const until = madeUpUntil(schedule, slot);
    const isMadeUp = !known.has(slot.dueOn) && slot.dueAt <= now && now <= until;
    return {
      ...slot,
      bestOf: null,
      movedFrom: movedFrom(schedule, slot),
      clockChanges: changes,
      madeUpUntil: isMadeUp ? until : null,
      late: isMissed(outcome)
        ? []
        : lateReviews(plan, slot, known.get(slot.dueOn), outlook.waitsFor),
      outcome,
    };
  });
}

/** Slots whose time has passed: undecided ones, and recent ones for which no issue went out. */
export function pastSlots({
  schedule,
  since,
  decided,
  now,
}: Pick<Plan, 'schedule' | 'since' | 'decided' | 'now'>): readonly Slot[] {
  const dates = new Set(decided.map(({ slot }) => slot.dueOn));
  const open = dueSlots({ schedule, since, decided: dates, now }).map(({ slot }) => slot);
  const stayed = decided
    .filter(({ slot, outcome }) => {
      // A person may compile it again until the lateness limit.
      if (outcome.kind === 'given-back') return now <= madeUpUntil(schedule, slot);
      return !isOut(outcome) && slot.dueAt.getTime() > now.getTime() - LOOK_BACK_MS;
    })
    .map(({ slot }) => slot);
  return [...open, ...stayed]
    .filter(({ dueAt }) => dueAt <= now)
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

const isOut = (outcome: DecidedOutcome): boolean =>
  outcome.kind === 'issue' && !['draft', 'approved', 'held'].includes(outcome.state);

/** What becomes of each slot if the queue stays as it is, and which slot takes each review. */
function foresee(
  { schedule, minimum, maximum, held, now, ...plan }: Plan,
  slots: readonly Slot[],
  known: ReadonlyMap<string, DecidedSlot>,
) {
  let queue = plan.queue;
  const outcomes = new Map<string, CalendarOutcome>();
  const takenBy = new Map<string, string>();
  const open: Slot[] = [];
  for (const slot of slots) {
    const decided = known.get(slot.dueOn);
    if (decided !== undefined || now > madeUpUntil(schedule, slot)) {
      outcomes.set(slot.dueOn, decided?.outcome ?? { kind: 'would-miss' });
      continue;
    }
    open.push(slot);
    const selection = selectReviews({ queue, cutOffAt: slot.cutOffAt, minimum, maximum });
    if (selection.kind === 'too-few') {
      const shortage = { ready: selection.ready, minimum, held };
      const reason = shortageReason(shortage);
      outcomes.set(slot.dueOn, { kind: 'would-skip', reason, ...shortage });
      continue;
    }
    const reviews = selection.reviews.map(({ id, review }) => ({ id, title: review.title }));
    outcomes.set(slot.dueOn, { kind: 'would-compile', reviews });
    for (const { id } of reviews) takenBy.set(id, slot.dueOn);
    queue = queue.filter(({ id }) => !takenBy.has(id));
  }
  const waitsFor = ({ id, queuedAt }: RankedReview): string | null =>
    takenBy.get(id) ?? open.find(({ cutOffAt }) => queuedAt < cutOffAt)?.dueOn ?? null;
  return { outcomes, waitsFor };
}

/** Reviews that came after a slot's cut-off but before the slot was over, so meant for it. */
function lateReviews(
  { queue, now }: Plan,
  slot: Slot,
  decided: DecidedSlot | undefined,
  waitsFor: (review: RankedReview) => string | null,
): readonly LateReview[] {
  if (slot.cutOffAt > now) return [];
  const ends = decided === undefined ? now : latest(decided.decidedAt, slot.dueAt);
  return queue
    .filter(({ queuedAt }) => queuedAt >= slot.cutOffAt && queuedAt <= ends)
    .map((each) => ({ id: each.id, title: each.review.title, waitsFor: waitsFor(each) }));
}

const isMissed = (outcome: CalendarOutcome): boolean =>
  outcome.kind === 'would-miss' || (outcome.kind === 'skipped' && outcome.reason === 'missed');

const latest = (a: Date, b: Date): Date => (a > b ? a : b);

/** Null if the slot has its cadence's time, or was decided by another schedule. */
export function movedFrom(schedule: Schedule, { dueOn, dueAt }: Slot): string | null {
  const scheduled = slotOn(schedule, dueOn);
  if (scheduled.dueAt.getTime() !== dueAt.getTime()) return null;
  const wanted = formatWallTime(schedule.cadence.time);
  return wanted === scheduled.localTime ? null : wanted;
}
