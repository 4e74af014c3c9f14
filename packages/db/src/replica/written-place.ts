import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** How far the write-ahead log of a database goes, and when. */
export interface WrittenPlace {
  /** Behind everything that was committed before it was asked. */
  readonly lsn: string;
  /** A replica that took over counts another one; its places can't be compared with ours. */
  readonly timeline: number;
  readonly at: Date;
}

export async function readWrittenPlace(db: Kysely<Database>): Promise<WrittenPlace> {
  const { rows } = await sql<WrittenPlace>`
    select lsn::text, ('x' || left(pg_walfile_name(lsn), 8))::bit(32)::int as timeline,
      clock_timestamp() as at
    from (
      -- A commit that is announced is flushed, unless commits don't wait for that. What isn't flushed
      -- yet, a replica has not got.
      select case when current_setting('synchronous_commit') = 'off'
        then pg_current_wal_insert_lsn() else pg_current_wal_flush_lsn() end as lsn
    ) written`.execute(db);
  const [place] = rows;
  if (place === undefined) throw new Error('the server did not say how far its log goes');
  return place;
}

/** Why a replica can't answer for the database, if it can't. */
export type Fitness = 'fit' | 'behind' | 'no-replica' | 'another-history' | 'slow-clock';

/** A page must not show an issue that appears at a time, and then hide it again. */
const CLOCK_TOLERANCE_MS = 500;

/** Asks a replica whether it has everything up to a place, and what time it is there. */
export async function askFitness(
  replica: Kysely<Database>,
  { lsn, timeline }: WrittenPlace,
  now: Date,
): Promise<Fitness> {
  // Of a replica that follows another one, or none, the checkpoint is of the old timeline.
  const { rows } = await sql<{ replica: boolean; same: boolean; whole: boolean; at: Date }>`
    select pg_is_in_recovery() as replica,
      (pg_control_checkpoint()).timeline_id = ${timeline} as same,
      coalesce(pg_last_wal_replay_lsn() >= ${lsn}::pg_lsn, false) as whole,
      clock_timestamp() as at`.execute(replica);
  const [its] = rows;
  if (its === undefined || !its.replica) return 'no-replica';
  if (!its.same) return 'another-history';
  if (!its.whole) return 'behind';
  return its.at.getTime() < now.getTime() - CLOCK_TOLERANCE_MS ? 'slow-clock' : 'fit';
}
