import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPaint, drawMarks } from './paint.ts';
import { cells, clip, facts, table } from './table.ts';

const out = { write: () => true };
const plain = createPaint(out, {});
const drawn = (text: string): string => drawMarks(text, (plain) => plain);
const colour = createPaint({ ...out, isTTY: true }, {});

describe('createPaint', () => {
  it('colours only on a terminal that allows it', () => {
    expect(drawn(colour.red('x'))).toBe('\u001b[31mx\u001b[39m');
    expect(plain.red('x')).toBe('x');
    expect(createPaint({ ...out, isTTY: true }, { NO_COLOR: '1' }).red('x')).toBe('x');
    expect(createPaint({ ...out, isTTY: true }, { TERM: 'dumb' }).red('x')).toBe('x');
  });
});

describe('cells', () => {
  it.each([
    ['abc', 3],
    ['日本', 4],
    ['e\u0301', 1],
    ['👩‍👩‍👧', 2],
    ['🇳🇴', 2],
    ['❤️', 2],
    ['ᄒ', 2],
    ['\u001b[31m', '<U+001B>[31m'.length],
    [colour.red('red'), 3],
  ])('of %j are %i', (text, expected) => {
    expect(cells(text)).toBe(expected);
  });
});

describe('clip', () => {
  it('never exceeds its cells, and leaves short texts alone', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 20 }),
        (text, width) => {
          const clipped = clip(text, width);
          expect(cells(clipped)).toBeLessThanOrEqual(width);
          if (cells(text) <= width) expect(clipped).toBe(text);
        },
      ),
    );
  });

  it('never cuts a combined emoji', () => {
    expect(clip('a👩‍👩‍👧b', 3)).toBe('a…');
    expect(clip('a👩‍👩‍👧bc', 4)).toBe('a👩‍👩‍👧…');
  });
});

describe('table', () => {
  it('aligns columns with colours and wide characters', () => {
    expect(
      table(
        plain,
        ['ID', 'TITLE', 'X'],
        [
          ['1', '日本', 'a'],
          ['12', 'abc', ''],
        ],
      ),
    ).toBe('ID  TITLE  X\n1   日本   a\n12  abc');
    expect(cells(table(colour, ['A'], [[colour.red('abc')]]).split('\n')[1] ?? '')).toBe(3);
  });

  it('aligns facts', () => {
    expect(
      facts(plain, [
        ['a', '1'],
        ['long', '2'],
        ['b', ''],
      ]),
    ).toBe('a     1\nlong  2\nb');
  });
});
