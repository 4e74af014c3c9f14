import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Database } from './schema/database.ts';

/**
 * Sets a parameter until a transaction ends. On a cluster, the machines that the transaction reaches
 * hear of it only if told to; elsewhere that is a parameter without meaning.
 */
export async function setLocal(
  trx: Transaction<Database>,
  name: 'lock_timeout' | 'galley.moving',
  value: RawBuilder<unknown>,
): Promise<void> {
  await sql`set local citus.propagate_set_commands = 'local'`.execute(trx);
  await sql`set local ${sql.raw(name)} = ${value}`.execute(trx);
}
