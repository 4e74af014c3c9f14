import type { RefusalOf } from '@galley/contract/refusals';
import type { ChangedReview } from '@galley/contract/review';
import type { Actor } from '@galley/core/editor';
import {
  articleKeyOf,
  equalReviews,
  makeSlugUnique,
  reviewSlug,
  sameArticle,
  type Review,
} from '@galley/core/review';
import {
  listSlugsLike,
  updateReview,
  wasEverCompiled,
  type Database,
  type ReviewInIssue,
  type Transaction,
} from '@galley/db';
import { keyColumns } from '../compile/key-columns.ts';
import type { PressDeps } from '../press-deps.ts';
import { refuse } from '../door/allow.ts';
import { changeReview, type ChangeReview } from './change-review.ts';
import { findSameArticle } from './find-same-article.ts';
import { findReview, readListedReview } from './present-review.ts';

export type EditReview =
  | ChangeReview
  | RefusalOf<'already-queued'>
  /** The review already says that; nothing changed. */
  | { readonly kind: 'unchanged'; readonly review: ChangedReview };

/**
 * Replaces a review's text. If it is in an open issue, the same step recompiles that issue, which
 * voids its approval. A new title changes the slug of a queued review; once a review has been in an
 * issue its slug stays, because links may point to it.
 */
export async function editReview(
  deps: PressDeps,
  actor: Actor,
  input: { readonly id: string; readonly review: Review; readonly again?: boolean | undefined },
): Promise<EditReview> {
  const { id, review } = input;
  const row = await findReview(deps.db, id);
  const denied = row ? refuse(actor, 'edit-review', row.newsletter_id) : null;
  if (denied !== null) return denied;
  if (row && equalReviews(row.document, review)) {
    const unchanged = await readListedReview(deps.db, row.id);
    return { kind: 'unchanged', review: { ...unchanged, recompiled: null } };
  }
  const stays = row && sameArticle(articleKeyOf(row.document), articleKeyOf(review)) !== null;
  if (row && !input.again && !stays) {
    const there = await findSameArticle(deps.db, row.newsletter_id, review, row.id);
    if (there !== null) return there;
  }
  return changeReview(deps, actor, 'edit-review', id, {
    waiting: async (trx, waiting) => {
      await updateReview(trx, id, {
        slug: await slugOf(trx, waiting, review),
        document: JSON.stringify(review),
        ...keyColumns(review),
        updated_at: deps.clock(),
      });
      return true;
    },
    compiled: () => ({ replace: { id, document: review } }),
  });
}

async function slugOf(
  trx: Transaction<Database>,
  row: ReviewInIssue,
  review: Review,
): Promise<string> {
  const slugFor = ({ title, publishedOn }: Review) => reviewSlug(title, publishedOn);
  const base = slugFor(review);
  const isSame = base === slugFor(row.document);
  if (isSame || (await wasEverCompiled(trx, row.id))) return row.slug;
  return makeSlugUnique(base, new Set(await listSlugsLike(trx, base)));
}
