import type { CalendarEntry } from '@galley/contract/newsletter';
import type { Actor } from '@galley/core/editor';
import { buildCalendar, type DecidedSlot } from '@galley/core/issue';
import {
  countHeldReviews,
  listDecidedSlots,
  listIssueReviews,
  type Database,
  type DecidedSlotRow,
  type Kysely,
} from '@galley/db';
import { readAtOnce } from '../compile/compile-then-save.ts';
import { readOrder } from '../compile/ranked-review.ts';
import { scheduleOf } from '../compile/schedule-of.ts';
import { storedSlot } from '../compile/stored-slot.ts';
import { iso } from '../iso.ts';
import type { PressDeps } from '../press-deps.ts';
import { findNewsletterFor, type Newsletter, type NewsletterRefusal } from './find-newsletter.ts';

export type ShownCalendar =
  | {
      readonly kind: 'ok';
      readonly newsletter: {
        readonly title: string;
        readonly cadence: string;
        readonly timeZone: string;
        readonly isSample: boolean;
      };
      readonly entries: readonly CalendarEntry[];
    }
  | NewsletterRefusal;

/**
 * Lists a newsletter's slots: those that passed without an issue, and the next ones with what each
 * would contain. The scheduler leaves the sample newsletter alone, so it has none.
 */
export async function calendar(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  input: { readonly newsletter: string | null; readonly next: number },
): Promise<ShownCalendar> {
  const found = await findNewsletterFor(deps, actor, 'see-newsletter', input.newsletter);
  if (found.kind !== 'found') return found;
  const { newsletter } = found;
  const { title, cadence, time_zone: timeZone, is_sample: isSample } = newsletter;
  const entries = isSample
    ? []
    : await readAtOnce(deps.db, async (trx) =>
        readEntries(trx, newsletter, deps.clock(), input.next),
      );
  return { kind: 'ok', newsletter: { title, cadence, timeZone, isSample }, entries };
}

async function readEntries(
  db: Kysely<Database>,
  newsletter: Newsletter,
  now: Date,
  next: number,
): Promise<readonly CalendarEntry[]> {
  const rows = await listDecidedSlots(db, newsletter.id);
  const entries = buildCalendar({
    schedule: scheduleOf(newsletter),
    since: newsletter.slots_since,
    minimum: newsletter.minimum,
    maximum: newsletter.maximum,
    decided: rows.map(decidedSlot),
    queue: await readOrder(db, newsletter.id),
    held: await countHeldReviews(db, newsletter.id),
    now,
    next,
  });
  const issues = new Map(rows.map((row) => [row.due_on, row.issue_id]));
  const shown: CalendarEntry[] = [];
  for (const { dueAt, cutOffAt, madeUpUntil, clockChanges, outcome, ...entry } of entries) {
    const issueId = issues.get(entry.dueOn) ?? null;
    shown.push({
      ...entry,
      dueAt: dueAt.toISOString(),
      cutOffAt: cutOffAt.toISOString(),
      madeUpUntil: iso(madeUpUntil),
      clockChanges: clockChanges.map(({ at, ...change }) => ({ ...change, at: at.toISOString() })),
      outcome:
        outcome.kind === 'issue' && issueId !== null
          ? { ...outcome, reviews: await reviewsOf(db, issueId) }
          : outcome,
    });
  }
  return shown;
}

const reviewsOf = async (db: Kysely<Database>, issueId: string) =>
  (await listIssueReviews(db, issueId)).map(({ id, document }) => ({ id, title: document.title }));

/** The reviews of its issue are read only if it is shown. */
const decidedSlot = (row: DecidedSlotRow): DecidedSlot => ({
  slot: storedSlot(row),
  decidedAt: row.decided_at,
  outcome: decidedOutcome(row),
});

function decidedOutcome(row: DecidedSlotRow): DecidedSlot['outcome'] {
  const { issue_number: number, issue_state: state, reason, ready, minimum, held } = row;
  if (number !== null && state !== null) return { kind: 'issue', number, state, reviews: [] };
  if (reason === null) return { kind: 'given-back' };
  return { kind: 'skipped', reason, ready, minimum, held };
}
