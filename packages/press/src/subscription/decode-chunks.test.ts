import { decodeInput } from '@galley/core/input';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeChunks } from './decode-chunks.ts';

async function decode(chunks: readonly Uint8Array[]): Promise<object> {
  let text = '';
  for await (const chunk of decodeChunks('f', chunks)) {
    if (chunk.kind === 'broken') return { kind: 'invalid', problems: [chunk.problem] };
    text += chunk.text;
  }
  return { kind: 'ok', text };
}

const whole = (bytes: Uint8Array) =>
  decodeInput({ file: 'f', bytes, maxBytes: Number.MAX_SAFE_INTEGER });

function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const at = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length].toSorted(
    (a, b) => a - b,
  );
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

describe('a file in pieces', () => {
  const pieces = fc.array(
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\n', '\r\n', '\r', '\ufeff', 'ü')),
  );
  const places = fc.array(fc.nat({ max: 1000 }), { maxLength: 6 });

  test('decodes like the whole file, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, places, async (parts, cuts) => {
        const bytes = Buffer.from(parts.join(''));
        expect(await decode(cut(bytes, cuts))).toEqual(whole(bytes));
      }),
      { examples: [[['\ufeff', '\ufeff'], [3]]] },
    );
  });

  test('fails at the line where the whole file fails', async () => {
    const lines = fc.array(fc.constantFrom('a', 'ü', '€', '😀', ''), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(lines, lines, places, async (before, after, cuts) => {
        const bytes = Buffer.concat([
          Buffer.from(before.map((line) => `${line}\n`).join('')),
          Buffer.from([0xfc, 0x41, 0x0a]),
          Buffer.from(after.join('\n')),
        ]);
        const broken = await decode(cut(bytes, cuts));
        expect(broken).toEqual(whole(bytes));
        expect(broken).toMatchObject({ kind: 'invalid', problems: [{ line: before.length + 1 }] });
      }),
    );
  });

  test('that ends inside a character is broken', async () => {
    expect(await decode([Buffer.from('a\nb'), Buffer.from([0xe2, 0x82])])).toMatchObject({
      problems: [{ line: 2, found: 'bytes that are not UTF-8' }],
    });
  });

  test('that is an archive or a workbook is reported as such', async () => {
    expect(await decode([Buffer.from('PK\u0003\u0004\u0014\0\0\0')])).toMatchObject({
      problems: [{ line: 1, found: 'an archive or a workbook (ZIP, Excel)' }],
    });
  });
});
