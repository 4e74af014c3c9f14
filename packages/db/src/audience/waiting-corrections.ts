import type { CountedChoice } from '@galley/core/issue';
import type { Review } from '@galley/core/review';
import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { deliveriesOf } from '../schema/delivery-partition.ts';
import { waitsForIssue, type AudienceQuestion } from './waits-for-issue.ts';
import {
  carriersBut,
  OLDS,
  wasNotTold,
  type OwedCorrection,
} from '../correction/owed-correction.ts';

/** So long issues carry a correction for those who haven't got it, such as readers on a pause. */
export const CARRIED_FOR_DAYS = 62;

/** A correction as an issue says it. */
export interface SaidCorrection {
  readonly id: string;
  readonly reviewId: string;
  readonly slug: string;
  readonly title: string;
  readonly note: string;
  /** The first issue that went out with an old text. */
  readonly issue: { readonly number: number; readonly datedOn: string };
}

/** What an issue says of a correction, with its review as it is now. */
const said = sql`c.id::text, c.review_id::text as "reviewId", review.slug, c.after ->> 'title' as title, c.note, (
  select jsonb_build_object('number', issue.number, 'datedOn', issue.dated_on)
  from issue_review its join issue on issue.id = its.issue_id
  where its.review_id = c.review_id and its.corrections < c.number and issue.released_at is not null
  order by issue.state = 'cancelled', issue.id limit 1) as issue`;

/** Lists the corrections that an issue may carry, in the order in which they were made. */
export async function listWaitingCorrections(
  db: Kysely<Database>,
  its: {
    readonly newsletterId: string;
    /** The issue that is compiled; null for a new one. */
    readonly issueId: string | null;
    readonly now: Date;
  },
): Promise<readonly (OwedCorrection & SaidCorrection)[]> {
  const { rows } = await sql<OwedCorrection & SaidCorrection>`
    select ${said}, c.readers, ${OLDS} as olds, ${carriersBut(its.issueId)} as carriers
    from correction c join review on review.id = c.review_id
    where c.newsletter_id = ${its.newsletterId} and c.readers <> 'nobody'
      and c.at > ${its.now}::timestamptz - make_interval(days => ${CARRIED_FOR_DAYS})
    order by c.id`.execute(db);
  return rows.filter(({ issue }) => (issue as unknown) !== null);
}

/** Lists the corrections that an issue carries, in the order in which they were made. */
export async function listIssueCorrections(
  db: Kysely<Database>,
  issueId: string,
): Promise<readonly (OwedCorrection & SaidCorrection & { readonly toEverybody: boolean })[]> {
  const { rows } = await sql<OwedCorrection & SaidCorrection & { toEverybody: boolean }>`
    select ${said}, c.readers, ${OLDS} as olds, ${carriersBut(issueId)} as carriers,
      carried.to_everybody as "toEverybody"
    from issue_correction carried join correction c on c.id = carried.correction_id
    join review on review.id = c.review_id
    where carried.issue_id = ${issueId} order by c.id`.execute(db);
  return rows;
}

/** What an urgent correction says: its review, its note, and the texts before and after it. */
export interface UrgentCorrection extends OwedCorrection, SaidCorrection {
  readonly before: Review;
  readonly after: Review;
}

/** Reads a correction that an issue brings alone; null if no issue went out with the old text. */
export async function readUrgentCorrection(
  db: Kysely<Database>,
  its: { readonly correctionId: string; readonly issueId: string | null },
): Promise<UrgentCorrection | null> {
  const { rows } = await sql<UrgentCorrection>`
    select ${said}, c.readers, ${OLDS} as olds, ${carriersBut(its.issueId)} as carriers,
      c.before, c.after
    from correction c join review on review.id = c.review_id
    where c.id = ${its.correctionId}`.execute(db);
  const [found] = rows;
  return found === undefined || (found.issue as unknown) === null ? null : found;
}

/** Sets which corrections an issue carries. */
export async function replaceIssueCorrections(
  trx: Transaction<Database>,
  issueId: string,
  corrections: readonly { readonly id: string; readonly toEverybody: boolean }[],
): Promise<void> {
  await trx.deleteFrom('issue_correction').where('issue_id', '=', issueId).execute();
  if (corrections.length === 0) return;
  await trx
    .insertInto('issue_correction')
    .values(
      corrections.map(({ id, toEverybody }) => ({
        issue_id: issueId,
        correction_id: id,
        to_everybody: toEverybody,
      })),
    )
    .execute();
}

/**
 * Who of `seen` has yet to get which of these corrections, as rows of `subscriber_id` and
 * `corrections`, their ids with dots between them. A reader got an old text if the provider accepted
 * it, or may have: better told twice what is right than left with what is wrong. One to whom a mail
 * with the correction went, or may have, isn't told again.
 *
 * Each issue's deliveries are named as a table, so the cost is a look-up by key for each reader seen,
 * or one pass over the deliveries of those issues.
 */
export function owedBy(
  corrections: readonly OwedCorrection[],
  seen: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const parts = corrections.flatMap((each) => {
    const id = sql`${each.id}::bigint`;
    const hasNot = sql`and ${wasNotTold(each)}`;
    if (each.readers === 'everybody') {
      return [sql`select s.subscriber_id, ${id} as id from ${seen} s where true ${hasNot}`];
    }
    return each.olds.map(
      (issueId) => sql`select s.subscriber_id, ${id} as id from ${seen} s
        join ${deliveriesOf(issueId)} old on old.subscriber_id = s.subscriber_id
        where old.state in ('accepted', 'uncertain') ${hasNot}`,
    );
  });
  // Without any, nobody.
  const all =
    parts.length === 0
      ? sql`select null::bigint as subscriber_id, null::bigint as id where false`
      : sql.join(parts, sql` union `);
  return sql`(select subscriber_id, string_agg(id::text, '.' order by id) as corrections
    from (${all}) each_owed group by subscriber_id)`;
}

/** Readers of an issue by what they have chosen and which corrections they have yet to get. */
export interface CountedOwed extends CountedChoice {
  readonly corrections: readonly string[];
}

/** Counts the readers of an issue who have yet to get some of these corrections. */
export async function countOwed(
  db: Kysely<Database>,
  its: AudienceQuestion & {
    readonly corrections: readonly OwedCorrection[];
    readonly now: Date;
  },
): Promise<readonly CountedOwed[]> {
  if (its.corrections.length === 0) return [];
  const { takes } = await waitsForIssue(db, its);
  const { rows } = await sql<Omit<CountedOwed, 'corrections'> & { corrections: string }>`
    with seen as (
      select s.subscriber_id, s.choice, s.paused_until from subscription s
      join subscriber r on r.id = s.subscriber_id
      left join suppression x on x.address_key = r.address_canonical
      where s.newsletter_id = ${its.newsletterId} and s.status = 'confirmed' and x.id is null
        and ${takes}
    )
    select seen.choice, owed.corrections,
      (count(*) filter (where seen.paused_until is null or seen.paused_until <= ${its.now}))::integer as readers,
      (count(*) filter (where seen.paused_until > ${its.now}))::integer as paused
    from seen join ${owedBy(its.corrections, sql`seen`)} owed using (subscriber_id)
    group by seen.choice, owed.corrections
    order by seen.choice, owed.corrections`.execute(db);
  return rows.map(({ corrections, ...counted }) => ({
    ...counted,
    corrections: corrections.split('.'),
  }));
}

/** Which of these corrections a reader has yet to get, by their ids. */
export async function owedToReader(
  db: Kysely<Database>,
  corrections: readonly OwedCorrection[],
  subscriberId: string,
): Promise<readonly string[]> {
  if (corrections.length === 0) return [];
  const { rows } = await sql<{ corrections: string }>`
    select its.corrections from ${owedBy(
      corrections,
      sql`(select ${subscriberId}::bigint as subscriber_id)`,
    )} its`.execute(db);
  return rows[0]?.corrections.split('.') ?? [];
}
