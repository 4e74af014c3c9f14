import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Pieces } from './utf8-pieces.ts';

async function read(pieces: readonly Uint8Array[]): Promise<string | null> {
  const all: Uint8Array[] = [];
  for await (const piece of utf8Pieces(pieces)) {
    if (piece.kind === 'broken') return null;
    all.push(piece.bytes);
  }
  return Buffer.concat(all).toString();
}

function encode(text: string, isBig: boolean): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
}

const inPieces = (bytes: Uint8Array, size: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );

test('UTF-16 with a byte order mark becomes UTF-8, wherever it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme' }),
      fc.boolean(),
      fc.integer({ min: 1, max: 9 }),
      async (text, isBig, size) => {
        fc.pre(!text.startsWith('\ufeff'));
        expect(await read(inPieces(encode(text, isBig), size))).toBe(text);
      },
    ),
  );
});

test('everything else passes unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 1, max: 9 }),
      async (t, n) => {
        expect(await read(inPieces(Buffer.from(t), n))).toBe(t);
      },
    ),
  );
});

test.each([
  ['half a pair', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x61, 0x00])],
  ['half a unit', Buffer.from([0xfe, 0xff, 0x00, 0x61, 0x00])],
])('UTF-16 with %s is broken', async (_what, bytes) => {
  expect(await read([bytes])).toBe(null);
});
