import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';
import { sameArticle } from './same-article.ts';

/** A review whose article was featured before, and the latest issue that featured it. */
export interface FeaturedArticle {
  readonly reviewId: string;
  readonly issueNumber: number;
}

/** Finds reviews of an issue whose article was featured before in the newsletter. */
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
      and ${sameArticle(
        { url: sql`earlier.canonical_url`, title: sql`earlier.title_key` },
        { url: sql`review.canonical_url`, title: sql`review.title_key` },
      )}
    join issue_review theirs on theirs.review_id = earlier.id and theirs.issue_id <> mine.issue_id
    join issue on issue.id = theirs.issue_id and issue.state in ('sending', 'paused', 'sent')
    where mine.issue_id = ${issueId}
    group by mine.review_id`.execute(db);
  return rows;
}
