import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** How the backups of this installation stand. */
export interface BackupState {
  readonly doneAt: Date | null;
  readonly failedAt: Date | null;
}

/** Reads when a backup was last written, or failed; null where no backups are noted. */
export async function readBackupState(db: Kysely<Database>): Promise<BackupState | null> {
  const { rows: table } = await sql`
    select from pg_class where relname = 'backup' and pg_table_is_visible(oid)`.execute(db);
  if (table.length === 0) return null;
  const { rows } = await sql<BackupState>`
    select max(ended_at) filter (where state = 'done') as "doneAt",
      max(ended_at) filter (where state = 'failed') as "failedAt"
    from backup`.execute(db);
  return rows[0] ?? null;
}
