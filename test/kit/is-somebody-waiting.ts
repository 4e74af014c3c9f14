import { readLayout, sql, type Database, type Kysely } from '@galley/db';

/** Whether a statement waits for a lock, on whichever machine. */
export async function isSomebodyWaiting(db: Kysely<Database>): Promise<boolean> {
  const { kind } = await readLayout(db);
  const { rows } =
    kind === 'distributed'
      ? await sql`select from citus_lock_waits limit 1`.execute(db)
      : await sql`select from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock' limit 1`.execute(db);
  return rows.length > 0;
}
