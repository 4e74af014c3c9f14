import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * Announces, until the transaction ends, that a reader moves to another bucket: meanwhile no audience
 * is declared complete, so that nobody is missed who was seen neither here nor there.
 */
export async function announceMove(trx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtext('galley reader moves'))`.execute(trx);
}

/** Waits for all readers who move, and holds others up until the transaction ends. */
export async function waitForMoves(trx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('galley reader moves'))`.execute(trx);
}
