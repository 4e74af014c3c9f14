import type { Kysely } from 'kysely';
import type { Database } from '../tables/database.ts';

/** The id that heads every idempotency key of this installation. */
export async function installationId(db: Kysely<Database>): Promise<string> {
  const row = await db.selectFrom('installation').select('id').executeTakeFirstOrThrow();
  return row.id;
}
