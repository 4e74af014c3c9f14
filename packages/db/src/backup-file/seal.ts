import { BrokenBackup } from './broken-backup.ts';

/**
 * The last bytes of a file: a hash of all bytes before them, in a frame that programs which read
 * zstd skip (RFC 8878, section 3.1.2). Without it the file is not whole.
 */
const LABEL = 'galley-backup sha256 ';
const CONTENT_LENGTH = LABEL.length + 64 + 1;
const SKIPPABLE_FRAME = 0x184d2a50;
export const SEAL_LENGTH = 8 + CONTENT_LENGTH;

export function writeSeal(hash: string): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(SKIPPABLE_FRAME, 0);
  head.writeUInt32LE(CONTENT_LENGTH, 4);
  return Buffer.concat([head, Buffer.from(`${LABEL}${hash}\n`)]);
}

/** @returns the hash that the seal names */
export function readSeal(bytes: Buffer): string {
  const hash = bytes.subarray(8 + LABEL.length, -1).toString('latin1');
  if (!/^[0-9a-f]{64}$/.test(hash) || !bytes.equals(writeSeal(hash))) {
    throw new BrokenBackup('its end is missing, so it was cut off, or it is no backup');
  }
  return hash;
}
