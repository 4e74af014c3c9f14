import { expect, test } from 'vitest';
import { formatProblem } from '../input/index.ts';
import { readReview } from './read-review.ts';

function complaintsOf(text: string): string[] {
  const read = readReview({ file: 'review.json', bytes: new TextEncoder().encode(text) });
  return read.kind === 'invalid' ? read.problems.map(formatProblem) : [];
}

/** The fault, the file, and the message after the file's name. */
const REFUSED: readonly [string, string, string][] = [
  ['an empty file', '', '1: found the end of the file, expected a JSON value'],
  [
    'a trailing comma',
    '{\n "title": "T",\n "outlet": "O",\n}',
    '4: found "}", expected a key in double quotes',
  ],
  [
    'single quotes',
    "{'title': 1}",
    '1: found "\'title\': 1}", expected a key in double quotes or "}"',
  ],
  ['half a file', '{"title": "T",\n"outlet"', '2: found the end of the file, expected ":"'],
  [
    'more than one value',
    '{\n "title": "T",\n "outlet": "O"\n}x',
    '4: found "x", expected nothing after the JSON value',
  ],
  [
    'a key twice',
    '{"title":"a",\n"title":"b"}',
    '2: found a second key "title", expected each key once',
  ],
  ['a list', '[]', '1: found a list in the review, expected an object'],
  ['null', 'null', '1: found null in the review, expected an object'],
  ['no title', '{"outlet":"O"}', '1: found nothing in title, expected text'],
  ['a number as title', '{\n"title":7,"outlet":"O"}', '2: found 7 in title, expected text'],
  [
    'an unknown key',
    '{\n "title": "T",\n "outlet": "O",\n "subtitle": "x"\n}',
    '1: found unknown "subtitle" in the review, expected only keys of the review format',
  ],
  [
    'a rating above its maximum',
    '{\n "title": "T",\n "outlet": "O",\n "rating": {\n  "value": 6,\n  "max": 5\n }\n}',
    '4: found a rating of 6/5 in rating, expected at most 5/5',
  ],
  [
    'a rating as text',
    '{\n "title": "T",\n "outlet": "O",\n "rating": "5/5"\n}',
    '4: found "5/5" in rating, expected an object',
  ],
  [
    'a date in words',
    '{\n "title": "T",\n "outlet": "O",\n "publishedOn": "31 February 2026"\n}',
    '4: found the date "31 February 2026" in publishedOn, expected a date such as "2026-03-11"',
  ],
  [
    '31 February',
    '{\n "title": "T",\n "outlet": "O",\n "publishedOn": "2026-02-31"\n}',
    '4: found the date "2026-02-31" in publishedOn, expected a day that exists',
  ],
  [
    'a javascript: URL',
    '{\n "title": "T",\n "outlet": "O",\n "url": "javascript:alert(1)"\n}',
    '4: found "javascript:alert(1)" in url, expected an http or https URL',
  ],
  [
    'text that is not trimmed',
    '{\n "title": "T",\n "outlet": "O",\n "summary": [\n  "a "\n ]\n}',
    '5: found white space at the edges in summary[0], expected trimmed text',
  ],
  [
    'an empty paragraph',
    '{\n "title": "T",\n "outlet": "O",\n "summary": [\n  ""\n ]\n}',
    '5: found nothing to read in summary[0], expected text',
  ],
  [
    'a blank line in a paragraph',
    '{\n "title": "T",\n "outlet": "O",\n "summary": [\n  "a",\n  "b\\n\\nc"\n ]\n}',
    '6: found a blank line in summary[1], expected a paragraph without blank lines',
  ],
  [
    'an escaped control character',
    '{\n "title": "T",\n "outlet": "O",\n "summary": [\n  "a\\u0007b"\n ]\n}',
    '5: found the character U+0007 in summary[0], expected printable text',
  ],
  [
    'an escaped carriage return',
    '{\n "title": "T",\n "outlet": "O",\n "summary": [\n  "a\\rb"\n ]\n}',
    '5: found the character U+000D in summary[0], expected printable text',
  ],
  [
    'half a surrogate pair',
    '{"title":"a\\ud800","outlet":"o"}',
    '1: found the character U+D800 in title, expected printable text',
  ],
  [
    'a line break in the title',
    '{\n "title": "a\\nb",\n "outlet": "O"\n}',
    '2: found a line break in title, expected one line',
  ],
  [
    'an unknown block',
    '{\n "title": "T",\n "outlet": "O",\n "sections": [\n  {\n   "heading": "H",\n   "blocks": [\n    {\n     "type": "image"\n    }\n   ]\n  }\n ]\n}',
    '9: found "image" in sections[0].blocks[0].type, expected "paragraph", "list", "quote" or "table"',
  ],
  [
    'a list without items',
    '{\n "title": "T",\n "outlet": "O",\n "sections": [\n  {\n   "heading": "H",\n   "blocks": [\n    {\n     "type": "list",\n     "ordered": true,\n     "items": []\n    }\n   ]\n  }\n ]\n}',
    '11: found an empty list in sections[0].blocks[0].items, expected at least one text',
  ],
  [
    'a second part without heading',
    '{\n "title": "T",\n "outlet": "O",\n "analysis": [\n  {\n   "heading": "H",\n   "blocks": []\n  },\n  {\n   "heading": null,\n   "blocks": [\n    {\n     "type": "paragraph",\n     "text": "x"\n    }\n   ]\n  }\n ]\n}',
    '4: found part 2 without a heading in analysis, expected one for all parts but the first',
  ],
  [
    'a part without anything',
    '{\n "title": "T",\n "outlet": "O",\n "analysis": [\n  {\n   "heading": null,\n   "blocks": []\n  }\n ]\n}',
    '4: found a part without heading and content in analysis, expected one of them',
  ],
  [
    '__proto__',
    '{"__proto__":{"x":1},"title":"T","outlet":"O"}',
    '1: found unknown "__proto__" in the review, expected only keys of the review format',
  ],
  [
    'an endless summary',
    JSON.stringify({ title: 'T', outlet: 'O', summary: Array.from({ length: 2001 }, () => 'x') }),
    '1: found 2001 paragraphs, items and headings in the review, expected at most 2000',
  ],
];

test.each(REFUSED)('refuses %s', (_, text, message) => {
  expect(complaintsOf(text)).toEqual([`review.json:${message}`]);
});
