import type { ArchiveQuery } from '@galley/core/archive';
import { sql, type Kysely, type Transaction } from 'kysely';
import { isTimeout } from '../data-error.ts';
import { readVisible } from '../issue/is-visible.ts';
import type { Database } from '../schema/database.ts';
import { beginSearch, type SearchTerms } from './begin-search.ts';
import { quoteReviews, type FoundReview, type QuotableReview } from './quote-reviews.ts';

/** Of more matches, those with the words in title and credits, then the latest, are looked at. */
const MOST_READ = 1_000;
/** So many of them are ranked by how close the words stand, and shown. */
const MOST_RANKED = 100;

export type ArchiveSearch =
  | {
      readonly kind: 'found';
      readonly reviews: readonly FoundReview[];
      readonly count: number;
      /** False if there may be more than it counted. */
      readonly isWhole: boolean;
      /** How many of them the pages show. */
      readonly shown: number;
    }
  /** It took too long and was given up. */
  | { readonly kind: 'too-slow' };

interface SearchIn {
  readonly newsletterId: string;
  readonly language: string;
  readonly query: ArchiveQuery;
  readonly onPage: number;
}

/** Finds the visible reviews that a query means: by words the best first, otherwise the latest. */
export const searchArchive = async (
  db: Kysely<Database>,
  search: SearchIn,
): Promise<ArchiveSearch> =>
  db
    .transaction()
    .execute(async (trx): Promise<ArchiveSearch> => {
      const { language, query } = search;
      const terms = await beginSearch(trx, { language, text: query.text });
      const { rows, count, isWhole } =
        terms === null
          ? await findLatest(trx, search)
          : await findByWords(trx, { ...search, terms });
      if (count === 0 && !isWhole) return { kind: 'too-slow' };
      const shown = terms === null ? count : Math.min(count, MOST_RANKED);
      const reviews = await quoteReviews(trx, { language, text: query.text, terms }, rows);
      return { kind: 'found', count, isWhole, shown, reviews };
    })
    .catch((error: unknown) => {
      if (isTimeout(error)) return { kind: 'too-slow' };
      throw error;
    });

interface Found {
  readonly rows: readonly QuotableReview[];
  readonly count: number;
  readonly isWhole: boolean;
}

async function findLatest(
  trx: Transaction<Database>,
  { newsletterId, query: { outlet, author, stars, page }, onPage }: SearchIn,
): Promise<Found> {
  const { rows } = await sql<QuotableReview & { readonly count: number }>`
    with page as materialized (
      select its.review_id, issue.number, issue.dated_on, its.place, count(*) over ()::int as count
      from archived_review its
      join issue on issue.id = its.issue_id
      where its.newsletter_id = ${newsletterId} and ${await readVisible(trx)}
        ${outlet === null ? sql`` : sql`and its.outlet = ${outlet}`}
        ${author === null ? sql`` : sql`and its.authors @> array[${author}]::text[]`}
        ${stars === null ? sql`` : sql`and its.stars >= ${stars}`}
      order by issue.dated_on desc, issue.number desc, its.place
      limit ${onPage} offset ${(page - 1) * onPage}
    )
    select review.slug, review.head, review.document, page.count,
      jsonb_build_object('number', page.number, 'datedOn', page.dated_on) as issue
    from page join review on review.id = page.review_id
    order by page.dated_on desc, page.number desc, page.place`.execute(trx);
  return { rows, count: rows[0]?.count ?? 0, isWhole: true };
}

/**
 * The index of words says which reviews have them. It doesn't know where in a text they stand, so
 * phrases are looked for in the texts of the best candidates.
 */
async function findByWords(
  trx: Transaction<Database>,
  { newsletterId, query, onPage, terms }: SearchIn & { readonly terms: SearchTerms },
): Promise<Found> {
  const { outlet, author, stars, page } = query;
  const { whole, indexed, some } = terms;
  const isIndexed = indexed === whole;
  const its = sql`${whole}::tsquery`;
  // Everything but the words is asked of what they find: `is true` and `offset 0` keep the planner
  // from other indexes, by which it would read all texts of a newsletter or an outlet. Of the best
  // candidates, one after the other is read until there are enough. `turn` is one number to sort by:
  // those with the words in title and credits come first, then the latest.
  const { rows } = await sql<
    { readonly candidates: number; readonly ranked: number } & (
      QuotableReview | { readonly slug: null }
    )
  >`
    with visible as materialized (
      select id, number, dated_on, row_number() over (order by dated_on desc, number desc) as turn
      from issue where newsletter_id = ${newsletterId} and ${await readVisible(trx)}
    ), found as materialized (
      select review_id, issue_id, case when is_named then names end as names,
        (not is_named)::integer::bigint << 50 | visible.turn << 20 | place as turn
      from (
        select review_id, issue_id, place, names, names @@ ${some}::tsquery as is_named
        from archived_review
        where ${indexed === null ? sql`newsletter_id = ${newsletterId}` : sql`words @@ ${indexed}::tsquery and (newsletter_id = ${newsletterId}) is true`}
          ${outlet === null ? sql`` : sql`and (outlet = ${outlet}) is true`}
          ${author === null ? sql`` : sql`and (authors @> array[${author}]::text[]) is true`}
          ${stars === null ? sql`` : sql`and stars >= ${stars}`}
        offset 0
      ) its join visible on visible.id = its.issue_id
    ), best as materialized (
      select review_id, issue_id, turn
      from (select * from found order by turn limit ${MOST_READ}) latest
      order by case when names is null then 0 else ts_rank(names, ${its}) end desc, turn
      ${isIndexed ? sql`limit ${MOST_RANKED}` : sql``}
    ), ranked as materialized (
      select best.*, ts_rank_cd(words, ${its}, 33) as closeness
      from best cross join lateral (
        select words from archived_review
        where review_id = best.review_id ${isIndexed ? sql`` : sql`and words @@ ${its}`}
        offset 0
      ) its
      limit ${MOST_RANKED}
    ), page as (
      select * from ranked
      order by closeness desc, turn & ((1::bigint << 50) - 1)
      limit ${onPage} offset ${(page - 1) * onPage}
    )
    select counts.*, review.slug, review.head, review.document,
      jsonb_build_object('number', visible.number, 'datedOn', visible.dated_on) as issue
    from (
      select (select count(*)::int from found) as candidates,
        (select count(*)::int from ranked) as ranked
    ) counts
    left join page on true
    left join visible on visible.id = page.issue_id
    left join review on review.id = page.review_id
    order by page.closeness desc, page.turn & ((1::bigint << 50) - 1)`.execute(trx);
  const { candidates, ranked } = rows[0] ?? { candidates: 0, ranked: 0 };
  return {
    rows: rows.filter((row) => row.slug !== null),
    count: isIndexed ? candidates : ranked,
    isWhole: isIndexed || (candidates <= MOST_READ && ranked < MOST_RANKED),
  };
}
