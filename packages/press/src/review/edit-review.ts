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
import { mergeReview } from './merge-review.ts';
import { findReview, readListedReview } from './present-review.ts';

export type EditReview =
  | ChangeReview
  | RefusalOf<'already-queued'>
  /** The review already says that; nothing changed. */
  | { readonly kind: 'unchanged'; readonly review: ChangedReview };

/** Fields of a review; those left out keep their text. */
export type ReviewChanges = Partial<Review>;

/**
 * Changes a review's text. If it is in an open issue, the same step recompiles that issue, which
 * voids its approval. A new title changes the slug of a queued review; once a review has been in an
 * issue its slug stays, because links may point to it.
 *
 * With the `version` that the change was made from, it refuses to replace a field that somebody else
 * has changed since.
 */
export async function editReview(
  deps: PressDeps,
  actor: Actor,
  input: {
    readonly id: string;
    readonly review: ReviewChanges;
    readonly version?: number | null | undefined;
    readonly again?: boolean | undefined;
  },
): Promise<EditReview> {
  const { id, review: changes, version = null } = input;
  const row = await findReview(deps.db, id);
  if (row === undefined) return { kind: 'no-review', id };
  const denied = refuse(actor, 'edit-review', row.newsletter_id);
  if (denied !== null) return denied;
  // The rules of a review load the schemas.
  const { reviewSchema } = await import('@galley/core/review/formats');
  const isValid = (review: Review) => reviewSchema.safeParse(review).success;
  const first = mergeReview(row, changes, version, isValid);
  if (first.kind !== 'merged') return first;
  const { document: review } = first;
  if (equalReviews(row.document, review)) {
    const unchanged = await readListedReview(deps.db, row.id);
    return { kind: 'unchanged', review: { ...unchanged, recompiled: null } };
  }
  const stays = sameArticle(articleKeyOf(row.document), articleKeyOf(review)) !== null;
  if (!input.again && !stays) {
    const there = await findSameArticle(deps.db, row.newsletter_id, review, row.id);
    if (there !== null) return there;
  }
  return changeReview(deps, actor, 'edit-review', id, {
    waiting: async (trx, waiting) => {
      const merged = mergeReview(waiting, changes, version, isValid);
      if (merged.kind !== 'merged') return merged;
      await updateReview(trx, id, {
        slug: await slugOf(trx, waiting, merged.document),
        document: JSON.stringify(merged.document),
        ...keyColumns(merged.document),
        ...merged.version,
        updated_at: deps.clock(),
      });
      return true;
    },
    compiled: (compiled) => ({
      merge: ({ reviews }) => {
        const stored = reviews.find((each) => each.id === id) ?? compiled;
        const merged = mergeReview(stored, changes, version, isValid);
        return merged.kind === 'merged' ? { kind: 'merged', replace: { id, ...merged } } : merged;
      },
    }),
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
