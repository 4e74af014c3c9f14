import { describe, expect, test } from 'vitest';
import { detectFormat } from './detect-format.ts';
import { readReview } from './read-review.ts';

test.each([
  ['a.txt', '{', 'text'],
  ['a.MD', 'x', 'markdown'],
  ['dir.json/a.markdown', 'x', 'markdown'],
  ['a.json', 'x', 'json'],
  ['-', '\n {"title": 1}', 'json'],
  ['-', '---\noutlet: x\n---', 'markdown'],
  ['-', '# Title', 'markdown'],
  ['-', '#1 in the Charts', 'text'],
  ['-', 'Title\n\n# x', 'text'],
  ['dir.json/a', 'Title', 'text'],
  ['a.docx', '', 'text'],
])('%s with %j is %s', (file, text, format) => {
  expect(detectFormat(file, text)).toBe(format);
});

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a given format wins over the name', () => {
  const bytes = encode('# T\n\nWIRED\n');
  expect(readReview({ file: 'a.txt', bytes })).toMatchObject({ review: { title: '# T' } });
  const read = readReview({ file: 'a.txt', bytes, format: 'markdown' });
  expect(read).toMatchObject({ review: { title: 'T' } });
});

/** Quadratic time would take minutes on these; a loaded machine may take its time. */
describe('256 KiB of anything is read in a few seconds', () => {
  const fill = (piece: string): string =>
    piece.repeat(Math.floor((255 * 1024) / encode(piece).length));
  const head = 'T\n\nWIRED\n\n';
  test.each([
    ['one line', 'x'],
    ['blanks', ' '],
    ['no-break spaces', '\u00a0'],
    ['blank lines', '\n'],
    ['short lines', 'ab\n'],
    ['short paragraphs', 'a.\n\n'],
    ['headings', 'Heading\n\n'],
    ['separators', ' · '],
    ['stars', '⭐'],
    ['colons', ': '],
    ['commas', ', and '],
    ['bullets', '- '],
    ['items', '- a\n'],
    ['quotes', '> '],
    ['numbers', '1. '],
    ['quote lines', '>\n'],
    ['emphasis', 'a**b'],
    ['brackets', '[a]('],
    ['escapes', '\\*'],
    ['code', '`a ``'],
    ['tags', '<a '],
    ['references', '&amp;'],
    ['deep lists', '  - '],
    ['JSON lists', '['],
    ['JSON objects', '{"a":'],
    ['front matter', '---\n'],
  ])('%s', (_, piece) => {
    const start = process.threadCpuUsage();
    readReview({ file: 'a.txt', bytes: encode(head + fill(piece)) });
    readReview({ file: 'a.md', bytes: encode(`# ${head}${fill(piece)}`) });
    readReview({ file: 'a.json', bytes: encode(fill(piece)) });
    const { user, system } = process.threadCpuUsage(start); // regardless of other load
    expect((user + system) / 1e6).toBeLessThan(15);
  });
});
