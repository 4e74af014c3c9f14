import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { backupFileName, dueBackup, surplusBackups } from '@galley/core/backup';
import type { Actor } from '@galley/core/editor';
import * as db from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { areSpread, recordBackUp, writeNoted, type BackUp, type BackUpDeps } from './back-up.ts';

/** When backups are written, where, and how many stay. */
export interface BackupPlan {
  /** Absolute. */
  readonly dir: string;
  readonly everySeconds: number;
  readonly keep: number;
}

/** How long after a failure, or the last sign of a process that died, the next try is made. */
const RETRY_SECONDS = 600;

export type BackUpOnSchedule =
  | ({ readonly fileName: string; readonly removed: readonly string[] } & Extract<
      BackUp,
      { kind: 'written' }
    >)
  | ({ readonly fileName: string } & Extract<BackUp, { kind: 'not-written' }>)
  | { readonly kind: 'not-yet' }
  | Extract<BackUp, { kind: 'spread' }>
  | NotAllowed;

/**
 * Writes the backup that is due, if no scheduler has, and then removes the oldest files that a
 * scheduler wrote into the folder. Nothing is removed unless a new one is whole.
 */
export async function backUpOnSchedule(
  deps: BackUpDeps,
  actor: Actor,
  { dir, everySeconds, keep }: BackupPlan,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<BackUpOnSchedule> {
  const denied = refuse(actor, 'back-up', null);
  if (denied !== null) return denied;
  if (await areSpread(deps.database)) return { kind: 'spread' };
  const now = deps.clock();
  const dueAt = dueBackup(now, everySeconds);
  const fileName = backupFileName(dueAt);
  const id = await deps.database.db.transaction().execute(async (trx) => {
    const claimed = await db.claimBackup(trx, { dueAt, fileName, retrySeconds: RETRY_SECONDS });
    if (claimed !== null) await recordBackUp(trx, actor, now);
    return claimed;
  });
  if (id === null) return { kind: 'not-yet' };
  // If it can't be made, writing says why.
  await mkdir(dir, { recursive: true, mode: 0o700 }).catch(() => undefined);
  const path = join(dir, fileName);
  const written = await writeNoted(deps, id, { path, ...(signal && { signal }) });
  if (written.kind !== 'written') return { ...written, fileName };
  for (const name of await db.listGivenUpBackups(deps.database.db, RETRY_SECONDS)) {
    await rm(join(dir, `${name}.part`), { force: true });
  }
  return { ...written, fileName, removed: await removeSurplus(deps, { dir, keep }) };
}

/** Removes only files that are as a scheduler wrote them here: of their name and size. */
async function removeSurplus(
  { database }: BackUpDeps,
  { dir, keep }: Pick<BackupPlan, 'dir' | 'keep'>,
): Promise<readonly string[]> {
  const rows = await db.listKeptBackups(database.db);
  const backups = await Promise.all(
    rows.map(async ({ id, file_name: fileName, due_at: dueAt, bytes }) => {
      const found = await stat(join(dir, fileName)).catch(() => null);
      const isThere = found !== null && found.isFile() && String(found.size) === bytes;
      return { id, fileName, dueAt: dueAt ?? new Date(0), isThere };
    }),
  );
  const removed: string[] = [];
  for (const { id, fileName } of surplusBackups(backups, keep)) {
    await rm(join(dir, fileName));
    await db.markBackupRemoved(database.db, id);
    removed.push(fileName);
  }
  return removed;
}
