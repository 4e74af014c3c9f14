import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** The channel of Postgres' `NOTIFY` for what changes while people watch. */
export const LIVE_CHANNEL = 'galley_live';

/** What may change. */
export const LIVE_KINDS = [
  'review',
  'queue',
  'candidates',
  'issue',
  'newsletter',
  'import',
  'people',
  'presence',
] as const;

/** Something has changed, so browsers that show it read it again. Holds no text and no address. */
export interface LiveChange {
  readonly what: (typeof LIVE_KINDS)[number];
  /** The id of a review, an issue, a newsletter or an import; null if the kind says it all. */
  readonly id: string | null;
  /** The version that it has now, if it has one. */
  readonly version: number | null;
  /** Whose people may hear it; null: only people with a role in every newsletter. */
  readonly newsletterId: string | null;
}

/** Announces a change to every listening process once the transaction commits. */
export async function announceChange(
  trx: Transaction<Database>,
  change: LiveChange,
): Promise<void> {
  await sql`select pg_notify(${LIVE_CHANNEL}, ${JSON.stringify(change)})`.execute(trx);
}
