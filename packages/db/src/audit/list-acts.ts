import type { Kysely, Selectable } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { AuditTable } from './audit-table.ts';

export type ActRow = Selectable<AuditTable>;

/** The audit log, the latest first. */
export async function listActs(
  db: Kysely<Database>,
  { newsletterId, limit }: { readonly newsletterId?: string; readonly limit: number },
): Promise<readonly ActRow[]> {
  const all = db.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit);
  return newsletterId === undefined
    ? all.execute()
    : all.where('newsletter_id', '=', newsletterId).execute();
}
