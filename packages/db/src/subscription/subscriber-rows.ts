import type { Kysely, Selectable, Transaction } from 'kysely';
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

export async function renameSubscriber(
  trx: Transaction<Database>,
  id: string,
  name: string | null,
): Promise<void> {
  await trx.updateTable('subscriber').set({ name }).where('id', '=', id).execute();
}
