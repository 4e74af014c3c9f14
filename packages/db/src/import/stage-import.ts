import { randomUUID } from 'node:crypto';
import type { HashedIp, ImportedPerson } from '@galley/core/subscription';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** One valid row of an import file. */
export interface ImportedRow extends Omit<ImportedPerson, 'nameDropped' | 'ip'> {
  readonly line: number;
  readonly ip: HashedIp | null;
  /** The address was erased at its owner's request. */
  readonly erased: boolean;
}

/** An import under way: its rows are staged until all of the file has been read. */
export interface ImportStage {
  readonly db: Kysely<Database>;
  readonly id: string;
}

/** The server crashed or another one has taken over, and staged rows are in no log. */
export class LostStage extends Error {
  constructor() {
    super('the database has lost the rows of this import: import the file again');
    this.name = 'LostStage';
  }
}

/**
 * Gives an import a place for the file's rows until all of them have been read and stored. It needs
 * nothing of a session, so any pooler may be in between; see ADR 73.
 *
 * @throws LostStage if the database lost the rows meanwhile
 */
export async function withImport<T>(
  db: Kysely<Database>,
  work: (stage: ImportStage) => Promise<T>,
): Promise<T> {
  const stage = { db, id: randomUUID() };
  await db.insertInto('import_stage').values({ id: stage.id }).execute();
  let done: T;
  try {
    done = await work(stage);
  } catch (error) {
    // What can't be removed now goes a day later.
    await removeStage(stage).catch(() => undefined);
    throw error;
  }
  if (!(await removeStage(stage))) throw new LostStage();
  return done;
}

async function removeStage({ db, id }: ImportStage): Promise<boolean> {
  await db.deleteFrom('import_row').where('stage', '=', id).execute();
  const { numDeletedRows } = await db
    .deleteFrom('import_stage')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Removes what processes staged that died: what nobody has touched for a day. */
export async function dropOldStages(db: Kysely<Database>): Promise<void> {
  await sql`delete from import_stage where touched_at < now() - interval '1 day'`.execute(db);
  await sql`
    delete from import_row r
    where not exists (select from import_stage s where s.id = r.stage)`.execute(db);
}

/**
 * Takes the turn of those that store: two would deadlock on each other's readers. The lock ends with
 * the transaction, so that it is never left on a connection that a pooler gives to somebody else.
 *
 * @throws LostStage if the rows to store are no longer there
 */
export async function takeImportTurn(
  trx: Transaction<Database>,
  stage: ImportStage,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('galley subscriber import'))`.execute(trx);
  const { numUpdatedRows } = await trx
    .updateTable('import_stage')
    .set({ touched_at: sql<Date>`now()` })
    .where('id', '=', stage.id)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new LostStage();
}

/** Looks for the sequence once, not for each row. */
const nextId = (table: string) =>
  sql`nextval((select pg_get_serial_sequence(${table}, 'id')::regclass))`;

/**
 * Stages rows of the file.
 *
 * @throws LostStage if earlier ones are no longer there
 */
export async function stageRows(
  { db, id }: ImportStage,
  rows: readonly ImportedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const { numAffectedRows } = await sql`
    with stage as (
      update import_stage set touched_at = now() where id = ${id} returning id
    )
    insert into import_row (stage, bucket, line, address, canonical, name, erased, status,
      suppression, since, confirmed_at, unsubscribed_at, suppressed_at, ip, choice, rhythm,
      paused_until, catch_up_since, subscriber_id, subscription_id)
    select stage.id, bucket_of(staged.canonical), staged.*,
      ${nextId('subscriber')}, ${nextId('subscription')}
    from stage, unnest(
      ${rows.map((row) => row.line)}::integer[],
      ${rows.map((row) => row.address)}::text[],
      ${rows.map((row) => row.canonical)}::text[],
      ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.erased)}::boolean[],
      ${rows.map((row) => row.status)}::text[],
      ${rows.map((row) => row.suppression)}::text[],
      ${rows.map((row) => row.since)}::timestamptz[],
      ${rows.map((row) => row.confirmedAt)}::timestamptz[],
      ${rows.map((row) => row.unsubscribedAt)}::timestamptz[],
      ${rows.map((row) => row.suppressedAt)}::timestamptz[],
      ${rows.map((row) => row.ip)}::text[],
      ${rows.map((row) => row.choice)}::text[],
      ${rows.map((row) => row.rhythm)}::text[],
      ${rows.map((row) => row.pausedUntil)}::timestamptz[],
      ${rows.map((row) => row.catchUpSince)}::timestamptz[]
    ) as staged (line, address, canonical)`.execute(db);
  if (numAffectedRows !== BigInt(rows.length)) throw new LostStage();
}
