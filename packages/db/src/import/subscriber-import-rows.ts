import { sql, type Insertable, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Updateable } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { SubscriberImportTable } from './subscriber-import-table.ts';

/** An import as people see it: without the rows that it refused, which may be thousands. */
export interface SubscriberImportRow extends Omit<Selectable<SubscriberImportTable>, 'refused'> {
  /** The address of the person who handed the file in; null if it was nobody of the desk. */
  readonly by: string | null;
}

const SHOWN = [
  'i.id',
  'i.newsletter_id',
  'i.state',
  'i.version',
  'i.actor_kind',
  'i.actor',
  'i.file_name',
  'i.bytes',
  'i.sha256',
  'i.consent',
  'i.all_confirmed',
  'i.chosen',
  'i.columns',
  'i.problem',
  'i.report',
  'i.phase',
  'i.done',
  'i.of_all',
  'i.stored_up_to',
  'i.counts',
  'i.attempt',
  'i.tries',
  'i.lease_until',
  'i.started_at',
  'i.created_at',
  'i.changed_at',
] as const;

const imports = (db: Kysely<Database>, newsletterId: string) =>
  db
    .selectFrom('subscriber_import as i')
    .leftJoin('person as p', (join) =>
      join.on('i.actor_kind', '=', 'person').on(sql`p.id::text`, '=', sql.ref('i.actor')),
    )
    .select(SHOWN)
    .select('p.address as by')
    .where('i.newsletter_id', '=', newsletterId)
    .where('i.state', '<>', 'receiving');

/** Lists a newsletter's imports that are still kept, the latest first. */
export const listImportRows = async (
  db: Kysely<Database>,
  newsletterId: string,
): Promise<SubscriberImportRow[]> =>
  imports(db, newsletterId).orderBy('i.id', 'desc').limit(100).execute();

export const findImportRow = async (
  db: Kysely<Database>,
  newsletterId: string,
  id: string,
): Promise<SubscriberImportRow | undefined> =>
  imports(db, newsletterId).where('i.id', '=', id).executeTakeFirst();

/** Locks an import that has been received. */
export const lockImportRow = async (
  trx: Transaction<Database>,
  newsletterId: string,
  id: string,
): Promise<SubscriberImportRow | undefined> =>
  imports(trx, newsletterId).where('i.id', '=', id).forUpdate('i').executeTakeFirst();

/** Lists the rows that an import refused. */
export async function listRefusedRows(
  db: Kysely<Database>,
  id: string,
): Promise<readonly unknown[]> {
  const found = await db
    .selectFrom('subscriber_import')
    .select('refused')
    .where('id', '=', id)
    .executeTakeFirst();
  return found?.refused ?? [];
}

/** Counts the files that a newsletter keeps or expects. */
export async function countImportFiles(
  trx: Transaction<Database>,
  newsletterId: string,
): Promise<number> {
  const { count } = await trx
    .selectFrom('subscriber_import')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('newsletter_id', '=', newsletterId)
    .where('state', '<>', 'imported')
    .executeTakeFirstOrThrow();
  return count;
}

/** Begins to receive a file; returns the import's id. */
export async function insertImport(
  trx: Transaction<Database>,
  its: Pick<
    Insertable<SubscriberImportTable>,
    'newsletter_id' | 'actor_kind' | 'actor' | 'file_name' | 'consent' | 'all_confirmed'
  > & { readonly now: Date },
): Promise<string> {
  const { now, ...row } = its;
  const { rows } = await sql<{ id: string }>`
    insert into subscriber_import (newsletter_id, state, actor_kind, actor, file_name, consent,
      all_confirmed, created_at, changed_at)
    values (${row.newsletter_id}, 'receiving', ${row.actor_kind}, ${row.actor}, ${row.file_name},
      ${row.consent}, ${row.all_confirmed}, ${now}, ${now})
    returning id`.execute(trx);
  const [made] = rows;
  if (made === undefined) throw new Error('an import was not inserted');
  return made.id;
}

/** Changes an import. A process that is working at it can note nothing more: the attempt is a new one. */
export async function changeImport(
  trx: Transaction<Database>,
  id: string,
  change: Updateable<SubscriberImportTable>,
): Promise<void> {
  await trx
    .updateTable('subscriber_import')
    .set((eb) => ({ ...change, attempt: eb('attempt', '+', 1), tries: 0, lease_until: null }))
    .where('id', '=', id)
    .execute();
}

/** Removes an import with its file. */
export async function deleteImport(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom('subscriber_import').where('id', '=', id).execute();
}

/**
 * Removes imports in which nothing has happened since an instant, unless they are at work, and files
 * that have stopped arriving.
 *
 * @returns how many
 */
export async function dropOldImports(
  trx: Transaction<Database>,
  before: { readonly kept: Date; readonly arriving: Date },
): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('subscriber_import')
    .where((eb) =>
      eb.or([
        eb.and([
          eb('state', 'not in', ['receiving', 'importing']),
          eb('changed_at', '<', before.kept),
        ]),
        eb.and([eb('state', '=', 'receiving'), eb('changed_at', '<', before.arriving)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
