import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** The instants before which each kind is of no use any more. */
export interface SignInAges {
  /** Challenges that ended before. */
  readonly challenges: Date;
  /** Links that were asked for before; until then they count towards the limits. */
  readonly links: Date;
  /** Sessions that ended or expired before. */
  readonly sessions: Date;
}

const AT_ONCE = 10_000;

/**
 * Removes what nobody can sign in by any more, a bounded number of each kind.
 *
 * @returns how many sessions were removed, and whether there may be more of anything
 */
export async function dropOldSignIns(
  db: Kysely<Database>,
  before: SignInAges,
): Promise<{ readonly sessions: number; readonly more: boolean }> {
  const challenges = await sql`
    delete from challenge where id in (
      select id from challenge where expires_at < ${before.challenges} limit ${AT_ONCE}
    )`.execute(db);
  const links = await sql`
    delete from sign_in_link where id in (
      select id from sign_in_link where created_at < ${before.links} limit ${AT_ONCE}
    )`.execute(db);
  const sessions = await sql`
    delete from session where id in (
      select id from session
      where coalesce(ended_at, expires_at) < ${before.sessions}
        and not exists (select from challenge where challenge.session_id = session.id)
      limit ${AT_ONCE}
    )`.execute(db);
  const counts = [challenges, links, sessions].map((one) => Number(one.numAffectedRows ?? 0));
  return { sessions: counts[2] ?? 0, more: counts.includes(AT_ONCE) };
}
