import { continuesSitting, type Actor } from '@galley/core/editor';
import type { Review } from '@galley/core/review';
import {
  announceChange,
  endSitting,
  insertVersion,
  readLatestVersion,
  replaceVersion,
  type Database,
  type ReviewRow,
  type ReviewVersionRow,
  type Transaction,
  type VersionKind,
} from '@galley/db';
import { recordAct, whoOf } from '../door/record-act.ts';

/** A new text of a review. */
export interface NewText {
  readonly document: Review;
  /** The review's version with this text. */
  readonly version: number;
  readonly what: Exclude<VersionKind, 'began'>;
  /** The version that a restoring took the text from. */
  readonly restored?: number | null;
}

/**
 * Writes a text into the history of its review: as a new version, or over the latest one while a
 * person's sitting goes on.
 *
 * @returns whether it began a new version
 */
export async function writeVersion(
  trx: Transaction<Database>,
  actor: Actor,
  reviewId: string,
  { document, version, what, restored = null }: NewText,
  at: Date,
): Promise<boolean> {
  if (actor.kind === 'reader' || actor.kind === 'provider') {
    throw new Error(`a ${actor.kind} writes no reviews`);
  }
  const text = { version, document: JSON.stringify(document), at };
  const latest = await readLatestVersion(trx, reviewId);
  if (what === 'edited' && latest && continuesSitting(sittingOf(latest), actor, at)) {
    await replaceVersion(trx, latest.id, text);
    return false;
  }
  const its = { review_id: reviewId, what, restored, began_at: at };
  await insertVersion(trx, { ...text, ...its, ...whoOf(actor) });
  return true;
}

const sittingOf = ({ actor_kind: kind, ...its }: ReviewVersionRow) => ({ ...its, kind });

/** The fields that a list of the queue shows. */
const LISTED = ['title', 'outlet', 'authors', 'rating', 'publishedOn', 'url'];

/**
 * Records an edit in the history and in the audit log, where one row stands for a sitting, and
 * announces it to those who watch.
 */
export async function recordEdit(
  trx: Transaction<Database>,
  actor: Actor,
  row: ReviewRow,
  text: NewText & {
    readonly changed: readonly string[];
    /** The open issue that takes it at once. */
    readonly appliedTo: string | null;
  },
  at: Date,
): Promise<void> {
  const { id, newsletter_id: newsletterId } = row;
  const { version, appliedTo: issueId } = text;
  const begins = await writeVersion(trx, actor, id, text, at);
  // What an issue has held stays in the history, even if its writer goes on at once.
  if (issueId !== null) await endSitting(trx, { reviewId: id, version });
  if (begins || issueId !== null) {
    const object = { kind: 'review', id } as const;
    await recordAct(trx, actor, {
      step: 'edit-review',
      newsletterId,
      object,
      issueId,
      at,
      version,
    });
    return;
  }
  await announceChange(trx, { what: 'review', id, version, newsletterId });
  if (row.state !== 'compiled' && text.changed.some((field) => LISTED.includes(field))) {
    await announceChange(trx, { what: 'queue', id: newsletterId, version: null, newsletterId });
  }
}
