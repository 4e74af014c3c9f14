import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Reads how many seconds ago the last backup was made; null if none was. */
export async function readBackupAge(db: Kysely<Database>): Promise<number | null> {
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from now() - max(snapshot_at))::float8 as seconds from backup
    where state = 'done'`.execute(db);
  return rows[0]?.seconds ?? null;
}
