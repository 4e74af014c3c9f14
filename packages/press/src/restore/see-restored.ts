import type { RestoredStanding } from '@galley/contract/operate';
import type { Actor } from '@galley/core/editor';
import {
  listFoundIssues,
  listNewsletterRows,
  listStoredIssues,
  readHold,
  readRestoreReview,
  type HoldRow,
  type RestoreReviewRow,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { iso } from '../iso.ts';
import type { PressDeps } from '../press-deps.ts';
import { listServedSlots } from './served-slots.ts';
import { findUnknown } from './find-unknown.ts';

export type SeeRestored =
  { readonly kind: 'seen'; readonly standing: RestoredStanding } | NotAllowed;

/** Says what is known, and what isn't, about the time between a backup and its restore. */
export async function seeRestored(
  { db }: Pick<PressDeps, 'db'>,
  actor: Actor,
): Promise<SeeRestored> {
  const denied = refuse(actor, 'see-restored', null);
  if (denied !== null) return denied;
  const hold = await readHold(db);
  const review = hold.restored_at === null ? undefined : await readRestoreReview(db);
  const found = await listFoundIssues(db);
  const stored = await listStoredIssues(
    db,
    found.map((one) => one.issue_id),
  );
  const slugs = new Map((await listNewsletterRows(db)).map((row) => [row.id, row.slug]));
  const issues = found.map((one) => ({
    newsletter: one.newsletter_id === null ? null : (slugs.get(one.newsletter_id) ?? null),
    number: one.number,
    subject: one.subject,
    slot:
      one.slot_kind === null || one.slot_due_on === null
        ? null
        : { kind: one.slot_kind, dueOn: one.slot_due_on },
    mails: one.mails,
    firstAt: one.first_at.toISOString(),
    lastAt: one.last_at.toISOString(),
    isStored: stored.has(one.issue_id),
  }));
  const served = hold.held === null ? [] : await listServedSlots(db);
  const slots = served.map(({ newsletter, kind, slot, verdict }) => ({
    newsletter: newsletter.slug,
    kind,
    dueOn: slot.dueOn,
    dueAt: slot.dueAt.toISOString(),
    verdict,
  }));
  const known = {
    list: review === undefined ? null : listOf(review),
    departures: review === undefined ? null : departuresOf(review),
  };
  return {
    kind: 'seen',
    standing: {
      ...presentHold(hold),
      ...known,
      issues,
      slots,
      unknown: hold.restored_at === null ? [] : findUnknown(hold, { ...known, issues }),
      released:
        review === undefined || review.released_at === null
          ? null
          : { at: review.released_at.toISOString(), by: review.released_by ?? '' },
    },
  };
}

export const presentHold = (hold: HoldRow) => ({
  held: hold.held,
  restoredAt: iso(hold.restored_at),
  snapshotAt: iso(hold.snapshot_at),
});

const listOf = (row: RestoreReviewRow): RestoredStanding['list'] =>
  row.list_cursor === null && row.list_complete_at === null && row.list_trouble === null
    ? null
    : {
        mails: row.list_mails,
        oldestAt: iso(row.list_oldest_at),
        isComplete: row.list_complete_at !== null,
        trouble: row.list_trouble,
        readers: row.marked_readers,
        suppressed: row.marked_complaints,
      };

const departuresOf = (row: RestoreReviewRow): RestoredStanding['departures'] =>
  row.log_read_at === null
    ? null
    : {
        readAt: row.log_read_at.toISOString(),
        from: iso(row.log_from),
        to: iso(row.log_to),
        entries: row.log_entries,
        unreadable: row.log_unreadable,
        unknownKey: row.log_unknown_key,
        left: row.left_readers,
        suppressed: row.suppressed_readers,
        erased: row.erased_readers,
      };
