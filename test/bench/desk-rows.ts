import { articleKeyOf } from '@galley/core/review';
import { openDeliveryPartition, sql } from '@galley/db';
import type { BenchDatabase } from './bench-database.ts';
import { longReview } from './long-review.ts';

export interface DeskSize {
  /** In all: those in the queue, those of a draft, and the rest in sent issues. */
  readonly reviews: number;
  readonly issues: number;
  readonly queued: number;
}

/** How many long texts one statement inserts. */
const AT_ONCE = 500;
const IN_DRAFT = 6;

/**
 * Fills a newsletter as years of work would: sent issues with their reviews, a queue in which every
 * tenth article was featured before, and a draft with edits that wait to be applied.
 */
export async function fillDesk(
  database: BenchDatabase,
  newsletterId: string,
  size: DeskSize,
): Promise<void> {
  await insertReviews(database, newsletterId, size);
  await insertIssues(database, newsletterId, size.issues);
  await sql`
    insert into issue_review (issue_id, review_id, position, document)
    select issue.id, review.id,
      row_number() over (partition by issue.id order by review.id), review.document
    from review join issue on issue.newsletter_id = review.newsletter_id
      and issue.number = case review.state
        when 'featured' then 1 + review.id % ${size.issues}::integer
        else ${size.issues + 1}::integer end
    where review.newsletter_id = ${newsletterId} and review.state in ('featured', 'compiled')
  `.execute(database.db);
  await sql`update review set pending = document
    where newsletter_id = ${newsletterId} and state = 'compiled'`.execute(database.db);
}

async function insertReviews(
  { db }: BenchDatabase,
  newsletterId: string,
  { reviews, queued }: DeskSize,
): Promise<void> {
  const featured = reviews - queued - IN_DRAFT;
  const stateOf = (number: number) =>
    number < featured ? 'featured' : number < featured + IN_DRAFT ? 'compiled' : 'queued';
  for (let from = 0; from < reviews; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, reviews - from) }, (_, at) => from + at);
    await db
      .insertInto('review')
      .values(
        numbers.map((number) => {
          const state = stateOf(number);
          const isAgain = state === 'queued' && number % 10 === 0;
          const review = longReview(isAgain ? number % featured : number);
          const { url, title } = articleKeyOf(review);
          return {
            newsletter_id: newsletterId,
            slug: `review-${number}`,
            document: JSON.stringify(review),
            canonical_url: url,
            title_key: title,
            state,
            position: null,
          };
        }),
      )
      .execute();
  }
}

/** A sent issue for each of the last weeks, each with its partition of deliveries, and a draft. */
async function insertIssues(
  { db }: BenchDatabase,
  newsletterId: string,
  issues: number,
): Promise<void> {
  await sql`
    insert into slot (newsletter_id, due_on, due_at, cut_off_at, time_zone, state)
    select ${newsletterId}, day, day + time '08:00', day + time '06:00', 'UTC', 'compiled'
    from generate_series(1, ${issues + 1}::integer) n,
      lateral (select current_date + 2 - 7 * (${issues + 1}::integer - n) as day) dates`.execute(
    db,
  );
  const { rows } = await sql<{ id: string; state: string }>`
    insert into issue (newsletter_id, number, subject, preheader, slot_due_on, due_at, dated_on,
      state, frozen_at, released_at, sent_at)
    select newsletter_id, n, 'Issue ' || n, '', due_on, due_at, due_on,
      case when n > ${issues}::integer then 'draft' else 'sent' end, at, at, at
    from (
      select slot.*, row_number() over (order by due_on) as n,
        case when due_at < now() then due_at end as at
      from slot where newsletter_id = ${newsletterId}
    ) numbered
    returning id, state`.execute(db);
  for (const { id, state } of rows) if (state === 'sent') await openDeliveryPartition(db, id);
}

/** How many readers a batch has. */
const BATCH = 100;

/**
 * An issue half-way to all readers: what watching it costs depends on its batches, whose deliveries
 * are never counted.
 */
export async function insertSending(
  { db }: BenchDatabase,
  newsletterId: string,
  readers: number,
): Promise<void> {
  const batches = Math.ceil(readers / BATCH);
  await sql`
    with sending as (
      insert into issue (newsletter_id, number, subject, preheader, dated_on, state, frozen_at,
        released_at, audience)
      select ${newsletterId}, max(number) + 1, 'On its way', '', current_date, 'sending', now(),
        now(), ${batches * BATCH}::integer
      from issue where newsletter_id = ${newsletterId} returning id
    ), its as (
      insert into rendition (issue_id, key, subject, preheader, html, text, headers, hash)
      select id, 'full', '', '', '', '', '{}', 'x' from sending returning id, issue_id
    )
    insert into batch (issue_id, rendition_id, ordinal, size, state, frozen_at, ended_at)
    select issue_id, id, n, ${BATCH}, case when n % 2 = 0 then 'accepted' else 'prepared' end,
      now(), case when n % 2 = 0 then now() end
    from its, generate_series(1, ${batches}::integer) n`.execute(db);
}
