import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { SubscriberTable } from './subscriber-table.ts';

export type SubscriberRow = Selectable<SubscriberTable>;

const byAddress = (db: Kysely<Database>, canonical: string) =>
  db.selectFrom('subscriber').selectAll().where('address_canonical', '=', canonical);

export interface NewSubscriber {
  readonly address: string;
  readonly canonical: string;
  readonly name: string | null;
  readonly now: Date;
}

/** Finds or creates the subscriber of an address, and locks it until the transaction ends. */
export async function lockOrInsertSubscriber(
  trx: Transaction<Database>,
  input: NewSubscriber,
): Promise<SubscriberRow> {
  await trx
    .insertInto('subscriber')
    .values({
      address: input.address,
      address_canonical: input.canonical,
      name: input.name,
      created_at: input.now,
    })
    .onConflict((conflict) => conflict.column('address_canonical').doNothing())
    .execute();
  return byAddress(trx, input.canonical).forUpdate().executeTakeFirstOrThrow();
}

/** Locks the subscriber of an address until the transaction ends. */
export const lockSubscriberByAddress = (
  trx: Transaction<Database>,
  canonical: string,
): Promise<SubscriberRow | undefined> => byAddress(trx, canonical).forUpdate().executeTakeFirst();

/** Locks the subscriber behind a subscription until the transaction ends. */
export const lockSubscriberOfSubscription = (
  trx: Transaction<Database>,
  subscriptionId: string,
): Promise<SubscriberRow | undefined> =>
  trx
    .selectFrom('subscriber')
    .selectAll()
    .where('id', '=', (eb) =>
      eb.selectFrom('subscription').select('subscriber_id').where('id', '=', subscriptionId),
    )
    .forUpdate()
    .executeTakeFirst();

export const findSubscriberByAddress = (
  db: Kysely<Database>,
  canonical: string,
): Promise<SubscriberRow | undefined> => byAddress(db, canonical).executeTakeFirst();

/** Gives a reader another address. The caller holds their lock. */
export async function readdressSubscriber(
  trx: Transaction<Database>,
  id: string,
  { address, canonical }: { readonly address: string; readonly canonical: string },
): Promise<void> {
  await trx
    .updateTable('subscriber')
    .set((eb) => ({
      address,
      address_canonical: canonical,
      // The same mailbox, if only the letters differ.
      address_round: sql<number>`address_round + (${eb.ref('address_canonical')} <> ${canonical})::integer`,
    }))
    .where('id', '=', id)
    .execute();
}

/** Removes a person who never confirmed anything, with what is kept about their requests. */
export async function deleteSubscriber(trx: Transaction<Database>, id: string): Promise<void> {
  await trx.deleteFrom('subscriber').where('id', '=', id).execute();
}

/** Notes that a reader waits to be erased, or, with null, that they no longer do. */
export async function markForErasure(
  trx: Transaction<Database>,
  id: string,
  since: Date | null,
): Promise<void> {
  await trx.updateTable('subscriber').set({ erase_since: since }).where('id', '=', id).execute();
}

/** Lists the ids of readers who wait to be erased, the longest waiting first. */
export async function listErasing(db: Kysely<Database>, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('subscriber')
    .select('id')
    .where('erase_since', 'is not', null)
    .orderBy('erase_since')
    .limit(most)
    .execute();
  return rows.map((row) => row.id);
}

/** Locks a subscriber until the transaction ends. */
export const lockSubscriberById = (
  trx: Transaction<Database>,
  id: string,
): Promise<SubscriberRow | undefined> =>
  trx.selectFrom('subscriber').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export async function renameSubscriber(
  trx: Transaction<Database>,
  id: string,
  name: string | null,
): Promise<void> {
  await trx.updateTable('subscriber').set({ name }).where('id', '=', id).execute();
}
