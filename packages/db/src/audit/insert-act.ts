import type { Transaction, Insertable } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { AuditTable } from './audit-table.ts';

export type NewAct = Insertable<AuditTable>;

/** Adds a row to the audit log. */
export async function insertAct(trx: Transaction<Database>, act: NewAct): Promise<void> {
  await trx.insertInto('audit').values(act).execute();
}
