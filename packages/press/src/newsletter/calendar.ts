import type { CalendarEntry } from '@galley/contract/newsletter';
import type { Actor } from '@galley/core/editor';
import {
  buildBestOfCalendar,
  buildCalendar,
  selectBestOf,
  type CalendarEntry as Planned,
  type DecidedSlot,
  type ReviewName,
} from '@galley/core/issue';
import {
  countHeldReviews,
  listDecidedSlots,
  listFeaturedIn,
  listIssueReviews,
  type Database,
  type DecidedSlotRow,
  type Kysely,
} from '@galley/db';
import { readAtOnce } from '../compile/compile-then-save.ts';
import { readOrder } from '../compile/ranked-review.ts';
import { bestOfScheduleOf, scheduleOf } from '../compile/schedule-of.ts';
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
  const regular = buildCalendar({
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
  const until = regular.at(-1)?.dueAt ?? now;
  const planned = [
    ...(await present(db, newsletter.id, regular, rows)),
    ...(await readBestOfs(db, newsletter, now, until)),
  ];
  return planned.toSorted((one, other) => one.dueAt.localeCompare(other.dueAt));
}

/** The slots of best-ofs; one that is not decided shows what its month has featured so far. */
async function readBestOfs(
  db: Kysely<Database>,
  newsletter: Newsletter,
  now: Date,
  until: Date,
): Promise<readonly CalendarEntry[]> {
  const schedule = bestOfScheduleOf(newsletter);
  if (schedule === null) return [];
  const rows = await listDecidedSlots(db, newsletter.id, 'best-of');
  const decided = rows.map(decidedSlot);
  const since = newsletter.best_of_since;
  const entries = buildBestOfCalendar({ schedule, since, decided, now, until });
  return present(db, newsletter.id, entries, rows);
}

/** Adds the reviews of each slot's issue, or of the month on which it would look back. */
async function present(
  db: Kysely<Database>,
  newsletterId: string,
  entries: readonly Planned[],
  rows: readonly DecidedSlotRow[],
): Promise<readonly CalendarEntry[]> {
  const issues = new Map(rows.map((row) => [row.due_on, row.issue_id]));
  const shown: CalendarEntry[] = [];
  for (const { dueAt, cutOffAt, madeUpUntil, clockChanges, outcome, ...entry } of entries) {
    const issueId = issues.get(entry.dueOn) ?? null;
    const reviews =
      outcome.kind === 'issue' && issueId !== null
        ? await reviewsOf(db, issueId)
        : outcome.kind === 'would-compile' && entry.bestOf !== null
          ? await bestSoFar(db, newsletterId, entry.bestOf)
          : null;
    shown.push({
      ...entry,
      dueAt: dueAt.toISOString(),
      cutOffAt: cutOffAt.toISOString(),
      madeUpUntil: iso(madeUpUntil),
      clockChanges: clockChanges.map(({ at, ...change }) => ({ ...change, at: at.toISOString() })),
      outcome: withReviews(outcome, reviews),
    });
  }
  return shown;
}

const reviewsOf = async (db: Kysely<Database>, issueId: string) =>
  (await listIssueReviews(db, issueId)).map(({ id, document }) => ({ id, title: document.title }));

const withReviews = (
  outcome: Planned['outcome'],
  reviews: readonly ReviewName[] | null,
): Planned['outcome'] =>
  reviews !== null && 'reviews' in outcome ? { ...outcome, reviews } : outcome;

async function bestSoFar(db: Kysely<Database>, newsletterId: string, month: string) {
  const featured = await listFeaturedIn(db, newsletterId, month);
  const best = selectBestOf(
    featured.map(({ review, issueNumber, position }) => ({
      id: review.id,
      rating: review.document.rating,
      issueNumber,
      position,
      title: review.document.title,
    })),
  );
  return best.map(({ id, title }) => ({ id, title }));
}

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
