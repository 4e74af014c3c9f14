import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Reads how many seconds ago the last backup was made; null if none was, or none is recorded. */
export async function readBackupAge(db: Kysely<Database>): Promise<number | null> {
  const { rows: tables } = await sql<{ exists: boolean }>`
    select to_regclass('backup') is not null as "exists"`.execute(db);
  if (tables[0]?.exists !== true) return null;
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from now() - max(snapshot_at))::float8 as seconds from backup
    where state = 'done'`.execute(db);
  return rows[0]?.seconds ?? null;
}
