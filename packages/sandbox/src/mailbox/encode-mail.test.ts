import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeQuotedPrintable, encodeWords } from './encode-mail.ts';

const decodeQuotedPrintable = (encoded: string): string =>
  Buffer.from(
    encoded
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString();

const decodeWords = (value: string): string =>
  value
    .replace(/\?=\s+=\?utf-8\?B\?/g, '?==?utf-8?B?')
    .replace(/=\?utf-8\?B\?([^?]*)\?=/g, (_, word: string) =>
      Buffer.from(word, 'base64').toString(),
    );

const text = fc.string({ unit: 'grapheme', maxLength: 300 });

describe('quoted-printable', () => {
  test('decodes to the same text, in short ASCII lines', () => {
    fc.assert(
      fc.property(text, (original) => {
        const encoded = encodeQuotedPrintable(original);
        expect(decodeQuotedPrintable(encoded)).toBe(original.replace(/\r\n|\r|\n/g, '\r\n'));
        for (const line of encoded.split('\r\n')) expect(line).toMatch(/^[\x20-\x7e]{0,76}$/);
        expect(encoded).not.toMatch(/ (\r\n|$)/);
      }),
    );
  });
});

describe('encoded words', () => {
  test('leave ASCII as it is', () => {
    expect(encodeWords('The Review <review@galley.test>')).toBe('The Review <review@galley.test>');
  });

  test('take whole words, so that mail programs decode them', () => {
    expect(encodeWords('Jürgen <j@galley.test>')).toBe('=?utf-8?B?SsO8cmdlbg==?= <j@galley.test>');
  });

  test('decode to the same value and are never too long', () => {
    const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(words, (list) => {
        const value = list
          .join(' ')
          .replace(/\s+/g, ' ')
          .replace(/=\?|\?=/g, '')
          .trim();
        const encoded = encodeWords(value);
        expect(decodeWords(encoded)).toBe(value);
        expect(encoded).toMatch(/^[\0-\x7f]*$/);
        for (const [word] of encoded.matchAll(/=\?utf-8\?B\?[^?]*\?=/g)) {
          expect(word.length).toBeLessThanOrEqual(75);
        }
      }),
    );
  });
});
