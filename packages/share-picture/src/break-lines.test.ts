import fc from 'fast-check';
import { expect, it } from 'vitest';
import { breakLines, LEADING, SPACE } from './break-lines.ts';

const ROOM = { width: 1000, height: 300 };

const words = (text: string) =>
  text.split(' ').map((each) => ({ text: each, width: each.length * 0.5 }));

it('a short title is one line in the largest letters', () => {
  expect(breakLines(words('Short'), ROOM)).toEqual({ size: 84, lines: ['Short'] });
});

it('lines are about as wide as each other', () => {
  const { lines } = breakLines(words('aaaaaaaa bbbbbbbb cccccccc dddd'), ROOM);
  expect(lines).toEqual(['aaaaaaaa bbbbbbbb', 'cccccccc dddd']);
});

it('a title that is too long is cut, with an ellipsis', () => {
  const { size, lines } = breakLines(words('many words '.repeat(40).trim()), ROOM);
  expect(size).toBe(44);
  expect(lines.at(-1)).toMatch(/…$/);
});

it('every title fits, and keeps its words in their order', () => {
  const word = fc.record({
    text: fc.string({ unit: fc.constantFrom('a', 'b', 'م'), minLength: 1, maxLength: 60 }),
    width: fc.double({ min: 0.1, max: 40, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (title) => {
      const { size, lines } = breakLines(title, ROOM);
      expect(lines.length * size * LEADING).toBeLessThanOrEqual(ROOM.height + 0.001);
      const isWhole = !lines.join(' ').includes('…');
      if (!isWhole) return;
      expect(lines.join(' ')).toBe(title.map(({ text }) => text).join(' '));
      let at = 0;
      for (const line of lines) {
        const its = title.slice(at, at + line.split(' ').length);
        at += its.length;
        const width = its.reduce((sum, each) => sum + each.width, 0) + SPACE * (its.length - 1);
        expect(width * size).toBeLessThanOrEqual(ROOM.width + 0.001);
      }
    }),
  );
});
