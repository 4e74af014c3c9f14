import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** A reader whose mail of an issue was rejected or is uncertain. */
export interface TroubledReader {
  readonly id: string;
  readonly address: string;
  readonly name: string | null;
  readonly state: 'rejected' | 'uncertain';
  readonly reason: string | null;
  readonly batch: string;
}

/** How many batches are looked into at once. */
const BATCHES = 50;

/**
 * Lists readers of an issue whose mail was rejected or is uncertain, batch by batch, because what
 * is decided about one holds for its batch.
 *
 * Starts from the few batches in trouble, because a million deliveries have no index of states, and
 * reads the deliveries of few batches more than a page needs.
 *
 * @param after the id of the reader before this page, which says where their batch was, too
 */
export async function troubledPage(
  db: Kysely<Database>,
  issueId: string,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly TroubledReader[]> {
  const last =
    after === null
      ? undefined
      : await db
          .selectFrom('delivery')
          .select(['batch_id', 'subscriber_id'])
          .where('issue_id', '=', issueId)
          .where('subscriber_id', '=', after)
          .executeTakeFirst();
  const from = last?.batch_id ?? '0';
  const { rows: batches } = await sql<{ id: string }>`
    -- The offset makes Postgres search this issue's batches, not all.
    select id from (select id, state from batch where issue_id = ${issueId} offset 0) its
    where state in ('rejected', 'uncertain') and id >= ${from}
    order by id`.execute(db);
  const found: Omit<TroubledReader, 'name'>[] = [];
  // Some have no readers of their own any more.
  for (let at = 0; at < batches.length && found.length < limit; at += BATCHES) {
    const { rows } = await sql<Omit<TroubledReader, 'name'>>`
      select subscriber_id as id, address, state, reason, batch_id as batch from delivery
      where issue_id = ${issueId} and state in ('rejected', 'uncertain')
        and batch_id = any(${batches.slice(at, at + BATCHES).map(({ id }) => id)}::bigint[])
        and (batch_id, subscriber_id) > (${from}, ${last?.subscriber_id ?? '0'})
      order by batch_id, subscriber_id limit ${limit - found.length}`.execute(db);
    found.push(...rows);
  }
  return withNames(db, found);
}

async function withNames(
  db: Kysely<Database>,
  readers: readonly Omit<TroubledReader, 'name'>[],
): Promise<readonly TroubledReader[]> {
  if (readers.length === 0) return [];
  const ids = readers.map(({ id }) => id);
  const rows = await db
    .selectFrom('subscriber')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return readers.map((reader) => ({ ...reader, name: names.get(reader.id) ?? null }));
}
