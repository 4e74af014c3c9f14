import type { SignUpReason } from '@galley/core/subscription';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

export interface RefusedSignUp {
  readonly newsletterId: string;
  readonly reason: SignUpReason;
  readonly now: Date;
}

/** Counts one sign-up that got no mail. */
export async function countRefusedSignUp(
  db: Kysely<Database>,
  { newsletterId, reason, now }: RefusedSignUp,
): Promise<void> {
  await sql`
    insert into sign_up_refusal (newsletter_id, day, reason, count)
    values (${newsletterId}, (${now}::timestamptz at time zone 'UTC')::date, ${reason}, 1)
    on conflict (newsletter_id, day, reason) do update set count = sign_up_refusal.count + 1`.execute(
    db,
  );
}

/** Sign-ups of one newsletter that got no mail, and its breaker. */
export interface SignUpTrouble {
  readonly newsletter: string;
  readonly counts: readonly { readonly reason: SignUpReason; readonly count: number }[];
  readonly breakerOpenedAt: Date | null;
}

/** Lists each newsletter's refusals since the UTC day of an instant, the most frequent first. */
export async function listSignUpTrouble(
  db: Kysely<Database>,
  since: Date,
): Promise<readonly SignUpTrouble[]> {
  const { rows } = await sql<SignUpTrouble>`
    select n.slug as newsletter, b.opened_at as "breakerOpenedAt",
      coalesce(c.counts, '[]'::json) as counts
    from newsletter n
    left join sign_up_breaker b on b.newsletter_id = n.id
    left join lateral (
      select json_agg(json_build_object('reason', r.reason, 'count', r.count)
        order by r.count desc, r.reason) as counts
      from (
        select reason, sum(count)::integer as count from sign_up_refusal
        where newsletter_id = n.id and day >= (${since}::timestamptz at time zone 'UTC')::date
        group by reason
      ) r
    ) c on true
    where c.counts is not null or b.opened_at is not null
    order by n.slug`.execute(db);
  return rows;
}

/**
 * Removes the counts of days before an instant: a few rows per day and newsletter.
 *
 * @returns how many there were
 */
export async function dropSignUpRefusals(db: Kysely<Database>, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from sign_up_refusal
    where day < (${before}::timestamptz at time zone 'UTC')::date`.execute(db);
  return Number(numAffectedRows ?? 0);
}
