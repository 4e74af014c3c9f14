import type { OldReaders } from '@galley/contract/review';
import type { Actor } from '@galley/core/editor';
import { countOldReaders } from '@galley/db';
import { refuse } from '../door/allow.ts';
import type { PressDeps } from '../press-deps.ts';
import { findReview, type ReviewRefusal } from './present-review.ts';

export type SeeOldReaders =
  { readonly kind: 'counted'; readonly counted: OldReaders } | ReviewRefusal;

/** Says which issues went out with a review, and how many readers have it. */
export async function seeOldReaders(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  id: string,
): Promise<SeeOldReaders> {
  const row = await findReview(deps.db, id);
  if (row === undefined) return { kind: 'no-review', id };
  const denied = refuse(actor, 'see-newsletter', row.newsletter_id);
  if (denied !== null) return denied;
  const { issues, readers } = await countOldReaders(deps.db, id);
  return { kind: 'counted', counted: { issues: [...issues], readers } };
}
