import type { CalendarEntry } from '@galley/contract/newsletter';
import type { Actor } from '@galley/core/editor';
import { buildCalendar, type DecidedSlot } from '@galley/core/issue';
import { localDate } from '@galley/core/newsletter';
import {
  listDecidedSlots,
  listIssueReviews,
  listQueuedReviews,
  type Database,
  type DecidedSlotRow,
  type Kysely,
} from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { queuedReview } from '../compile/queued-review.ts';
import { scheduleOf } from '../compile/schedule-of.ts';
import { findNewsletterFor, type NewsletterRefusal } from './find-newsletter.ts';

export type ShownCalendar =
  | {
      readonly kind: 'ok';
      readonly newsletter: {
        readonly title: string;
        readonly cadence: string;
        readonly timeZone: string;
      };
      readonly entries: readonly CalendarEntry[];
    }
  | NewsletterRefusal;

const DAY_MS = 86_400_000;

/** Lists a newsletter's next slots: what each would hold, and which are skipped and why. */
export async function calendar(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  input: { readonly newsletter: string | null; readonly next: number },
): Promise<ShownCalendar> {
  const found = await findNewsletterFor(deps, actor, 'see-newsletter', input.newsletter);
  if (found.kind !== 'found') return found;
  const { newsletter } = found;
  const now = deps.clock();
  const decided = new Map<string, DecidedSlot>();
  const yesterday = localDate(newsletter.time_zone, new Date(now.getTime() - DAY_MS));
  for (const slot of await listDecidedSlots(deps.db, newsletter.id)) {
    if (slot.due_on >= yesterday) decided.set(slot.due_on, await describeSlot(deps.db, slot));
  }
  const entries = buildCalendar({
    schedule: scheduleOf(newsletter),
    minimum: newsletter.minimum,
    maximum: newsletter.maximum,
    decided,
    queue: (await listQueuedReviews(deps.db, newsletter.id)).map(queuedReview),
    now,
    next: input.next,
  });
  const { title, cadence, time_zone: timeZone } = newsletter;
  return {
    kind: 'ok',
    newsletter: { title, cadence, timeZone },
    entries: entries.map(({ dueAt, cutOffAt, ...entry }) => ({
      ...entry,
      dueAt: dueAt.toISOString(),
      cutOffAt: cutOffAt.toISOString(),
    })),
  };
}

async function describeSlot(db: Kysely<Database>, slot: DecidedSlotRow): Promise<DecidedSlot> {
  if (slot.issue_id === null || slot.issue_number === null || slot.issue_state === null) {
    return slot.reason === null ? { kind: 'given-back' } : { kind: 'skipped', reason: slot.reason };
  }
  const rows = await listIssueReviews(db, slot.issue_id);
  return {
    kind: 'issue',
    number: slot.issue_number,
    state: slot.issue_state,
    reviews: rows.map((row) => ({ id: row.id, title: row.document.title })),
  };
}
