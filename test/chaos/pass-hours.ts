import { sql, type Database, type Kysely } from '@galley/db';
import { onAllMachines } from './all-machines.ts';
import { APPLICATION_NAME } from './settings.ts';

/** Longer than the provider remembers a key, and into another day of its quota. */
export const DAY_HOURS = 25;
/** Into another month of its quota. */
export const MONTH_HOURS = 32 * 24;

/** The tables whose instants are shifted. Times in events stay as reported. */
const SHIFTED = ['batch', 'attempt', 'issue', 'sending_rate', 'reconciliation', 'feedback_sweep'];

/**
 * Lets time pass for the database, whose clock can't be set: moves every instant that sending
 * depends on into the past instead. No process may be working.
 */
export async function passHours(db: Kysely<Database>, hours: number): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = current_schema() and data_type = 'timestamp with time zone'
      and table_name = any(${[...SHIFTED, 'chaos_left']}::text[])`.execute(db);
  const columns = Map.groupBy(rows, ({ table }) => table);
  await onAllMachines(db, async (trx) => {
    for (const [table, named] of columns) {
      const earlier = named.map(({ column }) => {
        const at = sql.ref(column);
        // Without a time zone there is no summer time to know, so that any machine may do it.
        return sql`${at} = (${at} at time zone 'UTC' - make_interval(hours => ${hours}))
          at time zone 'UTC'`;
      });
      await sql`update ${sql.table(table)} set ${sql.join(earlier)}`.execute(trx);
    }
  });
}

/**
 * Connections that processes under test use, which outlive a kill for as long as a statement runs. A pooler
 * keeps idle ones under the name of who had them last.
 */
export async function connectionsLeft(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*)::integer as left from pg_stat_activity
    where datname = current_database() and state <> 'idle' and application_name like ${`${APPLICATION_NAME} %`}`.execute(
    db,
  );
  return rows[0]?.left ?? 0;
}
