import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** A review of an issue by what links lead to it. */
export interface LinkedReview {
  readonly title: string;
  readonly slug: string;
  readonly url: string | null;
}

/** Lists an issue's reviews with the words and the URL that went out. */
export async function listLinkedReviews(
  db: Kysely<Database>,
  issueId: string,
): Promise<readonly LinkedReview[]> {
  const { rows } = await sql<LinkedReview>`
    select i.document ->> 'title' as title, r.slug, i.document ->> 'url' as url
    from issue_review i join review r on r.id = i.review_id
    where i.issue_id = ${issueId} order by i.position`.execute(db);
  return rows;
}
