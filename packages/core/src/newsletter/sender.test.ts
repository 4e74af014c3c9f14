import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatSender, parseSender } from './sender.ts';

test.each([
  ['Galley <news@example.com>', 'Galley <news@example.com>'],
  ['  Galley<news@EXAMPLE.com> ', 'Galley <news@example.com>'],
  ['news@example.com', 'news@example.com'],
  ['<news@example.com>', 'news@example.com'],
  ['"Smith, John" <j@example.com>', '"Smith, John" <j@example.com>'],
  ['Smith, John <j@example.com>', '"Smith, John" <j@example.com>'],
  ['Émile Zola <e@bücher.example>', 'Émile Zola <e@xn--bcher-kva.example>'],
])('reads %j as %j', (text, canonical) => {
  const reading = parseSender(text);
  expect(reading.kind === 'ok' && formatSender(reading.sender)).toBe(canonical);
});

test.each([
  '',
  'Galley',
  'Galley <>',
  'Galley <news@example.com',
  'Galley <a@example.com>, Other <b@example.com>',
  'Galley <news@example.com> Bcc',
  'Galley\r\nBcc: x@example.com <news@example.com>',
  'Galley\u0000 <news@example.com>',
  'Galley \u202Emoc.elpmaxe <news@example.com>',
  'Gal"ley <news@example.com>',
  'Galley <"odd local"@example.com>',
])('refuses %j', (text) => {
  expect(parseSender(text).kind).toBe('invalid');
});

test('what it prints reads back equal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
      const reading = parseSender(`${name} <news@example.com>`);
      if (reading.kind === 'invalid') return;
      expect(parseSender(formatSender(reading.sender))).toEqual(reading);
    }),
  );
});
