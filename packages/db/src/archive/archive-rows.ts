import { archiveWords, searchLanguage, splitIdeographs, starsOf } from '@galley/core/archive';
import type { Review } from '@galley/core/review';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { searchConfiguration } from './search-configuration.ts';

/** So that one statement holds no more than some megabytes. */
const AT_ONCE = 200;
/** A release or a change of settings waits no longer than these take: about a quarter of a second. */
const REWRITTEN_AT_ONCE = 50;

interface Archived {
  readonly id: string;
  readonly document: Review;
}

/**
 * Writes what the archive finds the reviews of an issue by. A review stays under the issue that
 * featured it before, unless that one was cancelled before anybody got it.
 */
export async function archiveIssue(
  trx: Transaction<Database>,
  { issueId, language }: { readonly issueId: string; readonly language: string },
): Promise<void> {
  const reviews = await trx
    .selectFrom('issue_review')
    .innerJoin('review', 'review.id', 'issue_review.review_id')
    .select(['review.id', 'review.document'])
    .where('issue_review.issue_id', '=', issueId)
    .orderBy('issue_review.position')
    .execute();
  for (let from = 0; from < reviews.length; from += AT_ONCE) {
    const some = reviews.slice(from, from + AT_ONCE);
    const gone = await listGone(
      trx,
      some.map(({ id }) => id),
    );
    const isGone = sql`archived_review.issue_id = any (${gone}::bigint[])`;
    await sql`
      insert into archived_review
        (review_id, newsletter_id, issue_id, place, outlet, authors, stars, names, words)
      select its.id, issue.newsletter_id, issue.id, issue_review.position, its.outlet,
        array(select jsonb_array_elements_text(its.authors)), its.stars,
        ${namesOf(language)}, ${wordsOf(language)}
      from ${unnested(some)}
      join issue on issue.id = ${issueId}
      join issue_review on issue_review.issue_id = issue.id and issue_review.review_id = its.id
      on conflict (review_id) do update set
        (outlet, authors, stars, names, words) = (excluded.outlet, excluded.authors,
          excluded.stars, excluded.names, excluded.words),
        issue_id = case when ${isGone} then excluded.issue_id else archived_review.issue_id end,
        place = case when ${isGone} or archived_review.issue_id = excluded.issue_id
          then excluded.place else archived_review.place end`.execute(trx);
  }
}

/** Issues that hold these reviews in the archive, and that nobody got: they were cancelled in time. */
async function listGone(
  trx: Transaction<Database>,
  reviewIds: readonly string[],
): Promise<readonly string[]> {
  const held = await trx
    .selectFrom('archived_review')
    .select('issue_id as id')
    .distinct()
    .where('review_id', 'in', reviewIds)
    .execute();
  if (held.length === 0) return [];
  const cancelled = await trx
    .selectFrom('issue')
    .select('id')
    .where('state', '=', 'cancelled')
    .where(
      'id',
      'in',
      held.map(({ id }) => id),
    )
    .execute();
  if (cancelled.length === 0) return [];
  const ids = cancelled.map(({ id }) => id);
  const mailed = await trx
    .selectFrom('batch')
    .select('issue_id as id')
    .distinct()
    .where('issue_id', 'in', ids)
    .where('state', 'in', ['attempted', 'accepted', 'uncertain'])
    .execute();
  return ids.filter((id) => !mailed.some((one) => one.id === id));
}

/** Writes it again for a review whose text was corrected. */
export async function archiveCorrected(
  trx: Transaction<Database>,
  { language, ...review }: Archived & { readonly language: string },
): Promise<void> {
  await sql`
    update archived_review set outlet = its.outlet,
      authors = array(select jsonb_array_elements_text(its.authors)), stars = its.stars,
      names = ${namesOf(language)}, words = ${wordsOf(language)}
    from ${unnested([review])} where archived_review.review_id = its.id`.execute(trx);
}

/** Takes the reviews of an issue out again: it was taken back, and may go out without some of them. */
export async function leaveArchive(trx: Transaction<Database>, issueId: string): Promise<void> {
  await trx.deleteFrom('archived_review').where('issue_id', '=', issueId).execute();
}

/** Notes that the reviews of a newsletter have to be written again, from the latest on. */
export async function startArchiveRewrite(
  trx: Transaction<Database>,
  newsletterId: string,
): Promise<void> {
  await trx
    .insertInto('archive_rewrite')
    .values({ newsletter_id: newsletterId, before_review: null })
    .onConflict((conflict) => conflict.column('newsletter_id').doUpdateSet({ before_review: null }))
    .execute();
}

/** Finds a newsletter whose reviews have to be written again. */
export async function nextArchiveRewrite(db: Kysely<Database>): Promise<string | null> {
  const row = await db
    .selectFrom('archive_rewrite')
    .select('newsletter_id')
    .orderBy('newsletter_id')
    .limit(1)
    .executeTakeFirst();
  return row?.newsletter_id ?? null;
}

/**
 * Writes some reviews of a newsletter again, the latest first, by the rules of its language, and
 * notes how far that is. The newsletter must be locked, so that its language stays.
 *
 * @returns true if that was the last
 */
export async function rewriteArchive(
  trx: Transaction<Database>,
  { newsletterId, language }: { readonly newsletterId: string; readonly language: string },
): Promise<boolean> {
  const noted = await trx
    .selectFrom('archive_rewrite')
    .select('before_review')
    .where('newsletter_id', '=', newsletterId)
    .executeTakeFirst();
  // Another process has done it.
  if (noted === undefined) return false;
  const some = await trx
    .selectFrom('archived_review')
    .innerJoin('review', 'review.id', 'archived_review.review_id')
    .select(['review.id', 'review.document'])
    .where('archived_review.newsletter_id', '=', newsletterId)
    .$if(noted.before_review !== null, (query) =>
      query.where('archived_review.review_id', '<', noted.before_review ?? ''),
    )
    .orderBy('archived_review.review_id', 'desc')
    .limit(REWRITTEN_AT_ONCE)
    .execute();
  if (some.length > 0) {
    await sql`
      update archived_review set names = ${namesOf(language)}, words = ${wordsOf(language)}
      from ${unnested(some)} where archived_review.review_id = its.id`.execute(trx);
  }
  const isLast = some.length < REWRITTEN_AT_ONCE;
  if (isLast) {
    await trx.deleteFrom('archive_rewrite').where('newsletter_id', '=', newsletterId).execute();
  } else {
    await trx
      .updateTable('archive_rewrite')
      .set({ before_review: some.at(-1)?.id ?? null })
      .where('newsletter_id', '=', newsletterId)
      .execute();
  }
  return isLast;
}

/** The reviews as rows named `its`, with the texts that a search looks through. */
function unnested(reviews: readonly Archived[]) {
  const words = reviews.map(({ document }) => archiveWords(document));
  const split = (name: keyof ReturnType<typeof archiveWords>) =>
    words.map((each) => splitIdeographs(each[name]));
  const documents = reviews.map(({ document }) => document);
  return sql`unnest(
    ${reviews.map(({ id }) => id)}::bigint[],
    ${documents.map(({ outlet }) => outlet)}::text[],
    ${documents.map(({ authors }) => JSON.stringify(authors))}::jsonb[],
    ${documents.map(({ rating }) => starsOf(rating))}::float8[],
    ${split('title')}::text[], ${split('credits')}::text[],
    ${split('summary')}::text[], ${split('rest')}::text[]
  ) as its (id, outlet, authors, stars, title, credits, summary, rest)`;
}

const weighed = (
  language: string,
  text: 'title' | 'credits' | 'summary' | 'rest',
  weight: string,
) =>
  sql`setweight(to_tsvector(${searchConfiguration(searchLanguage(language))}::regconfig, ${sql.ref(`its.${text}`)}), ${weight}::"char")`;

const namesOf = (language: string) =>
  sql`${weighed(language, 'title', 'A')} || ${weighed(language, 'credits', 'B')}`;

const wordsOf = (language: string) =>
  sql`${namesOf(language)} || ${weighed(language, 'summary', 'C')} || ${weighed(language, 'rest', 'D')}`;
