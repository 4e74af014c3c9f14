import type { Actor } from '@galley/core/editor';
import { readBackupNews, type BackupRow, type Database, type Kysely } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';

/** A backup as doctor and metrics see it: no paths. */
export interface SeenBackup {
  readonly kind: 'scheduled' | 'by-hand';
  readonly fileName: string;
  readonly endedAt: Date | null;
  readonly snapshotAt: Date | null;
  readonly bytes: number | null;
  readonly problem: string | null;
}

export interface SeenBackups {
  /** The latest whole one; null if there was none since this place exists. */
  readonly lastDone: SeenBackup | null;
  /** The latest that failed after it. */
  readonly lastFailed: SeenBackup | null;
}

/** Sees how the last backups went, and with `snapshotAt` how much would be lost without newer ones. */
export async function seeBackups(
  { db }: { readonly db: Kysely<Database> },
  actor: Actor,
): Promise<({ readonly kind: 'seen' } & SeenBackups) | NotAllowed> {
  const denied = refuse(actor, 'back-up', null);
  if (denied !== null) return denied;
  const { lastDone, lastFailed } = await readBackupNews(db);
  return { kind: 'seen', lastDone: present(lastDone), lastFailed: present(lastFailed) };
}

const present = (row: BackupRow | null): SeenBackup | null =>
  row && {
    kind: row.kind,
    fileName: row.file_name,
    endedAt: row.ended_at,
    snapshotAt: row.snapshot_at,
    bytes: row.bytes === null ? null : Number(row.bytes),
    problem: row.problem,
  };
