import type { ChangedReview } from '@galley/contract/review';
import type { Actor } from '@galley/core/editor';
import { endSitting as endSittingOf } from '@galley/db';
import { refuse } from '../door/allow.ts';
import type { PressDeps } from '../press-deps.ts';
import { findReview, readListedReview, type ReviewRefusal } from './present-review.ts';

/** Ends a review's sitting, so that its version stays and later edits make another one. */
export async function endSitting(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<{ readonly kind: 'ended'; readonly review: ChangedReview } | ReviewRefusal> {
  const row = await findReview(deps.db, id);
  if (row === undefined) return { kind: 'no-review', id };
  const denied = refuse(actor, 'edit-review', row.newsletter_id);
  if (denied !== null) return denied;
  await deps.db.transaction().execute((trx) => endSittingOf(trx, { reviewId: id, version }));
  const review = await readListedReview(deps.db, id);
  return { kind: 'ended', review: { ...review, recompiled: null } };
}
