import type { IssueState } from '@galley/core/issue';
import type { ArticleKey } from '@galley/core/review';
import {
  sql,
  type Insertable,
  type Kysely,
  type Selectable,
  type Transaction,
  type Updateable,
} from 'kysely';
import type { Database } from '../schema/database.ts';
import { matches } from './matches.ts';
import type { ReviewState, ReviewTable } from './review-table.ts';
import { sameArticle } from './same-article.ts';

export type ReviewRow = Selectable<ReviewTable>;

/**
 * A review with the latest issue that it was compiled into; a cancelled one counts only if there is no
 * other, because an older issue may have taken the review since.
 */
export interface ReviewInIssue extends ReviewRow {
  readonly newsletter_slug: string;
  readonly issue_id: string | null;
  readonly issue_number: number | null;
  readonly issue_state: IssueState | null;
  /** Its place in that issue, from 1. */
  readonly issue_place: number | null;
  readonly issue_due_on: string | null;
  readonly issue_due_at: Date | null;
  readonly issue_released_at: Date | null;
}

/** Every review with its latest issue. */
export const reviewsInIssues = (db: Kysely<Database>) =>
  db
    .selectFrom('review')
    .innerJoin('newsletter', 'newsletter.id', 'review.newsletter_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('issue_review')
          .innerJoin('issue', 'issue.id', 'issue_review.issue_id')
          .select([
            'issue.id as issue_id',
            'issue.number as issue_number',
            'issue.state as issue_state',
            'issue_review.position as issue_place',
            'issue.slot_due_on as issue_due_on',
            'issue.due_at as issue_due_at',
            'issue.released_at as issue_released_at',
          ])
          .whereRef('issue_review.review_id', '=', 'review.id')
          .orderBy(sql`issue.state = 'cancelled'`)
          .orderBy('issue.id', 'desc')
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .selectAll(['review', 'latest'])
    .select('newsletter.slug as newsletter_slug');

export const findReviewInIssue = async (
  db: Kysely<Database>,
  id: string,
): Promise<ReviewInIssue | undefined> =>
  reviewsInIssues(db).where('review.id', '=', id).executeTakeFirst();

export const listReviewsInIssues = async (
  db: Kysely<Database>,
  newsletterId: string,
  states: readonly ReviewState[],
  text: string | null = null,
): Promise<ReviewInIssue[]> =>
  reviewsInIssues(db)
    .where('review.newsletter_id', '=', newsletterId)
    .where('review.state', 'in', states)
    .$if(text !== null, (query) => query.where(matches(text ?? '')))
    .orderBy('review.id')
    .execute();

/** Reads these reviews, in no order. */
export const readReviewsInIssues = async (
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReviewInIssue[]> =>
  ids.length === 0 ? [] : reviewsInIssues(db).where('review.id', 'in', ids).execute();

/** Lists the reviews of an article that are not removed, the latest first. */
export const listReviewsOfArticle = async (
  db: Kysely<Database>,
  newsletterId: string,
  article: ArticleKey,
): Promise<ReviewInIssue[]> =>
  reviewsInIssues(db)
    .where('review.newsletter_id', '=', newsletterId)
    .where('review.state', '<>', 'removed')
    .where(
      sameArticle(
        { url: sql`review.canonical_url`, title: sql`review.title_key` },
        { url: sql`${article.url}::text`, title: sql`${article.title}::text` },
      ),
    )
    .orderBy('review.id', 'desc')
    .execute();

/** Lists the reviews whose newest text their open issue doesn't hold yet, the latest first. */
export const listReviewsWithPending = async (
  db: Kysely<Database>,
  newsletterId: string,
): Promise<ReviewInIssue[]> =>
  reviewsInIssues(db)
    .where('review.newsletter_id', '=', newsletterId)
    .where('review.state', '=', 'compiled')
    .where('review.pending', 'is not', null)
    .orderBy('review.id', 'desc')
    .execute();

export const listQueuedReviews = async (
  db: Kysely<Database>,
  newsletterId: string,
): Promise<ReviewRow[]> =>
  db
    .selectFrom('review')
    .selectAll()
    .where('newsletter_id', '=', newsletterId)
    .where('state', '=', 'queued')
    .orderBy('id')
    .execute();

/** Counts the reviews that are held for later. */
export async function countHeldReviews(
  db: Kysely<Database>,
  newsletterId: string,
): Promise<number> {
  const { rows } = await sql<{ held: number }>`
    select count(*)::integer as held from review
    where newsletter_id = ${newsletterId} and state = 'held'`.execute(db);
  return rows[0]?.held ?? 0;
}

/** Lists the slugs of all newsletters that begin with this one. */
export async function listSlugsLike(db: Kysely<Database>, slug: string): Promise<string[]> {
  const rows = await db
    .selectFrom('review')
    .select('slug')
    .where(sql<boolean>`starts_with(slug, ${slug})`)
    .execute();
  return rows.map((row) => row.slug);
}

/** @returns undefined when the slug is taken */
export const insertReview = async (
  trx: Transaction<Database>,
  row: Insertable<ReviewTable>,
): Promise<ReviewRow | undefined> =>
  trx
    .insertInto('review')
    .values(row)
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returningAll()
    .executeTakeFirst();

export async function updateReview(
  trx: Transaction<Database>,
  id: string,
  change: Updateable<ReviewTable>,
): Promise<void> {
  await trx.updateTable('review').set(change).where('id', '=', id).execute();
}

/** Lists which of the reviews have a text that their issue doesn't hold. */
export const listPendingTexts = async (
  trx: Transaction<Database>,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly pending: ReviewRow['pending'] }[]> =>
  ids.length === 0
    ? []
    : trx
        .selectFrom('review')
        .select(['id', 'pending'])
        .where('id', 'in', ids)
        .where('pending', 'is not', null)
        .execute();

export async function setReviewStates(
  trx: Transaction<Database>,
  ids: readonly string[],
  state: ReviewState,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('review')
    .set({ state, updated_at: now })
    .where('id', 'in', ids)
    .where('state', '<>', state)
    .execute();
}

/** True when a review is or was in an issue, so that a mail or a proof may link to it. */
export async function wasEverCompiled(db: Kysely<Database>, reviewId: string): Promise<boolean> {
  const row = await db
    .selectFrom('issue_review')
    .select('review_id')
    .where('review_id', '=', reviewId)
    .executeTakeFirst();
  return row !== undefined;
}
