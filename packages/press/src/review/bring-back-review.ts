import type { RefusalOf } from '@galley/contract/refusals';
import type { ChangedReview } from '@galley/contract/review';
import type { Actor } from '@galley/core/editor';
import { lockNewsletter, updateReview } from '@galley/db';
import { refuse } from '../door/allow.ts';
import { recordReviewAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';
import { findSameArticle } from './find-same-article.ts';
import { findReview, readListedReview, type ReviewRefusal } from './present-review.ts';

export type BringBackReview =
  | { readonly kind: 'changed'; readonly review: ChangedReview }
  | RefusalOf<'review-state'>
  | RefusalOf<'already-queued'>
  | ReviewRefusal;

/**
 * Brings a removed review back to its old place in the queue, with its old time of queueing; with
 * `held`, back to the held ones. A review that waits already stays as it is, so that a repeated call
 * answers the same.
 */
export async function bringBackReview(
  deps: PressDeps,
  actor: Actor,
  input: {
    readonly id: string;
    readonly held?: boolean | undefined;
    /** Even if there is another review of the same article by now. */
    readonly again?: boolean | undefined;
  },
): Promise<BringBackReview> {
  const { id, held = false, again = false } = input;
  const row = await findReview(deps.db, id);
  if (row === undefined) return { kind: 'no-review', id };
  const denied = refuse(actor, 'bring-back-review', row.newsletter_id);
  if (denied !== null) return denied;
  return deps.db.transaction().execute(async (trx): Promise<BringBackReview> => {
    await lockNewsletter(trx, row.newsletter_id);
    const { state, document } = (await findReview(trx, id)) ?? row;
    if (state === 'compiled' || state === 'featured') return { kind: 'review-state', id, state };
    if (state === 'removed') {
      const there = again ? null : await findSameArticle(trx, row.newsletter_id, document, row.id);
      if (there !== null) return there;
      const now = deps.clock();
      await updateReview(trx, id, { state: held ? 'held' : 'queued', updated_at: now });
      await recordReviewAct(trx, actor, 'bring-back-review', row, now);
    }
    const review = await readListedReview(trx, row.id);
    return { kind: 'changed', review: { ...review, recompiled: null } };
  });
}
