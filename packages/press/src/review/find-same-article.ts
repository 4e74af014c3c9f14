import type { RefusalOf } from '@galley/contract/refusals';
import { articleKeyOf, sameArticle, type Review } from '@galley/core/review';
import {
  listReviewsOfArticle,
  listReviewsWithPending,
  type Database,
  type Kysely,
  type ReviewInIssue,
} from '@galley/db';
import { newestText } from './newest-text.ts';
import { queuePlaces } from './present-review.ts';

/** Finds another review of the same article that is queued, held, compiled or featured. */
export async function findSameArticle(
  db: Kysely<Database>,
  newsletterId: string,
  review: Pick<Review, 'title' | 'outlet' | 'url'>,
  except: string | null = null,
): Promise<RefusalOf<'already-queued'> | null> {
  const key = articleKeyOf(review);
  const rows = await listReviewsOfArticle(db, newsletterId, key);
  // An edit that waits to be applied may make it a review of this article.
  const pending = (await listReviewsWithPending(db, newsletterId)).filter(
    (row) => sameArticle(key, articleKeyOf(newestText(row))) !== null,
  );
  const others = [...rows, ...pending].filter((row) => row.id !== except);
  // A review that readers have seen takes precedence.
  const chosen =
    others.find((row) => row.state === 'featured') ??
    others.find((row) => row.state === 'compiled') ??
    others[0];
  if (chosen === undefined) return null;
  const text = rows.includes(chosen) ? chosen.document : newestText(chosen);
  return {
    kind: 'already-queued',
    id: chosen.id,
    title: text.title,
    by: sameArticle(key, articleKeyOf(text)) ?? 'title-and-outlet',
    where: await whereIs(db, chosen),
  };
}

async function whereIs(
  db: Kysely<Database>,
  row: ReviewInIssue,
): Promise<RefusalOf<'already-queued'>['where']> {
  const { issue_number: number, issue_state: state } = row;
  if (row.state === 'queued') {
    const place = (await queuePlaces(db, row.newsletter_id)).get(row.id) ?? 0;
    return { kind: 'queue', place, queuedAt: row.queued_at.toISOString() };
  }
  if (row.state === 'held' || number === null || state === null) {
    return { kind: 'held', queuedAt: row.queued_at.toISOString() };
  }
  const on = row.issue_released_at ?? row.issue_due_at;
  return { kind: 'issue', number, state, on: on?.toISOString() ?? null };
}
