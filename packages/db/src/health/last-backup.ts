import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** How the backups of this installation stand. */
export interface BackupState {
  readonly doneAt: Date | null;
  readonly failedAt: Date | null;
}

/** Reads when a backup was last written, or failed. */
export async function readBackupState(db: Kysely<Database>): Promise<BackupState> {
  const { rows } = await sql<BackupState>`
    select max(ended_at) filter (where state = 'done') as "doneAt",
      max(ended_at) filter (where state = 'failed') as "failedAt"
    from backup`.execute(db);
  return rows[0] ?? { doneAt: null, failedAt: null };
}
