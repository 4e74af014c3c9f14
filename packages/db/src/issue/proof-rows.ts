import type { Rendition } from '@galley/core/issue';
import { sql, type Kysely, type Selectable } from 'kysely';
import type { Database } from '../schema/database.ts';
import { startsWith } from '../subscription/starts-with.ts';
import type { ProofTable } from './proof-table.ts';

export type ProofRow = Selectable<ProofTable>;

/** Finds the proof that a person last read of an issue, by the number that it has or will get. */
export const findProof = async (
  db: Kysely<Database>,
  newsletterId: string,
  number: number,
): Promise<ProofRow | undefined> =>
  db
    .selectFrom('proof')
    .selectAll()
    .where('newsletter_id', '=', newsletterId)
    .where('number', '=', number)
    .executeTakeFirst();

/** The proof that a person has just read. */
export interface NewProof {
  readonly newsletterId: string;
  readonly number: number;
  readonly contentHash: string;
  readonly renditions: readonly Rendition[];
}

/** Stores the proof that a person has just read in place of the earlier one. */
export async function saveProof(
  db: Kysely<Database>,
  proof: NewProof & { readonly now: Date },
): Promise<void> {
  const content = {
    content_hash: proof.contentHash,
    renditions: JSON.stringify(proof.renditions),
    read_at: proof.now,
  };
  await db
    .insertInto('proof')
    .values({ newsletter_id: proof.newsletterId, number: proof.number, ...content })
    .onConflict((conflict) => conflict.columns(['newsletter_id', 'number']).doUpdateSet(content))
    .execute();
}

/** A reader whose copy a proof can show. */
export interface ProofReader {
  /** Of the subscriber. */
  readonly id: string;
  readonly address: string;
  readonly name: string | null;
}

const confirmedReaders = (db: Kysely<Database>, newsletterId: string) =>
  db
    .selectFrom('subscription')
    .innerJoin('subscriber', (join) =>
      join
        .onRef('subscriber.bucket', '=', 'subscription.bucket')
        .onRef('subscriber.id', '=', 'subscription.subscriber_id'),
    )
    .select(['subscriber.id', 'subscriber.address', 'subscriber.name'])
    .where('subscription.newsletter_id', '=', newsletterId)
    .where('subscription.status', '=', 'confirmed');

/** Lists the first confirmed readers of a newsletter whose address begins with a text. */
export const listProofReaders = async (
  db: Kysely<Database>,
  newsletterId: string,
  { search, limit }: { readonly search: string; readonly limit: number },
): Promise<ProofReader[]> =>
  search === ''
    ? confirmedReaders(db, newsletterId).orderBy('subscription.id').limit(limit).execute()
    : confirmedReaders(db, newsletterId)
        .where(startsWith(sql`subscriber.address_canonical`, search.toLowerCase()))
        .orderBy(sql`subscriber.address_canonical collate "C"`)
        .limit(limit)
        .execute();

/** Finds a confirmed reader of a newsletter by the id of the subscriber. */
export const findProofReader = async (
  db: Kysely<Database>,
  newsletterId: string,
  subscriberId: string,
): Promise<ProofReader | undefined> =>
  confirmedReaders(db, newsletterId).where('subscriber.id', '=', subscriberId).executeTakeFirst();

/**
 * Returns a mark that changes with everything that the proof of a newsletter shows: its settings,
 * reviews and issues, and whether it has readers (not how many). Cheap enough to ask several times
 * a second.
 */
export async function readProofMark(db: Kysely<Database>, newsletterId: string): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select concat_ws(' ',
      (select updated_at from newsletter where id = ${newsletterId}),
      (select concat(max(updated_at), '/', count(*), '/', sum(version)) from review
        where newsletter_id = ${newsletterId} and state in ('queued', 'held', 'compiled')),
      (select concat(max(updated_at), '/', count(*), '/', sum(version)) from issue where newsletter_id = ${newsletterId}),
      (select max(read_at) from proof where newsletter_id = ${newsletterId}),
      (select max(id) from rule_setting where newsletter_id = ${newsletterId}),
      (select max(asked_at) from inspection)
    ) as mark`.execute(db);
  const reader = await db
    .selectFrom('subscription')
    .select('id')
    .where('newsletter_id', '=', newsletterId)
    .where('status', '=', 'confirmed')
    .limit(1)
    .executeTakeFirst();
  return `${rows[0]?.mark ?? ''} ${reader !== undefined}`;
}
