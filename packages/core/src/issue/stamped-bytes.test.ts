import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeholder } from './placeholder.ts';
import { stampedBytes } from './stamped-bytes.ts';

test('counts bytes, not characters, and assumes the longest token', () => {
  expect(stampedBytes('€')).toBe(3);
  const token = `${'a'.repeat(8)}.${'b'.repeat(22)}.${'9'.repeat(19)}`;
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (parts) => {
      const stamped = parts.join(token);
      expect(stampedBytes(parts.join(placeholder('token')))).toBeGreaterThanOrEqual(
        new TextEncoder().encode(stamped).length,
      );
    }),
  );
});
