import type { BackupFacts } from '@galley/contract/operate';
import type { Actor } from '@galley/core/editor';
import * as db from '@galley/db';
import type { BrokenBackup, Unloadable } from '@galley/db/backup-file';
import { recordAct } from '../door/record-act.ts';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { presentFacts } from './present-facts.ts';
import { whyNotRead } from './why-not-read.ts';

export interface RestoreInput {
  readonly path: string;
  /** Makes a copy: an installation of its own, which never sends. */
  readonly asCopy: boolean;
  /** Lets the next process decide which key signs readers' links. */
  readonly forgetKey: boolean;
  /** Called with how much of the file has been read, between 0 and 1. */
  readonly tell?: (share: number) => void;
  readonly signal?: AbortSignal;
}

export type RestoreBackup =
  | {
      readonly kind: 'restored';
      readonly facts: BackupFacts;
      /** The installation's id here. */
      readonly installation: string;
      readonly held: 'restored' | 'copy';
      /** The migrations that ran on the restored rows. */
      readonly ran: readonly string[];
    }
  | Unloadable
  | { readonly kind: 'broken' | 'unreadable'; readonly why: BrokenBackup['message'] }
  | NotAllowed;

/**
 * Restores a backup into an empty database, all of it or nothing: a restore that dies half-way
 * leaves the database empty, and can begin again. What was restored is held.
 */
export async function restoreBackup(
  {
    database,
    clock,
  }: {
    readonly database: Pick<db.OpenedDatabase, 'pool' | 'applicationName'>;
    readonly clock: () => Date;
  },
  actor: Actor,
  { path, asCopy, forgetKey, tell, signal }: RestoreInput,
): Promise<RestoreBackup> {
  const denied = refuse(actor, 'restore-backup', null);
  if (denied !== null) return denied;
  const { CannotLoad, loadDatabase, readBackupFile } = await import('@galley/db/backup-file');
  let facts: BackupFacts | null = null;
  let made: Awaited<ReturnType<typeof db.holdInstallation>> | null = null;
  try {
    const ran = await loadDatabase(
      database,
      async (loading) => {
        const read = await readBackupFile(path, { ...loading, tell, signal });
        facts = presentFacts(read.header, read);
        return read.header;
      },
      async (trx, header) => {
        const snapshotAt = new Date(header.snapshotAt);
        made = await db.holdInstallation(trx, {
          as: asCopy ? 'copy' : 'restored',
          snapshotAt,
          forgetKey,
        });
        const object = { kind: 'installation', id: null } as const;
        const act = { step: 'restore-backup', newsletterId: null, object, at: clock() } as const;
        await recordAct(trx, actor, act);
      },
    );
    const { id, held } = made as unknown as Awaited<ReturnType<typeof db.holdInstallation>>;
    return {
      kind: 'restored',
      facts: facts as unknown as BackupFacts,
      installation: id,
      held,
      ran,
    };
  } catch (error) {
    if (error instanceof CannotLoad) return error.why;
    const why = whyNotRead(error);
    if (why === null) throw error;
    return why;
  }
}
