import { basename } from 'node:path';
import { stat } from 'node:fs/promises';
import type { WrittenBackup } from '@galley/contract/operate';
import type { Actor } from '@galley/core/editor';
import * as db from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import { presentFacts } from './present-facts.ts';
import { SpreadReaders } from './spread-readers.ts';
import { whyNotWritten } from './why-not-written.ts';

/** What a backup needs of its process. */
export interface BackUpDeps {
  readonly database: Pick<db.OpenedDatabase, 'db' | 'pool'>;
  readonly clock: () => Date;
}

export interface BackUpInput {
  /** Where the file will be; absolute. */
  readonly path: string;
  /** Whether a file that is there may be replaced. */
  readonly replace?: boolean;
  readonly tell?: (progress: { readonly table: string; readonly rows: number }) => void;
  readonly signal?: AbortSignal;
}

export type BackUp =
  | { readonly kind: 'written'; readonly backup: Omit<WrittenBackup, 'file'> }
  /** Something of that name is there. */
  | { readonly kind: 'file-exists' }
  /** There is no Galley in the database yet. */
  | { readonly kind: 'empty' }
  /** A newer Galley has migrated the database. */
  | { readonly kind: 'newer'; readonly unknown: readonly string[] }
  /** The readers are spread over machines, whose backup is the cluster's own. */
  | { readonly kind: 'spread' }
  /** Nothing of that name is left. */
  | { readonly kind: 'not-written'; readonly why: string }
  | NotAllowed;

/**
 * Writes the database as of now into a file, while Galley runs. Afterwards the file is whole and has
 * been read back, or there is none. A database that is not migrated yet is written as it is: the
 * backup before an upgrade needs no older version. Only then the backup is not noted.
 */
export async function backUp(deps: BackUpDeps, actor: Actor, input: BackUpInput): Promise<BackUp> {
  const denied = refuse(actor, 'back-up', null);
  if (denied !== null) return denied;
  if (input.replace !== true && (await isThere(input.path))) return { kind: 'file-exists' };
  const state = await db.readMigrationState(deps.database);
  if (state.unknown.length > 0) return { kind: 'newer', unknown: state.unknown };
  if (state.applied.length === 0) return { kind: 'empty' };
  if (await areSpread(deps.database)) return { kind: 'spread' };
  const id =
    state.pending.length > 0
      ? null
      : await deps.database.db.transaction().execute(async (trx) => {
          await recordBackUp(trx, actor, deps.clock());
          return db.beginBackup(trx, basename(input.path));
        });
  return writeNoted(deps, id, input);
}

/** Whether the readers are spread over machines. */
export const areSpread = async ({ db: database }: BackUpDeps['database']): Promise<boolean> =>
  (await db.readLayout(database)).kind === 'distributed';

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

export async function recordBackUp(
  trx: db.Transaction<db.Database>,
  actor: Actor,
  at: Date,
): Promise<void> {
  const object = { kind: 'installation', id: null } as const;
  await recordAct(trx, actor, { step: 'back-up', newsletterId: null, object, at });
}

const SEEN_EVERY_MS = 60_000;

/** Writes the backup and notes how it went, unless `id` is null. */
export async function writeNoted(
  { database }: BackUpDeps,
  id: string | null,
  { path, tell, signal }: BackUpInput,
): Promise<Extract<BackUp, { kind: 'written' | 'not-written' }>> {
  const seen =
    id === null
      ? null
      : setInterval(() => void db.seeBackup(database.db, id).catch(() => undefined), SEEN_EVERY_MS);
  try {
    const { dumpDatabase, writeBackupFile } = await import('@galley/db/backup-file');
    const { header, written } = await dumpDatabase(database, async (dump) => {
      // They can be spread no more once it has begun, but may have been just before.
      if (await areSpread(database)) throw new SpreadReaders();
      return {
        header: dump.header,
        written: await writeBackupFile(path, dump, { tell, signal }),
      };
    });
    const { bytes, rows, sha256, tables } = written;
    const snapshotAt = new Date(header.snapshotAt);
    if (id !== null) {
      const figures = { snapshotAt, bytes, rows, sha256, tables: tables.length };
      await db.finishBackup(database.db, id, figures);
    }
    return { kind: 'written', backup: { ...presentFacts(header, written), noted: id !== null } };
  } catch (error) {
    const why = whyNotWritten(error);
    // If the database is gone, the note says so by itself: nobody has seen it for long.
    if (id !== null) {
      await db.failBackup(database.db, id, why ?? 'it was interrupted').catch(() => undefined);
    }
    if (why === null) throw error;
    return { kind: 'not-written', why };
  } finally {
    if (seen !== null) clearInterval(seen);
  }
}
