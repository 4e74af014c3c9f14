import type { Actor } from '@galley/core/editor';
import type { ReviewInIssue } from '@galley/db';
import { refuse } from '../door/allow.ts';
import type { PressDeps } from '../press-deps.ts';
import { findReview, type ReviewRefusal } from '../review/present-review.ts';

/** Finds a review for somebody who wants to see it. */
export async function findReviewToSee(
  { db }: Pick<PressDeps, 'db'>,
  actor: Actor,
  id: string,
): Promise<{ readonly kind: 'found'; readonly row: ReviewInIssue } | ReviewRefusal> {
  const row = await findReview(db, id);
  if (row === undefined) return { kind: 'no-review', id };
  return refuse(actor, 'see-newsletter', row.newsletter_id) ?? { kind: 'found', row };
}
