import { expect, test } from 'vitest';
import { formatProblem } from '../input/index.ts';
import { readReview } from './read-review.ts';

function complaintsOf(text: string): string[] {
  const read = readReview({ file: 'review.md', bytes: new TextEncoder().encode(text) });
  return read.kind === 'invalid' ? read.problems.map(formatProblem) : [];
}

/** The fault, the file, and the message after the file's name. */
const REFUSED: readonly [string, string, ...string[]][] = [
  [
    'a paragraph in place of the title',
    'text',
    '1: found no title, expected a first heading such as "# Title"',
  ],
  [
    'a section in place of the title',
    '## Summary\n\nx',
    '1: found no title, expected a first heading such as "# Title"',
  ],
  [
    'no outlet',
    '# T\n\n## Summary\n\nx',
    '1: found no outlet, expected a line such as "5/5 · WIRED · March 11, 2026 · By Maxwell Zeff"',
  ],
  [
    'front matter that never ends',
    '---\noutlet: x\n# T',
    '1: found front matter without an end, expected a line "---" after it',
  ],
  [
    'broken YAML',
    '---\noutlet: "x\n---\n# T',
    '2: found a quote without an end in outlet, expected a quote at its end',
  ],
  [
    'front matter that is a list',
    '---\n- a\n---\n# T',
    '1: found front matter without keys, expected "outlet: WIRED" and the like',
  ],
  [
    'a misspelt key',
    '---\noutlt: x\n---\n# T\n\nWIRED',
    '2: found the key "outlt", expected one of title, outlet, rating, publishedOn, date, authors, author, url, topics',
  ],
  [
    'a rating without a maximum',
    '---\noutlet: x\nrating: 4\n---\n# T',
    '3: found the rating "4", expected one such as 4/5',
  ],
  [
    'a rating above its maximum',
    '---\noutlet: x\nrating: 6/5\n---\n# T',
    '3: found a rating of 6/5, expected at most 5/5',
  ],
  [
    '31 February',
    '---\noutlet: x\ndate: 2026-02-31\n---\n# T',
    '3: found the date "2026-02-31", expected a day that exists',
  ],
  [
    'a javascript: URL',
    '---\noutlet: x\nurl: javascript:alert(1)\n---\n# T',
    '3: found "javascript:alert(1)" in url, expected an http or https URL',
  ],
  [
    'an outlet that is a map',
    '---\noutlet: {a: b}\n---\n# T',
    '2: found no text in outlet, expected text',
  ],
  [
    'an author that is a map',
    '---\noutlet: x\nauthors: [{a: b}]\n---\n# T',
    '3: found no text in authors, expected a list of names',
  ],
  [
    'an alias',
    '---\nauthor: &a X\noutlet: *a\n---\n# T',
    '3: found no text in outlet, expected text',
  ],
  ['a key twice', '---\noutlet: a\noutlet: b\n---\n# T', '3: found a second outlet, expected one'],
  [
    'a date under two keys',
    '---\noutlet: a\ndate: 2026-03-11\npublishedOn: 2026-03-11\n---\n# T',
    '4: found a second publishedOn, expected one',
  ],
  [
    'two titles',
    '---\noutlet: a\ntitle: x\n---\n# T',
    '5: found a second title: "T", expected one',
  ],
  [
    'two ratings',
    '---\nrating: 5/5\n---\n# T\n\n4/5 · WIRED',
    '6: found a second rating (the first is on line 2), expected one',
  ],
  [
    'a direction override in the outlet',
    '---\noutlet: "a\\u202e"\n---\n# T',
    '2: found the character U+202E in outlet, expected printable text',
  ],
  [
    'two summaries',
    '# T\n\nWIRED\n\n## Summary\n\na\n\n## Summary\n\nb',
    '9: found a second heading "Summary" (the first is on line 5), expected each section once, or "Summary [sic]" if it is meant',
  ],
  [
    'a heading that is nearly a known one',
    '# T\n\nWIRED\n\n## Sumary\n\na\n\n## Key Fnidings\n\n- b',
    '5: found the heading "Sumary", expected "Summary", or "Sumary [sic]" if it is meant',
    '9: found the heading "Key Fnidings", expected "Key Findings", or "Key Fnidings [sic]" if it is meant',
  ],
  [
    'a heading without text',
    '# T\n\nWIRED\n\n##\n\na',
    '5: found nothing to read in the heading of section 1, expected text',
  ],
  [
    'endless nesting',
    '# T\n\nWIRED\n\n' + '> '.repeat(51) + 'a',
    '5: found 51 quotes and lists inside each other, expected at most 50',
  ],
  [
    'endless indents',
    '# T\n\nWIRED\n\n' + ' '.repeat(100) + '- a',
    '5: found an indent of 101, expected at most 100',
  ],
  [
    'endless indents behind a quote',
    '# T\n\nWIRED\n\n> ' + ' '.repeat(100) + 'a',
    '5: found an indent of 101, expected at most 100',
  ],
];

test.each(REFUSED)('refuses %s', (_, text, ...messages) => {
  expect(complaintsOf(text)).toEqual(messages.map((message) => `review.md:${message}`));
});
