import { nextOpenSlot } from '@galley/core/issue';
import { slotAt, type Slot } from '@galley/core/newsletter';
import { listSlotsDecidedSince, type Database, type Kysely, type NewsletterRow } from '@galley/db';
import { scheduleOf } from './schedule-of.ts';

/** A slot's stored times may be those of another time zone, so a few more days are read. */
const MARGIN_MS = 3 * 86_400_000;

/**
 * Finds the next slot that takes from a newsletter's queue. The scheduler leaves the sample
 * newsletter alone, so it has none.
 */
export async function readNextSlot(
  db: Kysely<Database>,
  newsletter: NewsletterRow,
  now: Date,
): Promise<Slot | null> {
  if (newsletter.is_sample) return null;
  const since = now.getTime() - newsletter.late_limit_seconds * 1000 - MARGIN_MS;
  const rows = await listSlotsDecidedSince(db, newsletter.id, new Date(since));
  const decided = rows.map(({ due_on: dueOn, due_at: dueAt, cut_off_at: cutOffAt, ...row }) =>
    slotAt({ dueOn, dueAt, cutOffAt, timeZone: row.time_zone }),
  );
  const schedule = scheduleOf(newsletter);
  return nextOpenSlot({ schedule, since: newsletter.slots_since, decided, now });
}

/** A slot's times in the contract's shape. */
export const presentSlot = ({ dueOn, dueAt, cutOffAt }: Slot) => ({
  dueOn,
  dueAt: dueAt.toISOString(),
  cutOffAt: cutOffAt.toISOString(),
});
