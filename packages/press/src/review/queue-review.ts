import type { RefusalOf } from '@galley/contract/refusals';
import type { ListedReview } from '@galley/contract/review';
import type { Actor } from '@galley/core/editor';
import { makeSlugUnique, reviewSlug, type Review } from '@galley/core/review';
import {
  insertReview,
  listSlugsLike,
  lockNewsletter,
  type Database,
  type ReviewRow,
  type Transaction,
} from '@galley/db';
import { keyColumns } from '../compile/key-columns.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { findSameArticle } from './find-same-article.ts';
import { readListedReview } from './present-review.ts';
import { recordReviewAct } from '../door/record-act.ts';
import { writeVersion } from './record-version.ts';

export type QueueReview =
  | { readonly kind: 'queued'; readonly review: ListedReview }
  | RefusalOf<'already-queued'>
  | NewsletterRefusal;

/**
 * Adds a review to the queue. Refuses an article that is queued or was featured before, and says
 * where and when; `again` queues it anyway.
 */
export async function queueReview(
  deps: PressDeps,
  actor: Actor,
  input: {
    readonly newsletter: string | null;
    readonly review: Review;
    readonly again?: boolean | undefined;
    /** Holds it at once. */
    readonly held?: boolean | undefined;
  },
): Promise<QueueReview> {
  const found = await findNewsletterFor(deps, actor, 'queue-review', input.newsletter);
  if (found.kind !== 'found') return found;
  const { id: newsletterId } = found.newsletter;
  const { review } = input;
  const state = input.held === true ? 'held' : 'queued';
  const now = deps.clock();
  return deps.db.transaction().execute(async (trx): Promise<QueueReview> => {
    await lockNewsletter(trx, newsletterId);
    const there = input.again ? null : await findSameArticle(trx, newsletterId, review);
    if (there !== null) return there;
    const row = await addToQueue(trx, actor, newsletterId, { review, state }, now);
    return { kind: 'queued', review: await readListedReview(trx, row.id) };
  });
}

/** Adds a review under a free slug, with the first version of its text and its act. */
export async function addToQueue(
  trx: Transaction<Database>,
  actor: Actor,
  newsletterId: string,
  its: { readonly review: Review; readonly state: 'queued' | 'held' },
  now: Date,
): Promise<ReviewRow> {
  const row = await insertUnderFreeSlug(trx, newsletterId, its, now);
  const text = { document: its.review, version: row.version, what: 'queued' } as const;
  await writeVersion(trx, actor, row.id, text, now);
  await recordReviewAct(trx, actor, 'queue-review', row, now);
  return row;
}

// Newsletters share slugs but not a lock, so another one may take a free slug first.
async function insertUnderFreeSlug(
  trx: Transaction<Database>,
  newsletterId: string,
  { review, state }: { readonly review: Review; readonly state: 'queued' | 'held' },
  now: Date,
): Promise<ReviewRow> {
  const base = reviewSlug(review.title, review.publishedOn);
  const lost = new Set<string>();
  for (;;) {
    const taken = new Set([...(await listSlugsLike(trx, base)), ...lost]);
    const slug = makeSlugUnique(base, taken);
    const row = await insertReview(trx, {
      newsletter_id: newsletterId,
      slug,
      document: JSON.stringify(review),
      ...keyColumns(review),
      state,
      position: null,
      queued_at: now,
      created_at: now,
      updated_at: now,
    });
    if (row) return row;
    lost.add(slug);
  }
}
