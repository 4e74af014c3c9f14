import fc from 'fast-check';
import { expect, test } from 'vitest';
import { showLines } from './show-lines.ts';

test.each([
  ['Roses are red,\nviolets are blue.', ['Roses are red,', 'violets are blue.']],
  ['if late:\n  call\n\tagain', ['if late:', '\u00a0\u00a0call', '\u00a0\u00a0\u00a0\u00a0again']],
  ['Hour   Margin', ['Hour\u00a0\u00a0 Margin']],
  ['a\u2028b\u2029c', ['a', 'b', 'c']],
  ['a b', ['a b']],
])('%j shows as %j', (text, lines) => {
  expect(showLines(text)).toEqual(lines);
});

test('no blank or line break is left that HTML would fold', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', ' ', '\t', '\n', '\u00a0')), (pieces) => {
      const text = pieces.join('');
      const shown = showLines(text);
      expect(shown.join('')).not.toMatch(/^ |\t|\n| {2}/u);
      const width = text.replaceAll('\t', '    ').replaceAll('\n', '').length;
      expect(shown.join('')).toHaveLength(width);
    }),
  );
});
