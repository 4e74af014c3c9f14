import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { BackupTable } from './backup-table.ts';

export type BackupRow = Selectable<BackupTable>;

/** What is noted of a backup that was written. */
export interface BackupFigures {
  readonly snapshotAt: Date;
  readonly bytes: number;
  readonly tables: number;
  readonly rows: number;
  readonly sha256: string;
}

/** Notes that somebody begins a backup. */
export async function beginBackup(trx: Transaction<Database>, fileName: string): Promise<string> {
  const { id } = await trx
    .insertInto('backup')
    .values({ kind: 'by-hand', file_name: fileName })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Claims the backup that is due, for one process. Another one may try again when it has failed, or
 * when the process that claimed it hasn't been seen for so long that it must have died.
 *
 * @returns its id; null if it is done, or not ours to do now
 */
export async function claimBackup(
  trx: Transaction<Database>,
  {
    dueAt,
    fileName,
    retrySeconds,
  }: {
    readonly dueAt: Date;
    readonly fileName: string;
    readonly retrySeconds: number;
  },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into backup (kind, due_at, file_name) values ('scheduled', ${dueAt}, ${fileName})
    on conflict (due_at) do update set state = 'running', started_at = now(), seen_at = now(),
      ended_at = null, problem = null
    where backup.state <> 'done'
      and coalesce(backup.ended_at, backup.seen_at) < now() - make_interval(secs => ${retrySeconds})
    returning id`.execute(trx);
  return rows[0]?.id ?? null;
}

/** Shows the others that the process that writes it lives. */
export async function seeBackup(db: Kysely<Database>, id: string): Promise<void> {
  await sql`update backup set seen_at = now() where id = ${id} and state = 'running'`.execute(db);
}

export async function finishBackup(
  db: Kysely<Database>,
  id: string,
  { snapshotAt, bytes, rows, ...figures }: BackupFigures,
): Promise<void> {
  await db
    .updateTable('backup')
    .set({
      ...figures,
      state: 'done',
      ended_at: sql<Date>`now()`,
      snapshot_at: snapshotAt,
      bytes: String(bytes),
      rows: String(rows),
    })
    .where('id', '=', id)
    .execute();
}

export async function failBackup(db: Kysely<Database>, id: string, problem: string): Promise<void> {
  await db
    .updateTable('backup')
    .set({ state: 'failed', ended_at: sql<Date>`now()`, problem })
    .where('id', '=', id)
    .execute();
}

/** Lists the scheduled backups whose files have not been removed, the newest first. */
export const listKeptBackups = async (db: Kysely<Database>): Promise<readonly BackupRow[]> =>
  db
    .selectFrom('backup')
    .selectAll()
    .where('kind', '=', 'scheduled')
    .where('state', '=', 'done')
    .where('removed_at', 'is', null)
    .orderBy('due_at', 'desc')
    .execute();

/** Lists the scheduled backups that were given up, or whose process must have died. */
export async function listGivenUpBackups(
  db: Kysely<Database>,
  afterSeconds: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select file_name as name from backup
    where kind = 'scheduled' and state <> 'done'
      and coalesce(ended_at, seen_at) < now() - make_interval(secs => ${afterSeconds})`.execute(db);
  return rows.map(({ name }) => name);
}

export async function markBackupRemoved(db: Kysely<Database>, id: string): Promise<void> {
  await sql`update backup set removed_at = now() where id = ${id}`.execute(db);
}

/** How backups went: the latest that is whole, and what came after it and failed. */
export interface BackupNews {
  readonly lastDone: BackupRow | null;
  readonly lastFailed: BackupRow | null;
}

export async function readBackupNews(db: Kysely<Database>): Promise<BackupNews> {
  const latest = (state: 'done' | 'failed') =>
    db
      .selectFrom('backup')
      .selectAll()
      .where('state', '=', state)
      .orderBy('ended_at', 'desc')
      .limit(1)
      .executeTakeFirst();
  const [done = null, failed = null] = [await latest('done'), await latest('failed')];
  const isOver = done !== null && failed !== null && (done.ended_at ?? 0) > (failed.ended_at ?? 0);
  return { lastDone: done, lastFailed: isOver ? null : failed };
}

/** Makes the installation that has just been restored wait, or a copy of it that never sends. */
export async function holdInstallation(
  trx: Transaction<Database>,
  held: {
    readonly as: 'restored' | 'copy';
    readonly snapshotAt: Date;
    /** Lets the next process decide which key signs readers' links. */
    readonly forgetKey: boolean;
  },
): Promise<{ readonly id: string; readonly held: 'restored' | 'copy' }> {
  // Released first, so that an installation that was held when it was backed up is held again, with all that follows.
  const before = await sql<{ held: string | null; snapshotAt: Date | null }>`
    with was as (select held, snapshot_at from installation)
    update installation set held = null from was
    returning was.held, was.snapshot_at as "snapshotAt"`.execute(trx);
  const was = before.rows[0] ?? { held: null, snapshotAt: null };
  // Nobody has looked at what it had forgotten then, so that time still counts.
  const since = was.held === null ? null : was.snapshotAt;
  const { rows } = await sql<{ id: string; held: 'restored' | 'copy' }>`
    update installation set restored_at = now(),
      snapshot_at = least(${held.snapshotAt}::timestamptz, ${since}::timestamptz),
      id = case when ${held.as} = 'copy' then replace(left(gen_random_uuid()::text, 13), '-', '') else id end,
      key_id = case when ${held.forgetKey} then null else key_id end,
      -- The backup of a copy is a copy.
      held = case when ${was.held} = 'copy' then 'copy' else ${held.as} end
    returning id, held`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('the backup holds no installation');
  return row;
}
