import { canonicalUrl, type Review } from '@galley/core/review';
import { listReviewsOfArticle, type Database, type Kysely, type ReviewInIssue } from '@galley/db';
import { queuePlaces } from './listed-review.ts';

/** Where a review of the same article stands already. */
export interface AlreadyThere {
  readonly id: string;
  readonly title: string;
  /** By what it was recognised: its canonical URL or, where one has none, title and outlet. */
  readonly by: 'url' | 'title-and-outlet';
  readonly where:
    | { readonly kind: 'queue'; readonly place: number; readonly queuedAt: Date }
    | { readonly kind: 'held'; readonly queuedAt: Date }
    | {
        readonly kind: 'issue';
        readonly number: number;
        readonly state: string;
        /** When it was released, else when it is due; null for an extra issue that waits. */
        readonly on: Date | null;
      };
}

/** The canonical URL of a review's article. */
export const canonicalUrlOf = (review: Review): string | null =>
  review.url === null ? null : canonicalUrl(review.url);

/** Looks for another review of the same article that is queued, held, compiled or featured. */
export async function findSameArticle(
  db: Kysely<Database>,
  newsletterId: string,
  review: Review,
  except: string | null = null,
): Promise<AlreadyThere | null> {
  const url = canonicalUrlOf(review);
  const { title, outlet } = review;
  const rows = await listReviewsOfArticle(db, newsletterId, { canonicalUrl: url, title, outlet });
  const others = rows.filter((row) => row.id !== except);
  // What readers have seen weighs most.
  const gravest =
    others.find((row) => row.state === 'featured') ??
    others.find((row) => row.state === 'compiled') ??
    others[0];
  if (gravest === undefined) return null;
  return {
    id: gravest.id,
    title: gravest.document.title,
    by: url !== null && gravest.canonical_url === url ? 'url' : 'title-and-outlet',
    where: await whereIs(db, gravest),
  };
}

async function whereIs(db: Kysely<Database>, row: ReviewInIssue): Promise<AlreadyThere['where']> {
  const { issue_number: number, issue_state: state } = row;
  if (row.state === 'queued') {
    const place = (await queuePlaces(db, row.newsletter_id)).get(row.id) ?? 0;
    return { kind: 'queue', place, queuedAt: row.queued_at };
  }
  if (row.state === 'held' || number === null || state === null) {
    return { kind: 'held', queuedAt: row.queued_at };
  }
  return { kind: 'issue', number, state, on: row.issue_released_at ?? row.issue_due_at };
}
