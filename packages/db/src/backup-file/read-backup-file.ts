import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { Readable, type Duplex } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import type { BackupHeader } from '@galley/core/backup';
import { BrokenBackup } from './broken-backup.ts';
import { readRows, type TakeHeader, type TakeRows } from './read-rows.ts';
import { readSeal, SEAL_LENGTH } from './seal.ts';
import type { BackupTally } from './write-rows.ts';

/** A backup that was read to its end and found whole. */
export interface ReadBackup extends BackupTally {
  readonly header: BackupHeader;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ReadOptions {
  readonly header?: TakeHeader | undefined;
  /** By default they are only checked. */
  readonly rows?: TakeRows | undefined;
  /** Called with how much of the file has been read, between 0 and 1. */
  readonly tell?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a backup and checks all of its counts and hashes on the way. Until it returns, nothing that
 * it handed out is sure.
 *
 * @throws BrokenBackup when the file isn't whole
 * @throws the system's error when it can't be read
 */
export async function readBackupFile(path: string, options: ReadOptions = {}): Promise<ReadBackup> {
  const file = await open(path, 'r');
  try {
    return await read(file, options);
  } finally {
    await file.close();
  }
}

async function read(
  file: FileHandle,
  { header = async () => undefined, rows = skip, tell, signal }: ReadOptions,
): Promise<ReadBackup> {
  const { size } = await file.stat();
  if (size <= SEAL_LENGTH) throw new BrokenBackup('it is too short to be a backup');
  const sealed = Buffer.alloc(SEAL_LENGTH);
  await file.read(sealed, 0, SEAL_LENGTH, size - SEAL_LENGTH);
  const seal = readSeal(sealed);

  const hash = createHash('sha256');
  let bytes = 0;
  const compressed = async function* (): AsyncGenerator<Buffer> {
    const stream = file.createReadStream({
      start: 0,
      end: size - SEAL_LENGTH - 1,
      autoClose: false,
    });
    for await (const piece of stream as AsyncIterable<Buffer>) {
      signal?.throwIfAborted();
      hash.update(piece);
      bytes += piece.length;
      tell?.(bytes / size);
      yield piece;
    }
  };
  const source = Readable.from(compressed(), { objectMode: true, highWaterMark: 1 });
  const found = await readRows(decompress(source), { header, rows });
  const sha256 = hash.digest('hex');
  if (bytes !== size - SEAL_LENGTH || sha256 !== seal) {
    throw new BrokenBackup('its bytes are not those that were written');
  }
  return { header: found.header, ...found.tally, bytes: size, sha256 };
}

async function skip(_table: unknown, rows: AsyncIterable<Buffer>): Promise<void> {
  for await (const _piece of rows) void _piece;
}

/** Node's own would be 16 KiB, and each piece costs a round through several streams. */
const PIECE = 256 * 1024;

async function* decompress(source: Readable): AsyncGenerator<Buffer> {
  const zstd: Duplex = createZstdDecompress({ chunkSize: PIECE });
  let failed: unknown = null;
  source.on('error', (error) => {
    failed = error;
    zstd.destroy(error);
  });
  source.pipe(zstd);
  try {
    for await (const piece of zstd as AsyncIterable<Buffer>) yield piece;
  } catch {
    if (failed !== null) throw failed;
    throw new BrokenBackup('its bytes can not be decompressed, so they are damaged');
  } finally {
    source.destroy();
    zstd.destroy();
  }
}
