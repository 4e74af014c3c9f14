import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailParagraphs, parseMailText } from './mail-text.ts';

test('blank lines separate paragraphs, and line breaks within one are spaces', () => {
  const read = parseMailText('welcome', '  Good to\r\nhave you.\r\n \r\n\r\nYours,\nAda  ');
  expect(read).toEqual({ kind: 'ok', text: 'Good to have you.\n\nYours, Ada' });
  expect(mailParagraphs('Good to have you.\n\nYours, Ada')).toHaveLength(2);
  expect(mailParagraphs(null)).toEqual([]);
});

test.each([
  ['Hello {{ first_name }}'],
  ['Hello *|FNAME|*'],
  ['Hello %FIRST_NAME%'],
  ['Hello [[name]]'],
  ['Hello \u202eada'],
  ['Hello \u0007'],
  ['x'.repeat(3001)],
])('%j is refused', (text) => {
  expect(parseMailText('welcome', text).kind).toBe('invalid');
});

describe('the mail that asks to confirm', () => {
  test('has no links and little room', () => {
    expect(parseMailText('confirmation', 'See https://a.example').kind).toBe('invalid');
    expect(parseMailText('confirmation', 'See www.a.example').kind).toBe('invalid');
    expect(parseMailText('welcome', 'See https://a.example').kind).toBe('ok');
    expect(parseMailText('confirmation', 'x'.repeat(601)).kind).toBe('invalid');
    expect(parseMailText('confirmation', 'x'.repeat(600)).kind).toBe('ok');
  });
});

test('what was read is read again unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (typed) => {
      const read = parseMailText('welcome', typed);
      if (read.kind === 'ok') expect(parseMailText('welcome', read.text)).toEqual(read);
    }),
  );
});
