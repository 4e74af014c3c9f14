import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeInput, formatProblem, quoteInput } from './index.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array, maxBytes = 1024) =>
  decodeInput({ file: 'in.txt', bytes, maxBytes });

describe('decodeInput', () => {
  test('drops a byte order mark and unifies line endings', () => {
    expect(decode(encode('\uFEFFa\r\nb\rc\n'))).toEqual({ kind: 'ok', text: 'a\nb\nc\n' });
  });

  test('returns every well-formed text without carriage returns unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/\r|^\uFEFF/.test(text));
        expect(decode(encode(text), 1e6)).toEqual({ kind: 'ok', text });
      }),
    );
  });

  test.each([
    ['too many bytes', encode('x'.repeat(1025)), 1, '1025 bytes', 'at most 1024 (1 KiB)'],
    ['Latin-1', Uint8Array.of(0x61, 0x0a, 0xe9, 0x0a), 2, 'bytes that are not UTF-8', 'UTF-8'],
    [
      'a cut sequence',
      Uint8Array.of(0x61, 0x0a, 0x0a, 0xe2, 0x82),
      3,
      'bytes that are not UTF-8',
      'UTF-8',
    ],
    ['a lone surrogate', Uint8Array.of(0xed, 0xa0, 0x80), 1, 'bytes that are not UTF-8', 'UTF-8'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x61, 0x00), 1, 'UTF-16', 'UTF-8'],
  ])('refuses %s', (_, bytes, line, found, expected) => {
    expect(decode(bytes)).toEqual({
      kind: 'invalid',
      problems: [{ file: 'in.txt', line, found, expected }],
    });
  });
});

test('a problem reads FILE:LINE: found, expected, and cannot steer a terminal', () => {
  const problem = { file: 'a\u001b[2J.txt', line: 7, found: quoteInput('x\u202ey'), expected: 'z' };
  expect(formatProblem(problem)).toBe('a<U+001B>[2J.txt:7: found "x<U+202E>y", expected z');
});

test('long input is quoted in part', () => {
  expect(quoteInput('😀'.repeat(100))).toBe(`"${'😀'.repeat(60)}…"`);
});
