import { sql, type Kysely, type Selectable, type Transaction, type Updateable } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { RetentionTable } from './retention-table.ts';

export type RetentionRow = Selectable<RetentionTable>;

export const readRetention = async (db: Kysely<Database>): Promise<RetentionRow> =>
  db.selectFrom('retention').selectAll().executeTakeFirstOrThrow();

/** Reads it and keeps others from changing it until the transaction ends. */
export const lockRetention = async (trx: Transaction<Database>): Promise<RetentionRow> =>
  trx.selectFrom('retention').selectAll().forUpdate().executeTakeFirstOrThrow();

/** Changes it; it is then applied soon. */
export const updateRetention = async (
  trx: Transaction<Database>,
  change: Updateable<RetentionTable>,
): Promise<RetentionRow> =>
  trx
    .updateTable('retention')
    .set({ ...change, next_at: sql<Date>`now()` })
    .returningAll()
    .executeTakeFirstOrThrow();

/**
 * Claims applying it, for one process at a time. If that process dies, another one goes on when its
 * claim ends.
 *
 * @returns false until it is time
 */
export async function claimRetention(db: Kysely<Database>, seconds: number): Promise<boolean> {
  const { rows } = await sql`
    update retention set next_at = now() + make_interval(secs => ${seconds})
    where next_at <= now() returning 1`.execute(db);
  return rows.length > 0;
}

/** Notes that it was applied, unless somebody has changed it meanwhile: then it is applied again. */
export async function finishRetention(
  db: Kysely<Database>,
  { version, everySeconds }: { readonly version: number; readonly everySeconds: number },
): Promise<void> {
  await sql`
    update retention set applied_at = now(), next_at = now() + make_interval(secs => ${everySeconds})
    where version = ${version}`.execute(db);
}
