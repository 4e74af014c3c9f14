import type { Corrections } from '@galley/contract/review';
import type { Actor } from '@galley/core/editor';
import { listCorrections as listRows } from '@galley/db';
import { refuse } from '../door/allow.ts';
import type { PressDeps } from '../press-deps.ts';
import { presentCorrection } from './present-correction.ts';
import { findReview, type ReviewRefusal } from './present-review.ts';

/** Lists the corrections of a review, the latest first. */
export async function listCorrections(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  id: string,
): Promise<{ readonly kind: 'listed'; readonly corrections: Corrections } | ReviewRefusal> {
  const row = await findReview(deps.db, id);
  if (row === undefined) return { kind: 'no-review', id };
  const denied = refuse(actor, 'see-newsletter', row.newsletter_id);
  if (denied !== null) return denied;
  const rows = await listRows(deps.db, id);
  const corrections = await Promise.all(rows.map((each) => presentCorrection(deps.db, each)));
  return { kind: 'listed', corrections: { id, corrections } };
}
