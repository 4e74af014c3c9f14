import type { Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Reads the id that begins every idempotency key of this installation. */
export async function installationId(db: Kysely<Database>): Promise<string> {
  const row = await db.selectFrom('installation').select('id').executeTakeFirstOrThrow();
  return row.id;
}

/** Reads into which buckets the readers are divided: 0 alone on one Postgres. */
export async function readBuckets(db: Kysely<Database>): Promise<readonly number[]> {
  const row = await db.selectFrom('installation').select('buckets').executeTakeFirstOrThrow();
  return row.buckets;
}

/**
 * Compares a process's keys, the newest first, with the one that signs readers' links. The first
 * process decides; later ones must know that key, and may replace it with a newer one. A process
 * without it would refuse links in mails, and make links that others refuse.
 */
export async function agreeOnSigningKey(
  db: Kysely<Database>,
  keyIds: readonly [string, ...string[]],
): Promise<'agreed' | 'another-key'> {
  const [newest] = keyIds;
  const current = () => db.selectFrom('installation').select('key_id').executeTakeFirstOrThrow();
  const found = (await current()).key_id;
  if (found === newest) return 'agreed';
  if (found !== null && !keyIds.includes(found)) return 'another-key';
  await db
    .updateTable('installation')
    .set({ key_id: newest })
    .where((eb) => eb.or([eb('key_id', 'is', null), eb('key_id', 'in', keyIds)]))
    .execute();
  const kept = (await current()).key_id;
  return kept !== null && keyIds.includes(kept) ? 'agreed' : 'another-key';
}
