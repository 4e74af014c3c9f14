import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** A review whose article was featured before, and the latest issue that featured it. */
export interface FeaturedArticle {
  readonly reviewId: string;
  readonly issueNumber: number;
}

/**
 * Finds reviews of an issue whose article was featured before in the newsletter, by canonical URL
 * or, without one, by title and outlet.
 */
export async function listFeaturedArticles(
  db: Kysely<Database>,
  issueId: string,
): Promise<readonly FeaturedArticle[]> {
  const { rows } = await sql<FeaturedArticle>`
    select mine.review_id as "reviewId", max(issue.number) as "issueNumber"
    from issue_review mine
    join review on review.id = mine.review_id
    join review earlier on earlier.newsletter_id = review.newsletter_id
      and earlier.id <> review.id
      and (earlier.canonical_url = review.canonical_url
        or (earlier.canonical_url is null or review.canonical_url is null)
          and lower(earlier.document->>'title') = lower(review.document->>'title')
          and lower(earlier.document->>'outlet') = lower(review.document->>'outlet'))
    join issue_review theirs on theirs.review_id = earlier.id and theirs.issue_id <> mine.issue_id
    join issue on issue.id = theirs.issue_id and issue.state in ('sending', 'paused', 'sent')
    where mine.issue_id = ${issueId}
    group by mine.review_id`.execute(db);
  return rows;
}
