import type { BackupFacts } from '@galley/contract/operate';
import { presentFacts } from './present-facts.ts';
import { whyNotRead } from './why-not-read.ts';

export type CheckBackup =
  | {
      readonly kind: 'whole';
      readonly facts: BackupFacts;
      /** The key that signed links where it was written. */
      readonly keyId: string | null;
    }
  /** Cut off, changed, or no backup. */
  | { readonly kind: 'broken'; readonly why: string }
  | { readonly kind: 'unreadable'; readonly why: string };

/** Reads a backup to its end and compares all counts and hashes, without a database. */
export async function checkBackup(
  path: string,
  { tell, signal }: { readonly tell?: (share: number) => void; readonly signal?: AbortSignal } = {},
): Promise<CheckBackup> {
  const { readBackupFile } = await import('@galley/db/backup-file');
  try {
    const read = await readBackupFile(path, { tell, signal });
    const { keyId } = read.header;
    return { kind: 'whole', facts: presentFacts(read.header, read), keyId };
  } catch (error) {
    const why = whyNotRead(error);
    if (why === null) throw error;
    return why;
  }
}
