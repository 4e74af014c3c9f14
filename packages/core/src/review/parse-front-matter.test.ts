import { describe, expect, test } from 'vitest';
import { formatProblem } from '../input/index.ts';
import { printReviewMarkdown } from './print-review-markdown.ts';
import { readReview } from './read-review.ts';
import type { Review } from './review.ts';

const readFile = (text: string, file = 'review.md') =>
  readReview({ file, bytes: new TextEncoder().encode(text) });

function complaintsOf(text: string): string[] {
  const read = readFile(text);
  return read.kind === 'invalid' ? read.problems.map(formatProblem) : [];
}

const withYaml = (yaml: string): string => `---\n${yaml}\n---\n\n## Summary\n\nA night.\n`;

describe('front matter is found', () => {
  const yaml = '---\ntitle: T\noutlet: H\n---\n\n## Summary\n\nA night.\n';
  test.each([
    ['at the start', ''],
    ['behind a byte order mark', '\ufeff'],
    ['behind blank lines', '\n \n'],
    ['behind a byte order mark and a blank line', '\ufeff\n'],
    ['behind a comment', '<!-- a -->\n'],
    ['behind comments of several lines', '\n<!-- a -->\n<!--\n\nb\n-->\n\n'],
  ])('%s', (_, before) => {
    const review = { title: 'T', outlet: 'H', summary: ['A night.'] };
    for (const file of ['review.md', '-']) {
      expect(readFile(before + yaml, file)).toMatchObject({ kind: 'ok', review });
    }
  });

  test('but a line of hyphens below a blank line may also be a rule', () => {
    const text = '\n---\n\n# T\n\nH\n\n---\n\n## Summary\n\nx\n';
    expect(readFile(text)).toMatchObject({ review: { title: 'T', outlet: 'H', summary: ['x'] } });
  });

  test('and problems in it name its lines', () => {
    expect(complaintsOf('\n<!-- a -->\n---\ntitle: T\noutlt: H\n---\n')).toEqual([
      'review.md:5: found the key "outlt", expected one of title, outlet, rating, publishedOn, date, authors, author, url, topics',
    ]);
  });
});

describe('front matter gives', () => {
  test.each<[string, Partial<Review>]>([
    ['title: "The Quiet Grid: A Night"\noutlet: H', { title: 'The Quiet Grid: A Night' }],
    [
      "title: 'Episode #5' # the last\noutlet: H # the magazine",
      { title: 'Episode #5', outlet: 'H' },
    ],
    ['title: C#: no\noutlet: H'.replace(': no', ''), { title: 'C#' }],
    ['title: 10:30\noutlet: 1843', { title: '10:30', outlet: '1843' }],
    [
      'title: |\n  T\noutlet: >-\n  The Harbor\n  Review',
      { title: 'T', outlet: 'The Harbor Review' },
    ],
    ['title: The Quiet\n  Grid\noutlet: H', { title: 'The Quiet Grid' }],
    [
      'Title: T\nPublication: H\nByline: Ada Ito and Bo Reyes, Jr.\nPublished: Tuesday, February 3, 2026\nScore: 4 stars',
      {
        outlet: 'H',
        authors: ['Ada Ito', 'Bo Reyes, Jr.'],
        publishedOn: '2026-02-03',
        rating: { value: 4, max: 5 },
      },
    ],
    [
      'title: T\noutlet: H\nsource: https://a.example/x',
      { outlet: 'H', url: 'https://a.example/x' },
    ],
    ['title: T\noutlet: H\nlink: <https://a.example/x>', { url: 'https://a.example/x' }],
    ['title: T\noutlet: H\nurl: "[x](https://a.example/x)"', { url: 'https://a.example/x' }],
    [
      'title: T\noutlet: H\nauthors: |\n  Ada Ito\n  Reyes, Bo',
      { authors: ['Ada Ito', 'Reyes, Bo'] },
    ],
    ['title: T\noutlet: H\nauthors: ["Reuter, Daniel, Jr."]', { authors: ['Reuter, Daniel, Jr.'] }],
  ])('what it says: %j', (yaml, fields) => {
    expect(readFile(withYaml(yaml))).toMatchObject({ kind: 'ok', review: fields });
  });

  test.each<[string, Partial<Review>]>([
    ['author:\n  - "[[Ines Okafor]]"', { authors: ['Ines Okafor'] }],
    [
      'author: "[[Ines Okafor]] and [[people/bo|Bo Reyes]]"',
      { authors: ['Ines Okafor', 'Bo Reyes'] },
    ],
    ['author: [[people/Ines Okafor#Work]]', { authors: ['Ines Okafor'] }],
    [
      'author:\n  - [[Reuter, Daniel]]\n  - [[Bo Reyes]]',
      { authors: ['Reuter, Daniel', 'Bo Reyes'] },
    ],
    ['author: "[Ines Okafor](https://a.example/ines)"', { authors: ['Ines Okafor'] }],
    [
      'author:\n  - "[Ines Okafor](https://a.example/ines), PhD"',
      { authors: ['Ines Okafor, PhD'] },
    ],
    ['publication: "[[The Harbor Review]]"', { outlet: 'The Harbor Review' }],
    ['publication: [[The Harbor Review]]', { outlet: 'The Harbor Review' }],
  ])('names without their links: %j', (yaml, fields) => {
    const outlet = fields.outlet === undefined ? '\noutlet: H' : '';
    expect(readFile(withYaml(`title: T\n${yaml}${outlet}`))).toMatchObject({ review: fields });
  });

  test.each([
    '[[Ada Ito]]',
    '[Ada](https://a.example)',
    '[[|Ada]]',
    'x [[Ada|Ito]] y',
    '[[',
    'Jr.',
  ])('names that only look like links, if Galley printed them: %s', (name) => {
    const read = readFile(withYaml('title: T\noutlet: H'));
    const review = read.kind === 'ok' ? read.review : null;
    const named = { ...review, outlet: name, authors: [name, 'Bo Reyes'] } as Review;
    expect(readFile(printReviewMarkdown(named))).toEqual({ kind: 'ok', review: named });
  });
});

const QUOTED = 'without quotes around it, expected quotes: title:';

test.each([
  [
    'title: The Quiet Grid: A Night',
    `2: found a colon in "The Quiet Grid: A Night" ${QUOTED} "The Quiet Grid: A Night"`,
  ],
  ['title: A:', `2: found a colon in "A:" ${QUOTED} "A:"`],
  ['title: Say "A: B"', `2: found a colon in "Say "A: B"" ${QUOTED} 'Say "A: B"'`],
  ['title: Episode #5', `2: found "Episode #5" ${QUOTED} "Episode #5"`],
  ['title: Episode # 5', `2: found "Episode # 5" ${QUOTED} "Episode # 5"`],
  ['title: Learning C #', `2: found "Learning C #" ${QUOTED} "Learning C #"`],
  ['title: #5 is alive', `2: found "#5 is alive" ${QUOTED} "#5 is alive"`],
  ['title: [Draft] The Grid', `2: found "[Draft] The Grid" ${QUOTED} "[Draft] The Grid"`],
  ['title: "Grid" at Night', `2: found ""Grid" at Night" ${QUOTED} '"Grid" at Night'`],
  ['title: @home', `2: found "@home" ${QUOTED} "@home"`],
  ['title: !important', `2: found "!important" ${QUOTED} "!important"`],
  ['title: &c and more', `2: found "&c and more" ${QUOTED} "&c and more"`],
  ['title: *Bold* Words', `2: found "*Bold* Words" ${QUOTED} "*Bold* Words"`],
  [
    "title: 'It's Quiet'",
    '2: found a quote inside "\'It\'s Quiet\'", expected quotes: title: "It\'s Quiet"',
  ],
  [
    'title: "A\nurl: https://a.example',
    '2: found a quote without an end in title, expected a quote at its end',
  ],
  [
    `title: ${'x'.repeat(70)} #5`,
    `2: found "${'x'.repeat(60)}…" without quotes around it, expected quotes around the title`,
  ],
  [
    'title: T\n url: https://a.example',
    '3: found an indent behind title, expected each key at the start of its line',
  ],
  ['title: T\n\turl: https://a.example', '3: found a tab as an indent, expected blanks'],
  ['title: T\ntitle: U', '3: found a second title, expected one'],
  ['title: T\nHeadline: U', '3: found a second title, expected one'],
  [
    'title: T\nauthors:\n- A\n - B',
    '3: found an item below "A" with another indent, expected the same indent for each item',
  ],
  [
    'title: T\nauthors:\n  - Ada #1',
    '3: found "Ada #1" without quotes around it, expected quotes: authors: "Ada #1"',
  ],
  [
    'title: T\nauthors: [Daniel Reuter, Jr.]',
    '3: found "Jr." as an author, expected quotes around a name with a comma',
  ],
  [
    'title: T\nauthor: [[A]], [[B]]',
    '3: found "[[A]], [[B]]" without quotes around it, expected quotes: author: "[[A]], [[B]]"',
  ],
  [
    'title: T\nauthor: [A](https://a.example)',
    '3: found "[A](https://a.example)" without quotes around it, expected quotes: author: "[A](https://a.example)"',
  ],
  [
    'title: T\nauthors: Ada Ito, Cher and Bo Reyes',
    '3: found "Ada Ito, Cher and Bo Reyes", in which a comma could separate names or be part of one, expected semicolons between the names',
  ],
])('front matter is refused with its line and what to write: %j', (yaml, message) => {
  expect(complaintsOf(withYaml(`${yaml}\noutlet: H`))).toEqual([`review.md:${message}`]);
});

test('front matter in TOML is refused', () => {
  expect(complaintsOf('\n+++\ntitle = "T"\n+++\n')).toEqual([
    'review.md:2: found front matter in TOML ("+++"), expected YAML ("outlet: WIRED") between lines "---"',
  ]);
});
