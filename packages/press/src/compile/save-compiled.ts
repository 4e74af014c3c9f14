import type { Slot } from '@galley/core/newsletter';
import {
  decideSlot,
  endSittings,
  insertIssue,
  listIssueReviews,
  lockIssue,
  replaceIssueCorrections,
  replaceIssueReviews,
  replaceRenditions,
  saveLastNumber,
  setReviewStates,
  updateIssue,
  type Database,
  type IssueRow,
  type Transaction,
} from '@galley/db';
import type { ComposedIssue } from './compose-issue.ts';
import type { DraftContent } from './draft-content.ts';
import { leaveIssue } from './leave-issue.ts';

export interface SavedIssue {
  readonly issue: IssueRow;
  /** True if its content changed. */
  readonly bytesChanged: boolean;
  /** True if it was approved and its bytes have changed. */
  readonly approvalVoided: boolean;
}

/** Saves a new issue and marks its slot as decided, under the newsletter's lock. */
export async function saveNewIssue(
  trx: Transaction<Database>,
  input: {
    readonly content: DraftContent;
    readonly composed: ComposedIssue;
    readonly slot: Slot | null;
    readonly now: Date;
  },
): Promise<SavedIssue> {
  const { content, composed, slot, now } = input;
  const newsletterId = content.newsletter.id;
  if (slot !== null) {
    // The slot of a cancelled issue is already decided; the table allows one issue per slot.
    const of = content.bestOf === null ? 'regular' : 'best-of';
    await decideSlot(trx, { newsletterId, of, slot, verdict: { kind: 'compiled' }, now });
  }
  const issue = await insertIssue(trx, {
    ...columnsOf(content, composed),
    newsletter_id: newsletterId,
    number: content.number,
    slot_due_on: slot?.dueOn ?? null,
    due_at: slot?.dueAt ?? null,
    created_at: now,
    updated_at: now,
  });
  await saveLastNumber(trx, newsletterId);
  await saveContent(trx, issue.id, content, composed, now);
  return { issue, bytesChanged: true, approvalVoided: false };
}

/**
 * Saves a recompiled open issue under the locks of newsletter and issue. New bytes void an
 * approval; a held issue stays held.
 */
export async function saveIssueAgain(
  trx: Transaction<Database>,
  input: {
    readonly issue: IssueRow;
    readonly content: DraftContent;
    readonly composed: ComposedIssue;
    readonly now: Date;
    /** If a person changed its lines. */
    readonly version?: { readonly version: number; readonly changed_in: string };
  },
): Promise<SavedIssue> {
  const { issue: before, content, composed, now, version = {} } = input;
  const bytesChanged = before.content_hash !== composed.contentHash;
  const approvalVoided =
    before.approved_hash !== null && before.approved_hash !== composed.contentHash;
  const issue = await updateIssue(trx, before.id, {
    ...columnsOf(content, composed),
    ...(approvalVoided ? unapproved(before.state) : {}),
    ...version,
    updated_at: now,
  });
  await saveContent(trx, issue.id, content, composed, now);
  return { issue, bytesChanged, approvalVoided };
}

/**
 * Takes back an issue's approval, under the lock of its newsletter, before a change that its bytes
 * don't hold yet: whatever becomes of compiling it again, the old bytes don't go out.
 */
export async function voidApproval(
  trx: Transaction<Database>,
  issueId: string,
  now: Date,
): Promise<void> {
  const { state } = await lockIssue(trx, issueId);
  await updateIssue(trx, issueId, { ...unapproved(state), updated_at: now });
}

/** A held issue stays held. */
const unapproved = (state: IssueRow['state']) => ({
  ...NOT_APPROVED,
  state: state === 'held' ? ('held' as const) : ('draft' as const),
});

const NOT_APPROVED = {
  approved_hash: null,
  approved_by: null,
  approved_at: null,
  overrides: '[]',
};

const columnsOf = (content: DraftContent, composed: ComposedIssue) => ({
  dated_on: content.date,
  subject: content.subject,
  preheader: content.preheader,
  note: content.note,
  best_of: content.bestOf,
  corrects: content.corrects?.id ?? null,
  subject_is_set: content.subjectIsSet,
  preheader_is_set: content.preheaderIsSet,
  sender: composed.sender,
  reply_to: composed.replyTo,
  content_hash: composed.contentHash,
});

async function saveContent(
  trx: Transaction<Database>,
  issueId: string,
  content: DraftContent,
  composed: ComposedIssue,
  now: Date,
): Promise<void> {
  const ids = content.reviews.map(({ id }) => id);
  const dropped = (await listIssueReviews(trx, issueId))
    .map(({ id }) => id)
    .filter((id) => !ids.includes(id));
  await replaceIssueReviews(
    trx,
    issueId,
    content.reviews.map(({ id, review, featuredIn }, at) => ({
      id,
      review,
      extent: composed.extents[at] ?? 'full',
      featuredIn: featuredIn ?? null,
    })),
  );
  await replaceRenditions(trx, issueId, composed);
  await replaceIssueCorrections(trx, issueId, composed.corrections);
  // A best-of shows reviews that stay featured.
  if (content.bestOf !== null) return;
  await setReviewStates(trx, ids, 'compiled', now);
  await leaveIssue(trx, dropped, now);
  // What an issue has held stays in the history, even if its writer goes on at once.
  await endSittings(trx, ids);
}
