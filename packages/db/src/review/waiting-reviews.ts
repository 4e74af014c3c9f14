import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { matches } from './matches.ts';
import type { ReviewRow } from './review-rows.ts';
import type { ReviewState } from './review-table.ts';
import { sameArticle } from './same-article.ts';

/** A review that waits, without its text. */
export type WaitingReview = Pick<
  ReviewRow,
  'id' | 'slug' | 'head' | 'state' | 'pinned' | 'position' | 'queued_at' | 'updated_at' | 'version'
>;

/** Lists the reviews that wait in a newsletter: in the queue, held, or both. */
export const listWaitingReviews = async (
  db: Kysely<Database>,
  newsletterId: string,
  states: readonly Extract<ReviewState, 'queued' | 'held'>[],
): Promise<WaitingReview[]> =>
  db
    .selectFrom('review')
    .select([
      'id',
      'slug',
      'head',
      'state',
      'pinned',
      'position',
      'queued_at',
      'updated_at',
      'version',
    ])
    .where('newsletter_id', '=', newsletterId)
    .where('state', 'in', states)
    .orderBy('id')
    .execute();

/** Finds which of the reviews in the queue match a search. */
export async function findInQueue(
  db: Kysely<Database>,
  newsletterId: string,
  text: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('review')
    .select('id')
    .where('newsletter_id', '=', newsletterId)
    .where('state', '=', 'queued')
    .where(matches(text))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Gives reviews their positions, under their newsletter's lock. */
export async function placeReviews(
  trx: Transaction<Database>,
  placed: readonly { readonly id: string; readonly position: number }[],
): Promise<void> {
  if (placed.length === 0) return;
  const ids = placed.map(({ id }) => id);
  const positions = placed.map(({ position }) => position);
  await sql`update review set position = placed.position
    from unnest(${ids}::bigint[], ${positions}::float8[]) as placed (id, position)
    where review.id = placed.id`.execute(trx);
}

/** A review that waits and whose article was featured before. */
export interface FeaturedBefore {
  readonly reviewId: string;
  /** The review that was featured. */
  readonly earlierId: string;
  /** The latest issue that featured it. */
  readonly number: number;
  readonly on: Date | null;
}

/** Finds the waiting reviews whose article an issue has featured, with the latest such issue. */
export async function listFeaturedBefore(
  db: Kysely<Database>,
  newsletterId: string,
): Promise<readonly FeaturedBefore[]> {
  const same = sameArticle(
    { url: sql`earlier.canonical_url`, title: sql`earlier.title_key` },
    { url: sql`waiting.canonical_url`, title: sql`waiting.title_key` },
  );
  // Looked up one by one in either index, whatever the planner expects: a queue is short, and
  // reading every review to join them takes much longer.
  const pairs = (column: 'canonical_url' | 'title_key') => sql`
    select waiting.id, other.id as earlier_id from waiting, lateral (
      select earlier.id from review earlier
      where earlier.newsletter_id = ${newsletterId}
        and earlier.${sql.ref(column)} = waiting.${sql.ref(column)}
        and earlier.id <> waiting.id and ${same}
      offset 0
    ) other`;
  const { rows } = await sql<FeaturedBefore>`
    with waiting as (
      select id, canonical_url, title_key from review
      where newsletter_id = ${newsletterId} and state in ('queued', 'held')
    ), pair as (${pairs('canonical_url')} union ${pairs('title_key')})
    select distinct on (pair.id) pair.id as "reviewId", pair.earlier_id as "earlierId",
      issue.number, issue.released_at as "on"
    from pair
    join issue_review on issue_review.review_id = pair.earlier_id
    join issue on issue.id = issue_review.issue_id and issue.state in ('sending', 'paused', 'sent')
    order by pair.id, issue.id desc`.execute(db);
  return rows;
}
