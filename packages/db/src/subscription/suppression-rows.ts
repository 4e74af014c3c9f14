import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { bucketOf, bucketsOf } from '../schema/bucket-of.ts';
import type { Database } from '../schema/database.ts';
import type { SuppressionReason } from '@galley/core/feedback';
import type { SuppressionTable } from './suppression-table.ts';

export type SuppressionRow = Selectable<SuppressionTable>;

/** An erased address has a key for each secret key; they lie in few buckets. */
const anyOf = (keys: readonly string[]) =>
  sql<boolean>`(bucket = any(${bucketsOf(keys)}) and address_key = any(${keys}::text[]))`;

/** Finds the suppression under one of an address's keys (`suppressionKeys` of core), if any. */
export const findSuppression = (
  db: Kysely<Database>,
  keys: readonly string[],
): Promise<SuppressionRow | undefined> =>
  db.selectFrom('suppression').selectAll().where(anyOf(keys)).orderBy('id').executeTakeFirst();

export interface NewSuppression {
  readonly key: string;
  readonly reason: SuppressionReason;
  readonly detail: string | null;
  readonly now: Date;
}

/**
 * Suppresses an address; the first reason stays, unless it is a temporary one. The caller holds the
 * subscriber's lock, so that this comes entirely before or after the freeze of a batch.
 */
export async function insertSuppression(
  trx: Transaction<Database>,
  suppression: NewSuppression,
): Promise<void> {
  await trx
    .insertInto('suppression')
    .values({
      bucket: bucketOf(suppression.key),
      address_key: suppression.key,
      reason: suppression.reason,
      detail: suppression.detail,
      created_at: suppression.now,
    })
    .onConflict((conflict) =>
      conflict
        .constraint('suppression_address_key_key')
        .doUpdateSet((eb) => ({
          reason: eb.ref('excluded.reason'),
          detail: eb.ref('excluded.detail'),
          created_at: eb.ref('excluded.created_at'),
        }))
        .where('suppression.reason', '=', 'transient-bounce'),
    )
    .execute();
}

/** Lifts every suppression stored under these keys. The caller holds the subscriber's lock. */
export async function deleteSuppressions(
  trx: Transaction<Database>,
  keys: readonly string[],
): Promise<void> {
  await trx.deleteFrom('suppression').where(anyOf(keys)).execute();
}

/** Lists the keyed hashes of all erased addresses. */
export async function listErasedKeys(db: Kysely<Database>): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('suppression')
    .select('address_key')
    .where('reason', '=', 'erasure')
    .execute();
  return new Set(rows.map((row) => row.address_key));
}
