import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * Reads the number of a newsletter's next issue: the lowest that no issue has, above those of all
 * released issues, so that readers see numbers rise. Read it under the newsletter's lock before
 * using it.
 */
export async function nextIssueNumber(db: Kysely<Database>, newsletterId: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    with held as (
      select number, released_at from issue
      where newsletter_id = ${newsletterId} and not number_is_free and number > 0
      union all
      -- Readers have seen these, though a restore has lost them.
      select number, last_at from found_issue
      where newsletter_id = ${newsletterId} and number > 0
    )
    select min(free)::integer as number from generate_series(
      (select coalesce(max(number), 0) + 1 from held where released_at is not null),
      (select coalesce(max(number), 0) + 1 from held)
    ) as free
    where free not in (select number from held)`.execute(db);
  return rows[0]?.number ?? 1;
}

/**
 * Reads the number of a newsletter's next urgent correction, below zero: readers never see it. Read it
 * under the newsletter's lock before using it.
 */
export async function nextCorrectionNumber(
  db: Kysely<Database>,
  newsletterId: string,
): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select least(coalesce(min(number), 0), 0) - 1 as number from issue
    where newsletter_id = ${newsletterId} and not number_is_free`.execute(db);
  return rows[0]?.number ?? -1;
}

/** Stores the highest number that an issue of a newsletter has, under the newsletter's lock. */
export async function saveLastNumber(
  trx: Transaction<Database>,
  newsletterId: string,
): Promise<void> {
  await sql`
    update newsletter set last_issue_number = (
      select coalesce(max(number), 0) from issue
      where newsletter_id = ${newsletterId} and not number_is_free and number > 0
    ) where id = ${newsletterId}`.execute(trx);
}
