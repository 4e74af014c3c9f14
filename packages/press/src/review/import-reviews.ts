import type { RefusalOf } from '@galley/contract/refusals';
import type { ListedReview } from '@galley/contract/review';
import type { Actor } from '@galley/core/editor';
import type { Review } from '@galley/core/review';
import { lockNewsletter } from '@galley/db';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { findSameArticle } from './find-same-article.ts';
import { readListedReview } from './present-review.ts';
import { addToQueue } from './queue-review.ts';

/** What became of one review: it waits, held, or its article is known already. */
export type ImportedReview =
  | { readonly kind: 'added'; readonly review: ListedReview }
  | { readonly kind: 'known'; readonly title: string; readonly where: RefusalOf<'already-queued'> };

export type ImportReviews =
  { readonly kind: 'imported'; readonly reviews: readonly ImportedReview[] } | NewsletterRefusal;

class OnlyForeseen extends Error {}

/**
 * Adds the reviews of another program to the queue as candidates, all or none of them. They are
 * held, so that no slot takes them before somebody has looked. An article that is queued or was
 * featured before is not added again, so an import can be repeated.
 */
export async function importReviews(
  deps: PressDeps,
  actor: Actor,
  input: {
    readonly newsletter: string | null;
    readonly reviews: readonly Review[];
    /** Says what would become of each, and stores nothing. */
    readonly dryRun: boolean;
  },
): Promise<ImportReviews> {
  const found = await findNewsletterFor(deps, actor, 'queue-review', input.newsletter);
  if (found.kind !== 'found') return found;
  const { id: newsletterId } = found.newsletter;
  const now = deps.clock();
  const reviews: ImportedReview[] = [];
  try {
    await deps.db.transaction().execute(async (trx) => {
      await lockNewsletter(trx, newsletterId);
      for (const review of input.reviews) {
        const where = await findSameArticle(trx, newsletterId, review);
        if (where !== null) {
          reviews.push({ kind: 'known', title: review.title, where });
          continue;
        }
        const row = await addToQueue(trx, actor, newsletterId, { review, state: 'held' }, now);
        reviews.push({ kind: 'added', review: await readListedReview(trx, row.id) });
      }
      if (input.dryRun) throw new OnlyForeseen('a dry run stores nothing');
    });
  } catch (error) {
    if (!(error instanceof OnlyForeseen)) throw error;
  }
  return { kind: 'imported', reviews };
}
