import type { Kysely, Selectable, Transaction } from 'kysely';
import type { ConsentKind, ConsentTable } from './consent-table.ts';
import type { Database } from '../schema/database.ts';

export interface NewConsent {
  readonly subscriptionId: string;
  readonly kind: ConsentKind;
  readonly wording: string;
  readonly source: string;
  readonly ip: string | null;
  readonly now: Date;
}

/** Adds one piece of evidence; consent rows are never changed. */
export async function insertConsent(
  trx: Transaction<Database>,
  consent: NewConsent,
): Promise<void> {
  await trx
    .insertInto('consent')
    .values({
      subscription_id: consent.subscriptionId,
      kind: consent.kind,
      wording: consent.wording,
      source: consent.source,
      ip: consent.ip,
      created_at: consent.now,
    })
    .execute();
}

export type ConsentRow = Selectable<ConsentTable>;

/** Lists all evidence about a subscriber, oldest first. */
export const listConsents = (db: Kysely<Database>, subscriberId: string): Promise<ConsentRow[]> =>
  db
    .selectFrom('consent')
    .innerJoin('subscription', 'subscription.id', 'consent.subscription_id')
    .selectAll('consent')
    .where('subscription.subscriber_id', '=', subscriberId)
    .orderBy('consent.id')
    .execute();
