import type { Queue, QueuedReview } from '@galley/contract/review';
import { queueVersion } from '@galley/core/issue';
import {
  listFeaturedBefore,
  listWaitingReviews,
  type Database,
  type FeaturedBefore,
  type Kysely,
  type NewsletterRow,
  type WaitingReview,
} from '@galley/db';
import { presentSlot, readNextSlot } from '../compile/next-slot.ts';
import { readOrder } from '../compile/ranked-review.ts';
import { iso } from '../iso.ts';

/** Reads a newsletter's queue in the contract's shape, from one snapshot or under its lock. */
export async function presentQueue(
  db: Kysely<Database>,
  newsletter: NewsletterRow,
  now: Date,
): Promise<Queue> {
  const order = await readOrder(db, newsletter.id);
  const held = await listWaitingReviews(db, newsletter.id, ['held']);
  const featured = new Map(
    (await listFeaturedBefore(db, newsletter.id)).map((each) => [each.reviewId, each]),
  );
  const next = await readNextSlot(db, newsletter, now);
  return {
    newsletter: newsletter.slug,
    version: queueVersion(order),
    reviews: order.map(({ row }) => present(row, featured)),
    held: held.map((row) => present(row, featured)),
    minimum: newsletter.minimum,
    maximum: newsletter.maximum,
    next: next && presentSlot(next),
    timeZone: newsletter.time_zone,
  };
}

function present(
  { head, ...row }: WaitingReview,
  featured: ReadonlyMap<string, FeaturedBefore>,
): QueuedReview {
  const before = featured.get(row.id);
  return {
    id: row.id,
    slug: row.slug,
    ...head,
    pinned: row.pinned,
    queuedAt: row.queued_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
    featured: before ? { id: before.earlierId, number: before.number, on: iso(before.on) } : null,
  };
}
