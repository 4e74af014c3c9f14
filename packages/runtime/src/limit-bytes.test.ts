import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collect, limitBytes, readFileUpTo, TooManyBytes } from './limit-bytes.ts';

const PIECE = new Uint8Array(10);

test('a stream passes up to its limit, and its source is asked for no more after it', async () => {
  let asked = 0;
  let closed = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        asked += 1;
        yield PIECE;
      }
    } finally {
      closed = true;
    }
  }
  await expect(collect(limitBytes(endless(), 35))).rejects.toThrow(TooManyBytes);
  expect({ asked, closed }).toEqual({ asked: 4, closed: true });
});

test('a stream of exactly its limit is whole', async () => {
  async function* three(): AsyncGenerator<Uint8Array> {
    yield* [PIECE, PIECE, PIECE];
  }
  expect(await collect(limitBytes(three(), 30))).toHaveLength(30);
});

test('a file is read up to its limit, and refused one byte above', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'galley-limit-'));
  try {
    const path = join(folder, 'grows');
    await appendFile(path, 'x'.repeat(20));
    expect(await readFileUpTo(path, 20)).toHaveLength(20);
    await appendFile(path, 'x');
    await expect(readFileUpTo(path, 20)).rejects.toThrow(TooManyBytes);
  } finally {
    await rm(folder, { recursive: true });
  }
});
