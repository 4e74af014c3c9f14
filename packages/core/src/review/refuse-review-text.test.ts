import { expect, test } from 'vitest';
import { formatProblem } from '../input/index.ts';
import { readReview } from './read-review.ts';

function complaintsOf(text: string): string[] {
  const read = readReview({ file: 'review.txt', bytes: new TextEncoder().encode(text) });
  return read.kind === 'invalid' ? read.problems.map(formatProblem) : [];
}

/** The fault, the file, and the message after the file's name. */
const REFUSED: readonly [string, string, string][] = [
  ['an empty file', '', '1: found nothing to read, expected the title on the first line'],
  ['a blank file', ' \n\u00a0\n', '1: found nothing to read, expected the title on the first line'],
  [
    'a heading in place of the title',
    '\nSummary\n\nText.',
    '2: found "Summary", expected the title on the first line',
  ],
  [
    'a head in place of the title',
    '⭐⭐⭐⭐⭐ 5/5 · WIRED\n\nSummary',
    '1: found "⭐⭐⭐⭐⭐ 5/5 · WIRED", expected the title on the first line',
  ],
  [
    'stars in place of the title',
    '★★★☆☆\nWIRED',
    '1: found "★★★☆☆", expected the title on the first line',
  ],
  [
    'a URL in place of the title',
    'https://a.example/x\n',
    '1: found "https://a.example/x", expected the title on the first line',
  ],
  [
    'a title and nothing else',
    'Title\n',
    '1: found no outlet, expected a line such as "5/5 · WIRED · March 11, 2026 · By Maxwell Zeff"',
  ],
  [
    'no head',
    'Title\n\nSummary\n\nText.',
    '1: found no outlet, expected a line such as "5/5 · WIRED · March 11, 2026 · By Maxwell Zeff"',
  ],
  [
    'a paragraph in place of the head',
    'Title\n\nThis is a paragraph.\n',
    '3: found "This is a paragraph." instead of an outlet, expected a line such as "5/5 · WIRED · March 11, 2026 · By Maxwell Zeff"',
  ],
  [
    'a rating above its maximum',
    'Title\n\n6/5 · WIRED\n\nSummary\n\nText.\n',
    '3: found a rating of 6/5, expected at most 5/5',
  ],
  [
    'six stars of five',
    'Title\n\n⭐⭐⭐⭐⭐⭐ · WIRED\n\nSummary\n\nText.\n',
    '3: found a rating of 6/5, expected at most 5/5',
  ],
  [
    'stars and numbers that disagree',
    'Title\n\n⭐⭐⭐ 5/5 · WIRED\n\nSummary\n\nText.\n',
    '3: found 3 stars beside 5/5, expected stars and numbers that agree',
  ],
  [
    'quarters of a star',
    'Title\n\n4.25/5 · WIRED\n\nSummary\n\nText.\n',
    '3: found a rating of 4.25/5, expected steps of a half',
  ],
  [
    'a rating below zero',
    'Title\n\n-1/5 · WIRED\n\nSummary\n\nText.\n',
    '3: found a rating of -1/5, expected at least 0/5',
  ],
  [
    'a maximum of zero',
    'Title\n\n0/0 · WIRED\n\nSummary\n\nText.\n',
    '3: found a rating of 0/0, expected a whole maximum from 1 to 10',
  ],
  [
    'a rating in percent',
    'Title\n\n85/100 · WIRED\n\nSummary\n\nText.\n',
    '3: found a rating of 85/100, expected a whole maximum from 1 to 10',
  ],
  [
    'an outlet right behind the stars',
    'Title\n\n⭐⭐⭐⭐⭐ WIRED · 2026-03-11\n\nSummary\n\nText.\n',
    '3: found "⭐⭐⭐⭐⭐ WIRED", expected a rating such as "⭐⭐⭐⭐ 4/5" and nothing else',
  ],
  [
    'two ratings',
    'Title\n\n5/5 · WIRED · 4/5\n\nSummary\n\nText.\n',
    '3: found a second rating: "4/5", expected one',
  ],
  [
    '31 February',
    'Title\n\nWIRED · 31 February 2026\n\nSummary\n\nText.\n',
    '3: found the date "31 February 2026", expected a day that exists',
  ],
  [
    '29 February outside leap years',
    'Title\n\nWIRED · February 29, 2026\n\nSummary\n\nText.\n',
    '3: found the date "February 29, 2026", expected a day that exists',
  ],
  [
    'a thirteenth month',
    'Title\n\nWIRED · 2026-13-01\n\nSummary\n\nText.\n',
    '3: found the date "2026-13-01", expected a day that exists',
  ],
  [
    'a month that does not exist',
    'Title\n\nWIRED · Smarch 11, 2026\n\nSummary\n\nText.\n',
    '3: found the date "Smarch 11, 2026", expected a date such as "March 11, 2026", "11 March 2026" or "2026-03-11"',
  ],
  [
    'a date in numbers',
    'Title\n\nWIRED · 3/11/2026\n\nSummary\n\nText.\n',
    '3: found the date "3/11/2026", expected a date such as "March 11, 2026", "11 March 2026" or "2026-03-11"',
  ],
  [
    'an ISO date with one digit',
    'Title\n\nWIRED · 2026-3-11\n\nSummary\n\nText.\n',
    '3: found the date "2026-3-11", expected a date such as "March 11, 2026", "11 March 2026" or "2026-03-11"',
  ],
  [
    'two dates',
    'Title\n\nWIRED · 2026-03-11\n2026-03-12\n\nSummary\n\nText.\n',
    '4: found a second date: "2026-03-12", expected one',
  ],
  [
    'a year with a leading zero',
    'Title\n\nWIRED · 0206-03-11\n\nSummary\n\nText.\n',
    '3: found the date "0206-03-11", expected a year from 1600 on',
  ],
  [
    'a byline without names',
    'Title\n\nWIRED · By\n\nSummary\n\nText.\n',
    '3: found "By", expected names after "By"',
  ],
  [
    'two outlets',
    'Title\n\nWIRED · Maxwell Zeff\n\nSummary\n\nText.\n',
    '3: found "Maxwell Zeff", expected a rating, a date, "By" and names, or a URL beside the outlet',
  ],
  [
    'a javascript: URL',
    'Title\n\nWIRED\n\njavascript:alert(1)\n\nSummary\n\nText.\n',
    '5: found "javascript:alert(1)", expected an http or https URL',
  ],
  [
    'an ftp: URL',
    'Title\n\nWIRED\n\nURL: ftp://a.example\n\nSummary\n\nText.\n',
    '5: found "URL: ftp://a.example", expected an http or https URL',
  ],
  [
    'a URL with a user name',
    'Title\n\nWIRED\n\nhttps://a@b.example\n\nSummary\n\nText.\n',
    '5: found "https://a@b.example", expected an http or https URL',
  ],
  [
    'a tab in the title',
    'A\tB\n\nWIRED',
    '1: found the character U+0009 in title, expected printable text',
  ],
  [
    'a direction override in the title',
    'A\u202eB\n\nWIRED',
    '1: found the character U+202E in title, expected printable text',
  ],
  [
    'a direction isolate in the outlet',
    'A\n\nWI\u2066RED',
    '3: found the character U+2066 in outlet, expected printable text',
  ],
  [
    'a direction override in a heading',
    'A\n\nWIRED\n\nAnalysis\n\nHe\u202ead\n\nText.',
    '7: found the character U+202E in the heading of the part "He<U+202E>ad" of the analysis, expected printable text',
  ],
  [
    'a direction override in a label',
    'A\n\nWIRED\n\nKey Findings\n\n- \u202dA: b',
    '7: found the character U+202D in the label of key finding 1, expected printable text',
  ],
  [
    'a line separator in the title',
    'A\u2028B\n\nWIRED',
    '1: found the character U+2028 in title, expected printable text',
  ],
  [
    'a bell',
    'Title\n\nWIRED\n\nSummary\n\nText.\n\u0007',
    '8: found the character U+0007, expected printable text',
  ],
  ['a NUL', 'A\n\nWIRED\u0000', '3: found the character U+0000, expected printable text'],
  [
    'an escape sequence',
    'Title\n\nWIRED\n\nSummary\n\nT\u001b[2Jext.\n',
    '7: found the character U+001B, expected printable text',
  ],
  [
    'a C1 control',
    'Title\n\nWIRED\n\nSummary\n\nT\u0085ext.\n',
    '7: found the character U+0085, expected printable text',
  ],
  [
    'a noncharacter',
    'Title\n\nWIRED\n\nSummary\n\nT\ufdd0ext.\n',
    '7: found the character U+FDD0, expected printable text',
  ],
  [
    'a byte-swapped mark',
    'Title\n\nWIRED\n\nSummary\n\nT\ufffeext.\n',
    '7: found the character U+FFFE, expected printable text',
  ],
  ['a form feed', 'A\n\u000c\nWIRED', '2: found the character U+000C, expected printable text'],
  [
    'an endless title',
    'x'.repeat(301) + '\n\nWIRED',
    '1: found 301 characters in title, expected at most 300',
  ],
  [
    'two summaries',
    'Title\n\n5/5 · WIRED · March 11, 2026 · By A\n\nSummary\n\nText.\n\n\nSummary\n\nMore.',
    '10: found a second heading "Summary" (the first is on line 5), expected each section once, or "Summary [sic]" if it is meant',
  ],
  [
    'an item that shows nothing',
    'Title\n\nWIRED\n\nSummary\n\nText.\n\n\nKey Findings\n\n- \u200b',
    '12: found nothing to read in key finding 1, expected text',
  ],
];

test.each(REFUSED)('refuses %s', (_, text, message) => {
  expect(complaintsOf(text)).toEqual([`review.txt:${message}`]);
});

test('refuses a file above 256 KiB', () => {
  const bytes = new Uint8Array(256 * 1024 + 1).fill(65);
  const found = '262145 bytes';
  const expected = 'at most 262144 (256 KiB)';
  expect(readReview({ file: 'review.txt', bytes })).toEqual({
    kind: 'invalid',
    problems: [{ file: 'review.txt', line: 1, found, expected }],
  });
});

test('refuses Latin-1', () => {
  const bytes = Uint8Array.from('Title\n\nCaf\u00e9', (character) => character.charCodeAt(0));
  expect(readReview({ file: 'review.txt', bytes })).toMatchObject({
    kind: 'invalid',
    problems: [{ line: 3, found: 'bytes that are not UTF-8', expected: 'UTF-8' }],
  });
});
