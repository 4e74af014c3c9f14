import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noteParagraphs, readNote } from './note.ts';

function read(text: string): string | null {
  const reading = readNote(text);
  if (reading.kind === 'invalid') throw new Error(reading.expected);
  return reading.note;
}

test('empty lines separate paragraphs, whatever system wrote them', () => {
  expect(noteParagraphs(read(' Dear readers,\r\n\r\n \r\nhappy\rnew year.\n'))).toEqual([
    'Dear readers,',
    'happy\nnew year.',
  ]);
});

test.each(['', ' \n\n\t', '\u200b'])('a text that shows nothing is no note: %j', (text) => {
  expect(read(text)).toBeNull();
  expect(noteParagraphs(null)).toEqual([]);
});

test.each(['a\u0007b', 'a\u202eb', '\ufdd0name\ufdd1', 'a\ud800b'])(
  'a note holds nothing that could forge a mail: %j',
  (text) => {
    expect(readNote(text)).toMatchObject({
      kind: 'invalid',
      expected: expect.stringContaining('a text without U+'),
    });
  },
);

test('a note has at most 5,000 characters', () => {
  expect(readNote('x'.repeat(5000)).kind).toBe('ok');
  expect(readNote('x'.repeat(5001))).toEqual({
    kind: 'invalid',
    expected: 'at most 5000 characters',
  });
});

test('what was read is read again as it is, and its paragraphs have no empty line', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\n', '\r', '\t', '—') }),
      (text) => {
        const note = read(text);
        expect(read(note ?? '')).toBe(note);
        for (const paragraph of noteParagraphs(note)) {
          expect(paragraph).toMatch(/^\S/u);
          expect(paragraph).not.toMatch(/\n\s*\n/u);
        }
      },
    ),
  );
});
