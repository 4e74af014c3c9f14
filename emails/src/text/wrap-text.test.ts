import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEXT_WIDTH, width, wrapText } from './wrap-text.ts';

const words = (text: string) =>
  text.split(/[ \t\r\n\f\v\u2028\u2029]+/).filter((word) => word !== '');
const anyText = fc.string({ unit: 'grapheme', maxLength: 400 });

test('wrapping keeps every word, in order', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(words(wrapText(text))).toEqual(
        words(text)
          .map((word) => word.trimEnd())
          .filter(Boolean),
      );
    }),
  );
});

test('a line is longer than the page only when it is one long word', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const indent = { first: '  • ', rest: '    ' };
      for (const line of wrapText(text, indent).split('\n')) {
        if (width(line) > TEXT_WIDTH) expect(words(line.replace('•', ''))).toHaveLength(1);
      }
    }),
  );
});

test('a long item hangs under its bullet', () => {
  const item = `A finding ${'that goes on '.repeat(8)}`;
  expect(wrapText(item, { first: '  • ', rest: '    ' })).toBe(
    '  • A finding that goes on that goes on that goes on that goes on that\n' +
      '    goes on that goes on that goes on that goes on',
  );
});

test('a no-break space keeps its words together', () => {
  const text = `${'x'.repeat(TEXT_WIDTH - 3)} 5\u00A0of\u00A05`;
  expect(wrapText(text).split('\n')).toEqual(['x'.repeat(TEXT_WIDTH - 3), '5\u00A0of\u00A05']);
});

test('a character outside the basic plane takes one column', () => {
  const row = Array.from({ length: 40 }, () => '📰').join(' ');
  expect(wrapText(row).split('\n').map(width)).toEqual([71, 7]);
});

test('the line breaks and indents of a text stay', () => {
  expect(wrapText('Roses are red,\n  violets   are blue.\n\nEnd')).toBe(
    'Roses are red,\n  violets   are blue.\nEnd',
  );
  expect(wrapText('a\n- b', { first: '  1. ', rest: '     ' })).toBe('  1. a\n     - b');
});

test('a line that wraps keeps its indent', () => {
  const [first = '', second = ''] = wrapText(`a\n    ${'word '.repeat(20)}`)
    .split('\n')
    .slice(1);
  expect([first.search(/\S/), second.search(/\S/)]).toEqual([4, 4]);
});
