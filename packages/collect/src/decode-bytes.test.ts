import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBytes } from './decode-bytes.ts';

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
/** 川 in each set. */
const SHIFT_JIS = Buffer.from([0x90, 0xec]);
const EUC_JP = Buffer.from([0xc0, 0xee]);

test.each<[string, Buffer, string | null, string]>([
  ['UTF-8 without a name', Buffer.from('川'), null, '川'],
  ['Shift_JIS by the header', SHIFT_JIS, 'Shift_JIS', '川'],
  [
    'Shift_JIS by a meta',
    Buffer.concat([ascii('<meta charset=shift_jis>'), SHIFT_JIS]),
    null,
    '<meta charset=shift_jis>川',
  ],
  [
    'EUC-JP by an old meta',
    Buffer.concat([ascii('<meta http-equiv=x content="text/html; charset=euc-jp">'), EUC_JP]),
    null,
    '<meta http-equiv=x content="text/html; charset=euc-jp">川',
  ],
  ['UTF-16 by its mark', Buffer.from('\ufeff川', 'utf16le'), 'iso-8859-1', '川'],
  ['UTF-16BE by its mark', Buffer.from([0xfe, 0xff, 0x5d, 0xdd]), null, '川'],
  ['UTF-16 by the header', Buffer.from('川', 'utf16le'), 'utf-16', '川'],
  [
    'a meta that says UTF-16 in UTF-8',
    Buffer.from('<meta charset="utf-16">川'),
    null,
    '<meta charset="utf-16">川',
  ],
  ['Windows-1252 without a name', ascii('caf\u00e9'), null, 'café'],
  ['Windows-1256 by the header', Buffer.from([0xe3, 0xc7, 0xc1]), 'windows-1256', 'ماء'],
  ['a set that nobody knows', Buffer.from('川'), 'klingon', '川'],
  [
    'XML by its declaration',
    Buffer.concat([ascii('<?xml version="1.0" encoding="ISO-8859-1"?>'), ascii('\u00e9')]),
    null,
    '<?xml version="1.0" encoding="ISO-8859-1"?>é',
  ],
])('decodes %s', (_, bytes, named, text) => {
  expect(decodeBytes(bytes, named)).toBe(text);
});

test('a character that was cut off at the end of a long page does not change the others', () => {
  const bytes = Buffer.from(`é${' '.repeat(2_000_000)}川`);
  expect(decodeBytes(bytes.subarray(0, -1), null).trim()).toBe('é');
});

test('any bytes and any name give text', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.option(fc.string()), (bytes, named) => {
      expect(typeof decodeBytes(bytes, named)).toBe('string');
    }),
  );
});
