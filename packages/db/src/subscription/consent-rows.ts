import type { HashedIp } from '@galley/core/subscription';
import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { ConsentKind, ConsentTable } from './consent-table.ts';
import type { Database } from '../schema/database.ts';
import type { Placed } from './in-its-bucket.ts';

export interface NewConsent {
  readonly subscription: Placed;
  readonly kind: ConsentKind;
  readonly wording: string;
  readonly source: string;
  readonly ip: HashedIp | null;
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
      bucket: consent.subscription.bucket,
      subscription_id: consent.subscription.id,
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
export const listConsents = (db: Kysely<Database>, subscriber: Placed): Promise<ConsentRow[]> =>
  db
    .selectFrom('consent')
    .innerJoin('subscription', (join) =>
      join
        .onRef('subscription.bucket', '=', 'consent.bucket')
        .onRef('subscription.id', '=', 'consent.subscription_id'),
    )
    .selectAll('consent')
    .where('subscription.bucket', '=', subscriber.bucket)
    .where('subscription.subscriber_id', '=', subscriber.id)
    .orderBy('consent.id')
    .execute();

/** Lists evidence from before IP addresses were hashed; every machine is asked. */
export const listConsentAddresses = async (
  db: Kysely<Database>,
  most: number,
): Promise<readonly { readonly id: string; readonly ip: string }[]> =>
  db
    .selectFrom('consent')
    .select(['id', sql<string>`ip`.as('ip')])
    .where('ip', 'is not', null)
    .where(sql<boolean>`ip not like 'hmac:%'`)
    .orderBy('id')
    .limit(most)
    .execute();

/** Puts hashes in place of addresses. */
export async function saveConsentHashes(
  trx: Transaction<Database>,
  rows: readonly { readonly id: string; readonly ip: HashedIp | null }[],
): Promise<void> {
  await sql`
    update consent set ip = hashed.ip
    from unnest(${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ ip }) => ip)}::text[])
      as hashed (id, ip)
    where consent.id = hashed.id`.execute(trx);
}
