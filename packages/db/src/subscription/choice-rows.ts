import type { CountedChoice } from '@galley/core/issue';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';
import { waitsForIssue, type AudienceQuestion } from '../audience/waits-for-issue.ts';
import { inItsBucket } from './in-its-bucket.ts';
import { bucketOfSubscriber } from './subscriber-rows.ts';

/** Repeats the condition of the index of those few who have wishes. */
const HAS_WISHES = sql<boolean>`(s.choice <> '' or s.rhythm <> 'every'
  or s.paused_until is not null or s.catch_up_since is not null)`;

/**
 * Counts the readers of an issue by what they have chosen of its reviews. Those who take every review
 * are not counted: they are most of them, and need no rendition of their own.
 */
export async function countChoices(
  db: Kysely<Database>,
  issue: AudienceQuestion & { readonly now: Date },
): Promise<readonly CountedChoice[]> {
  const waiting = await waitsForIssue(db, issue);
  const { rows } = await sql<CountedChoice>`
    select s.choice,
      (count(*) filter (where s.paused_until is null or s.paused_until <= ${issue.now}))::integer as readers,
      (count(*) filter (where s.paused_until > ${issue.now}))::integer as paused
    from subscription s
    join subscriber r on r.bucket = s.bucket and r.id = s.subscriber_id
    left join suppression x on x.bucket = r.bucket and x.address_key = r.address_canonical
    where s.newsletter_id = ${issue.newsletterId} and s.status = 'confirmed' and ${HAS_WISHES}
      and s.choice <> '' and x.id is null
      and ${waiting.isFor} and ${waiting.takes}
    group by s.choice order by s.choice`.execute(db);
  return rows;
}

/** How many readers would get an issue now, and how many it leaves out by their own wish. */
export interface AudienceSize {
  readonly readers: number;
  readonly leftOut: {
    readonly 'on-pause': number;
    readonly monthly: number;
    readonly 'nothing-chosen': number;
  };
}

/** Counts the readers who would get an issue now: confirmed, not suppressed, and wanting it. */
export async function countAudience(
  db: Kysely<Database>,
  issue: AudienceQuestion & {
    /** Null until an issue is stored. */
    readonly issueId: string | null;
    readonly now: Date;
  },
): Promise<AudienceSize> {
  const waiting = await waitsForIssue(db, issue);
  const everybody = issue.audience === 'best-of' ? HAS_WISHES : sql`true`;
  const { rows } = await sql<{ all: number; paused: number; monthly: number; nothing: number }>`
    with everybody as (
      select count(*)::integer as all from subscription s
      join subscriber r on r.bucket = s.bucket and r.id = s.subscriber_id
      left join suppression x on x.bucket = r.bucket and x.address_key = r.address_canonical
      where s.newsletter_id = ${issue.newsletterId} and s.status = 'confirmed' and x.id is null
        and ${everybody} and ${waiting.isFor}
    ), reason as (
      select case
        when s.paused_until > ${issue.now} then 'paused'
        when not (${waiting.takes}) then 'monthly'
        when m.gives = 'nothing' then 'nothing' end as reason
      from subscription s
      join subscriber r on r.bucket = s.bucket and r.id = s.subscriber_id
      left join suppression x on x.bucket = r.bucket and x.address_key = r.address_canonical
      left join rendition_choice m on m.issue_id = ${issue.issueId} and m.choice = s.choice
      where s.newsletter_id = ${issue.newsletterId} and s.status = 'confirmed' and x.id is null
        and ${HAS_WISHES} and ${waiting.isFor}
    )
    select everybody.all, counted.* from everybody, (
      select (count(*) filter (where reason = 'paused'))::integer as paused,
        (count(*) filter (where reason = 'monthly'))::integer as monthly,
        (count(*) filter (where reason = 'nothing'))::integer as nothing
      from reason
    ) counted`.execute(db);
  const { all, paused, monthly, nothing } = rows[0] ?? {
    all: 0,
    paused: 0,
    monthly: 0,
    nothing: 0,
  };
  return {
    readers: all - paused - monthly - nothing,
    leftOut: { 'on-pause': paused, monthly, 'nothing-chosen': nothing },
  };
}

/** Lists what a confirmed reader has chosen of a newsletter's reviews, the present choice first. */
export async function listChoicesOf(
  db: Kysely<Database>,
  {
    newsletterId,
    subscriberId,
    bucket: noted = 0,
  }: {
    readonly newsletterId: string;
    readonly subscriberId: string;
    /** Theirs, if it is known. */
    readonly bucket?: number;
  },
): Promise<readonly string[]> {
  const find = async (bucket: number) => {
    const { rows } = await sql<{ choice: string }>`
      with its as (
        select bucket, id, choice from subscription
        where bucket = ${bucket} and newsletter_id = ${newsletterId}
          and subscriber_id = ${subscriberId} and status = 'confirmed'
      )
      select choice from (
        select choice, null::bigint as id from its
        union all
        select c.choice, c.id from its
        join subscription_choice c on c.bucket = its.bucket and c.subscription_id = its.id
      ) v
      order by id desc nulls first`.execute(db);
    return rows.length === 0 ? undefined : rows;
  };
  const rows = await inItsBucket(noted, find, () => bucketOfSubscriber(db, subscriberId));
  return (rows ?? []).map(({ choice }) => choice);
}
