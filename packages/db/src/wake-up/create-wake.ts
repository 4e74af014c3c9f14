import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { WAKE_UP_CHANNEL, type WakeUp } from './wake-ups.ts';

/**
 * Tells every listening process that there is work. Inside the transaction that makes the work, the
 * wake-up arrives when it commits, and never if it is rolled back.
 */
export type Wake = (wakeUp: WakeUp, trx?: Transaction<Database>) => Promise<void>;

/**
 * Sends wake-ups through Postgres' `NOTIFY`. Commits that notify wait for each other, so pace them
 * where many come in a second (ADR 26).
 */
export const createWake =
  (db: Kysely<Database>): Wake =>
  async (wakeUp, trx) => {
    await sql`select pg_notify(${WAKE_UP_CHANNEL}, ${wakeUp})`.execute(trx ?? db);
  };
