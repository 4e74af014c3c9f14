import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';

export interface ImportedSubscriber {
  readonly address: string;
  readonly canonical: string;
  readonly name: string | null;
}

export interface ImportTerms {
  readonly newsletterId: string;
  readonly consent: string;
  readonly source: string;
  readonly now: Date;
}

/** Makes imports follow each other: two of them could otherwise wait for each other's rows. */
export async function lockImports(trx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('galley subscriber import'))`.execute(trx);
}

/** Inserts the addresses that are new and leaves the others as they are. */
export async function insertImportedSubscribers(
  trx: Transaction<Database>,
  rows: readonly ImportedSubscriber[],
  now: Date,
): Promise<void> {
  await sql`
    insert into subscriber (address, address_canonical, name, created_at)
    select v.address, v.canonical, v.name, ${now}
    from unnest(
      ${rows.map((row) => row.address)}::text[],
      ${rows.map((row) => row.canonical)}::text[],
      ${rows.map((row) => row.name)}::text[]
    ) as v (address, canonical, name)
    on conflict (address_canonical) do nothing`.execute(trx);
}

/** Locks the subscribers of these addresses in the order of their ids. */
export async function lockSubscribersByAddress(
  trx: Transaction<Database>,
  canonicals: readonly string[],
): Promise<void> {
  await sql`
    with locked as materialized (
      select id from subscriber where address_canonical = any (${canonicals}::text[])
      order by id for update
    )
    select count(*) from locked`.execute(trx);
}

/**
 * Gives a confirmed subscription, with its evidence, to those of these addresses that have none in
 * this newsletter; the status of the others stays. The caller holds the subscribers' locks.
 *
 * @returns how many subscriptions were made
 */
export async function insertImportedSubscriptions(
  trx: Transaction<Database>,
  canonicals: readonly string[],
  terms: ImportTerms,
): Promise<number> {
  const { rows } = await sql<{ added: number }>`
    with added as (
      insert into subscription
        (newsletter_id, subscriber_id, status, confirmed_at, created_at, updated_at)
      select ${terms.newsletterId}, id, 'confirmed', ${terms.now}, ${terms.now}, ${terms.now}
      from subscriber where address_canonical = any (${canonicals}::text[])
      order by id
      on conflict (newsletter_id, subscriber_id) do nothing
      returning id
    ), evidence as (
      insert into consent (subscription_id, kind, wording, source, created_at)
      select id, 'imported', ${terms.consent}, ${terms.source}, ${terms.now} from added
      returning 1
    )
    select count(*)::integer as added from evidence`.execute(trx);
  return rows[0]?.added ?? 0;
}

/** Which of these addresses are suppressed, and why; erased ones are found by `listErasedKeys`. */
export async function listSuppressedAmong(
  db: Kysely<Database>,
  canonicals: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ address_key: string; reason: string }>`
    select address_key, reason from suppression
    where address_key = any (${canonicals}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.address_key, row.reason]));
}

/** The keyed hashes of all erased addresses. */
export async function listErasedKeys(db: Kysely<Database>): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('suppression')
    .select('address_key')
    .where('reason', '=', 'erasure')
    .execute();
  return new Set(rows.map((row) => row.address_key));
}
