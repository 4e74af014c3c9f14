import type { CountedChoice } from '@galley/core/issue';
import type { Review } from '@galley/core/review';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { waitsForIssue, type AudienceQuestion } from './waits-for-issue.ts';
import {
  allReaders,
  carriersBut,
  OLDS,
  owedBy,
  theseReaders,
  withMailedCarriers,
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
  return withMailedCarriers(
    db,
    rows.filter(({ issue }) => (issue as unknown) !== null),
  );
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
  return withMailedCarriers(db, rows);
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
  const [found] = await withMailedCarriers(db, rows);
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
  const { isFor, takes } = await waitsForIssue(db, its);
  const readers = allReaders(sql`select subscriber_id from subscription
    where newsletter_id = ${its.newsletterId} and status = 'confirmed'`);
  const { rows } = await sql<Omit<CountedOwed, 'corrections'> & { corrections: string }>`
    select s.choice, owed.corrections,
      (count(*) filter (where s.paused_until is null or s.paused_until <= ${its.now}))::integer as readers,
      (count(*) filter (where s.paused_until > ${its.now}))::integer as paused
    from subscription s
    join subscriber r on r.bucket = s.bucket and r.id = s.subscriber_id
    left join suppression x on x.bucket = r.bucket and x.address_key = r.address_canonical
    join ${owedBy(its.corrections, readers)} owed on owed.subscriber_id = s.subscriber_id
    where s.newsletter_id = ${its.newsletterId} and s.status = 'confirmed' and x.id is null
      and ${isFor} and ${takes}
    group by s.choice, owed.corrections
    order by s.choice, owed.corrections`.execute(db);
  return rows.map(({ corrections, ...counted }) => ({
    ...counted,
    corrections: corrections.split('.'),
  }));
}

/** A reader with the corrections that they have yet to get: their ids, with dots between them. */
export interface OwedReader {
  readonly subscriberId: string;
  readonly corrections: string;
}

/** Which of these readers have yet to get which of these corrections; the others are left out. */
export async function readOwed(
  db: Kysely<Database>,
  corrections: readonly OwedCorrection[],
  subscriberIds: readonly string[],
): Promise<readonly OwedReader[]> {
  if (corrections.length === 0 || subscriberIds.length === 0) return [];
  const { rows } = await sql<OwedReader>`
    select subscriber_id::text as "subscriberId", corrections
    from ${owedBy(corrections, theseReaders(subscriberIds))} its`.execute(db);
  return rows;
}

/** Which of these corrections a reader has yet to get, by their ids. */
export async function owedToReader(
  db: Kysely<Database>,
  corrections: readonly OwedCorrection[],
  subscriberId: string,
): Promise<readonly string[]> {
  const [owed] = await readOwed(db, corrections, [subscriberId]);
  return owed?.corrections.split('.') ?? [];
}
