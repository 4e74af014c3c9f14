import { sql, type Database, type Kysely, type Transaction } from '@galley/db';

/**
 * A transaction that may change many readers and the tables that every machine has a copy of: on a
 * cluster it keeps one connection to each machine. Elsewhere the setting means nothing.
 */
export const onAllMachines = <T>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> =>
  db.transaction().execute(async (trx) => {
    await sql`set local citus.multi_shard_modify_mode = 'sequential'`.execute(trx);
    return work(trx);
  });
