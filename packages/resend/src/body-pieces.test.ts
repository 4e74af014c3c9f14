import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutBody } from './body-pieces.ts';

test('the pieces of a body join to its segments, at any size', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 30 }),
      fc.integer({ min: 1, max: 32 }),
      (segments, size) => {
        const pieces = [...copies(cutBody(segments, new Uint8Array(size)))];
        expect(Buffer.concat(pieces)).toEqual(Buffer.concat(segments));
        expect(pieces.slice(0, -1).every((piece) => piece.byteLength === size)).toBe(true);
      },
    ),
  );
});

function* copies(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const piece of pieces) yield Uint8Array.from(piece);
}
