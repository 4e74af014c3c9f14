import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { InstallationTable } from '../installation/installation-table.ts';
import type { Database } from '../schema/database.ts';

/**
 * True unless a restored installation waits for its release. Part of the statements that lock what is
 * to be sent, so that nothing is claimed in between.
 */
export const notHeld = sql<boolean>`not exists (select id from installation where held is not null)`;

/** True unless this is a copy, from which nothing at all leaves. */
export const notCopy = sql<boolean>`not exists (select id from installation where held = 'copy')`;

export type HoldRow = Pick<
  Selectable<InstallationTable>,
  'id' | 'former_id' | 'restored_at' | 'snapshot_at' | 'held' | 'departures_since'
>;

const COLUMNS = [
  'id',
  'former_id',
  'restored_at',
  'snapshot_at',
  'held',
  'departures_since',
] as const;

/** Reads whether this came out of a backup, and whether it waits for its release. */
export const readHold = async (db: Kysely<Database>): Promise<HoldRow> =>
  db.selectFrom('installation').select(COLUMNS).executeTakeFirstOrThrow();

/** The same, locked until the transaction ends. */
export const lockHold = async (trx: Transaction<Database>): Promise<HoldRow> =>
  trx.selectFrom('installation').select(COLUMNS).forUpdate().executeTakeFirstOrThrow();

/** Lets a restored installation compile and send. The caller holds its lock. */
export async function endHold(
  trx: Transaction<Database>,
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<void> {
  await trx.updateTable('installation').set({ held: null }).execute();
  await trx.updateTable('restore_review').set({ released_at: now, released_by: by }).execute();
}

/** Makes a copy what a restored original is: held, but it may be released. */
export async function adoptCopy(trx: Transaction<Database>): Promise<void> {
  await trx.updateTable('installation').set({ held: 'restored' }).execute();
}
