import { createHash } from 'node:crypto';
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import type { BackupHeader } from '@galley/core/backup';
import { BrokenBackup } from './broken-backup.ts';
import { readBackupFile } from './read-backup-file.ts';
import { writeSeal } from './seal.ts';
import { writeRows, type BackupTally, type RowsOf, type TellProgress } from './write-rows.ts';

/** Zstandard's default; level 9 takes four times as long and saves a tenth. */
const LEVEL = 3;

export interface WrittenBackup extends BackupTally {
  /** Of the file. */
  readonly bytes: number;
  /** Of all of the file but its seal, which names it. */
  readonly sha256: string;
}

/**
 * Writes a backup to `path`, for its owner only. Until it is whole, on the disk, and has been read
 * back and compared, the file is called `path.part`; whatever goes wrong, that name is removed.
 *
 * @throws BrokenBackup when what is read back isn't what was written
 * @throws the system's error when it can't be written
 */
export async function writeBackupFile(
  path: string,
  { header, rowsOf }: { readonly header: BackupHeader; readonly rowsOf: RowsOf },
  {
    tell,
    signal,
  }: { readonly tell?: TellProgress | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<WrittenBackup> {
  const part = `${path}.part`;
  // One of a process that was killed. A process that still writes one notices that it is gone.
  await rm(part, { force: true });
  const file = await open(part, 'wx', 0o600);
  let isOurs = true;
  try {
    const written = await write(file, writeRows(header, rowsOf, tell), signal);
    await file.sync();
    isOurs = await isSame(file, part);
    if (!isOurs) throw new BrokenBackup(`another process has taken over ${part}`);
    await compare(part, written, signal);
    signal?.throwIfAborted();
    await rename(part, path);
    await syncFolder(dirname(path));
    return written;
  } catch (error) {
    if (isOurs) await rm(part, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

async function write(
  file: FileHandle,
  lines: AsyncGenerator<Buffer, BackupTally>,
  signal: AbortSignal | undefined,
): Promise<WrittenBackup> {
  const hash = createHash('sha256');
  let bytes = 0;
  let tally: BackupTally | null = null;
  const source = async function* (): AsyncGenerator<Buffer> {
    tally = yield* lines;
  };
  const params = {
    [constants.ZSTD_c_compressionLevel]: LEVEL,
    [constants.ZSTD_c_checksumFlag]: 1,
  };
  await pipeline(
    Readable.from(source(), { objectMode: true, highWaterMark: 1 }),
    createZstdCompress({ params }),
    async (pieces: AsyncIterable<Buffer>) => {
      for await (const piece of pieces) {
        hash.update(piece);
        bytes += piece.length;
        await file.appendFile(piece);
      }
    },
    signal === undefined ? {} : { signal },
  );
  const sha256 = hash.digest('hex');
  const seal = writeSeal(sha256);
  await file.appendFile(seal);
  return { ...(tally as unknown as BackupTally), bytes: bytes + seal.length, sha256 };
}

/** Reads it back, from the disk as far as the system lets us. */
async function compare(
  part: string,
  written: WrittenBackup,
  signal: AbortSignal | undefined,
): Promise<void> {
  const read = await readBackupFile(part, { signal });
  const isSame =
    read.sha256 === written.sha256 &&
    read.bytes === written.bytes &&
    JSON.stringify(read.tables) === JSON.stringify(written.tables);
  if (!isSame) throw new BrokenBackup('what was read back is not what was written');
}

async function isSame(file: FileHandle, path: string): Promise<boolean> {
  const [ours, there] = [await file.stat(), await stat(path).catch(() => null)];
  return there !== null && ours.ino === there.ino && ours.dev === there.dev;
}

/** Makes the new name survive a power cut; some file systems refuse to, and need nothing. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (handle === null) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}
