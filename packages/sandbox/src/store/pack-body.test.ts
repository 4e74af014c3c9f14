import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packBody, unpackBody } from './pack-body.ts';

describe('a packed body', () => {
  test('unpacks to the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5_000 }), (body) =>
        unpackBody(packBody(body)).equals(body),
      ),
    );
  });

  test('of a hundred almost equal mails is small', () => {
    const mail = Array.from({ length: 2_000 }, (_, n) => `<p>${Math.sin(n)}</p>`).join('');
    const body = Buffer.from(
      JSON.stringify(Array.from({ length: 100 }, (_, n) => ({ html: mail + String(n) }))),
    );
    expect(packBody(body).byteLength).toBeLessThan(body.byteLength / 50);
  });
});
