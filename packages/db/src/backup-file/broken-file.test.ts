import { readFile, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { BackupHeader } from '@galley/core/backup';
import { temporaryDataDir } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { BrokenBackup } from './broken-backup.ts';
import { readBackupFile } from './read-backup-file.ts';
import { readRows } from './read-rows.ts';
import { SEAL_LENGTH, writeSeal } from './seal.ts';
import { writeBackupFile } from './write-backup-file.ts';
import { writeRows } from './write-rows.ts';

const table = (name: string) => ({ name, columns: ['id', 'text'], partition: null });
const HEADER: BackupHeader = {
  format: 1,
  snapshotAt: '2026-11-30T00:00:00.000Z',
  installationId: 'abc',
  keyId: null,
  server: '18.4',
  migrations: ['0001-weekly-cycle'],
  tables: [table('empty'), table('few'), table('many')],
  sequences: [],
};
const ROWS: Readonly<Record<string, string>> = {
  empty: '',
  // COPY writes a backslash twice, so the second row is text that looks like the end.
  few: '1\ta\n\\\\.\n3\t\\N\n',
  many: Array.from({ length: 3000 }, (_, n) => `${n}\t${(n * 7919) % 4001} row\n`).join(''),
};
const rowsOf = (size: number) =>
  async function* ({ name }: { readonly name: string }): AsyncGenerator<Buffer> {
    const bytes = Buffer.from(ROWS[name] ?? '');
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };

async function written(): Promise<{ readonly folder: string; readonly bytes: Buffer }> {
  const folder = await temporaryDataDir();
  await writeBackupFile(join(folder, 'a'), { header: HEADER, rowsOf: rowsOf(1000) });
  return { folder, bytes: await readFile(join(folder, 'a')) };
}

/** Reads these bytes as a file; the reason if they are refused. */
async function refusal(folder: string, bytes: Buffer): Promise<string | null> {
  const path = join(folder, 'changed');
  await writeFile(path, bytes);
  try {
    await readBackupFile(path);
    return null;
  } catch (error) {
    if (error instanceof BrokenBackup) return error.message;
    throw error;
  }
}

/** A file with these lines and a seal that fits it. */
function sealed(text: Buffer): Buffer {
  const packed = zstdCompressSync(text, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
  return Buffer.concat([packed, writeSeal(createHash('sha256').update(packed).digest('hex'))]);
}

/** Numbers that look random and are the same in every run. */
const spread = (count: number, below: number): number[] =>
  Array.from({ length: count }, (_, n) => Math.floor(((n * 0.618034) % 1) * below));

test('a file is whole as it was written', async () => {
  const { folder, bytes } = await written();
  expect(await refusal(folder, bytes)).toBeNull();
  expect(
    await refusal(folder, sealed(zstdDecompressSync(bytes.subarray(0, -SEAL_LENGTH)))),
  ).toBeNull();
});

test('a file that was cut off anywhere is refused', async () => {
  const { folder, bytes } = await written();
  for (const at of [0, 1, SEAL_LENGTH, bytes.length - 1, ...spread(100, bytes.length)]) {
    expect(await refusal(folder, bytes.subarray(0, at)), `${at}`).not.toBeNull();
  }
});

test('a file with one wrong bit anywhere is refused', async () => {
  const { folder, bytes } = await written();
  const last = bytes.length - 1;
  const places = [0, 1, 2, 3, 4, 5, last - SEAL_LENGTH, last - 1, last, ...spread(300, last)];
  for (const [n, at] of places.entries()) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ (1 << (n % 8));
    expect(await refusal(folder, changed), `bit ${n % 8} of byte ${at}`).not.toBeNull();
  }
});

test('a file with more behind or before it, or parts in another order, is refused', async () => {
  const { folder, bytes } = await written();
  const half = Math.floor(bytes.length / 2);
  for (const changed of [
    Buffer.concat([bytes, Buffer.from('\n')]),
    Buffer.concat([bytes, bytes]),
    Buffer.concat([Buffer.from('\n'), bytes]),
    Buffer.concat([bytes.subarray(half), bytes.subarray(0, half)]),
    bytes.subarray(0, -SEAL_LENGTH),
  ]) {
    expect(await refusal(folder, changed)).not.toBeNull();
  }
});

test('with a seal that fits, the lines are still compared with each other', async () => {
  const { folder, bytes } = await written();
  const text = zstdDecompressSync(bytes.subarray(0, -SEAL_LENGTH)).toString();
  const refused = async (from: string | RegExp, to: string) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    return refusal(folder, sealed(Buffer.from(changed)));
  };
  expect(await refused('1\ta\n', '1\tb\n')).toMatch(/rows of the table few are not those/);
  expect(await refused('1\ta\n', '')).toMatch(/rows of the table few are not those/);
  expect(await refused('table few', 'table fee')).toMatch(/the table few is not where/);
  expect(await refused(/table few[^]*(?=table many)/, '')).toMatch(/the table few is not where/);
  expect(await refused(/(table few[^]*)(table many[^]*)(?=end )/, '$2$1')).toMatch(
    /few is not where/,
  );
  expect(await refused('"abc"', '"abd"')).toMatch(/its last line does not fit/);
  expect(await refused('galley-backup 1', 'galley-backup 2')).toMatch(/of a newer Galley/);
  expect(await refused('"format":1', '"format":2')).toMatch(/format 2, which a newer Galley reads/);
  expect(await refused(/end [^]*$/, '')).toMatch(/ends before its last line/);
  expect(await refused(/\}\n$/, '}')).toMatch(/last line is cut off/);
  expect(await refused(/$/, 'more\n')).toMatch(/goes on behind its last line/);
  expect(await refused(/\n\\\.\n(?=[^]*table many)/, '\n')).not.toBeNull();
});

test('pieces may end anywhere', async () => {
  for (const size of [1, 2, 3, 5, 64, 100_000]) {
    const pieces: Buffer[] = [];
    for await (const piece of writeRows(HEADER, rowsOf(777))) pieces.push(piece);
    const text = Buffer.concat(pieces);
    const cut = async function* (): AsyncGenerator<Buffer> {
      for (let at = 0; at < text.length; at += size) yield text.subarray(at, at + size);
    };
    const found: Record<string, string> = {};
    const { tally } = await readRows(cut(), {
      header: async () => undefined,
      rows: async ({ name }, rows) => {
        const read: Buffer[] = [];
        for await (const piece of rows) read.push(piece);
        found[name] = Buffer.concat(read).toString();
      },
    });
    expect(found, `${size}`).toEqual(ROWS);
    expect(tally.tables.map(({ rows }) => rows)).toEqual([0, 3, 3000]);
  }
});
