import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import type { Review } from '@galley/core/review';
import { findVersion } from '@galley/db';
import { refuse } from '../door/allow.ts';
import type { PressDeps } from '../press-deps.ts';
import { editReview, type EditReview, type ReviewEdit } from './edit-review.ts';
import { findReview } from './present-review.ts';

export type RestoreReview = EditReview | RefusalOf<'no-version'>;

/**
 * Restores the text of an earlier version, all fields or some. That is an edit like any other:
 * it makes another version and replaces nothing in the history.
 */
export async function restoreReview(
  deps: PressDeps,
  actor: Actor,
  input: Pick<ReviewEdit, 'id' | 'version' | 'again' | 'apply' | 'voidApproval'> & {
    /** The version to take the text from. */
    readonly from: number;
    /** Only these fields. */
    readonly fields?: readonly (keyof Review)[] | undefined;
  },
): Promise<RestoreReview> {
  const { from, fields, ...edit } = input;
  const { id } = edit;
  const row = await findReview(deps.db, id);
  if (row === undefined) return { kind: 'no-review', id };
  const denied = refuse(actor, 'edit-review', row.newsletter_id);
  if (denied !== null) return denied;
  const earlier = await findVersion(deps.db, id, from);
  if (earlier === undefined) return { kind: 'no-version', id, version: from };
  const { document } = earlier;
  const review: Partial<Review> =
    fields === undefined
      ? document
      : Object.fromEntries(fields.map((field) => [field, document[field]]));
  return editReview(deps, actor, { ...edit, review, restored: from });
}
