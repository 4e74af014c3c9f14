import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatProblem } from '../input/index.ts';
import { parseReviewMarkdown } from './parse-review-markdown.ts';
import { parseReviewText } from './parse-review-text.ts';
import type { Review } from './review.ts';

type Parse = typeof parseReviewText;

function read(text: string, parse: Parse = parseReviewText): Partial<Review> {
  const parsed = parse(text, { file: 'review' });
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.map(formatProblem).join());
  const { title, rating, outlet, publishedOn, authors, url, summary, sections } = parsed.review;
  return { title, rating, outlet, publishedOn, authors, url, summary, sections };
}

function complaintsOf(text: string, parse: Parse = parseReviewText): string[] {
  const parsed = parse(text, { file: 'review' });
  return parsed.kind === 'invalid' ? parsed.problems.map(formatProblem) : [];
}

const underTitle = (head: string): string => `The Quiet Grid\n\n${head}\n\nSummary\n\nA night.\n`;

const QUIET_GRID = {
  title: 'The Quiet Grid',
  rating: { value: 4, max: 5 },
  outlet: 'The Harbor Review',
  publishedOn: '2026-02-03',
  authors: ['Ines Okafor'],
  url: null,
  summary: ['A night.'],
  sections: [],
};

test.each([
  ' · ',
  '·',
  ' • ',
  '•',
  ' | ',
  '|',
  ' - ',
  '-',
  ' – ',
  '–',
  ' — ',
  '—',
  ' / ',
  '/',
  '\t',
  ', ',
  '; ',
  '\n',
  '\n\n',
])('the parts of the head may stand between %j', (separator) => {
  for (const parts of [
    ['4/5', 'The Harbor Review', 'Feb 3, 2026', 'By Ines Okafor'],
    ['★★★★☆', 'The Harbor Review', '3 Feb 2026', 'By Ines Okafor'],
    ['The Harbor Review', '4 stars', '2026-02-03', 'By Ines Okafor'],
    ['The Harbor Review', 'Tuesday, February 3, 2026', 'Rated 4/5', 'By Ines Okafor'],
  ]) {
    expect(read(underTitle(parts.join(separator)))).toEqual(QUIET_GRID);
  }
});

test.each([
  '4/5 · The Harbor Review, February 3, 2026 · By Ines Okafor',
  '4/5 · The Harbor Review (Feb 3, 2026) · by Ines Okafor',
  'The Harbor Review (4/5), Feb 3, 2026, by Ines Okafor',
  '4 / 5 - The Harbor Review - By Ines Okafor, Feb 3, 2026',
  '| 4/5 | The Harbor Review | Feb 3, 2026 | By Ines Okafor |',
])('the head may mix them: %s', (head) => {
  expect(read(underTitle(head))).toEqual(QUIET_GRID);
});

test.each<[string, Partial<Review>]>([
  ['4/5 · Al-Jazeera', { outlet: 'Al-Jazeera' }],
  ['24/7 News · 4/5', { outlet: '24/7 News' }],
  ['Salon.com - 4/5', { outlet: 'Salon.com' }],
  ['4/5·H·By Marcel·la Rius', { outlet: 'H', authors: ['Marcel·la Rius'] }],
  ['4/5-H-By Mei-Ling Sato', { outlet: 'H', authors: ['Mei-Ling Sato'] }],
  ['H\nBy Daniel Reuter, Jr.', { outlet: 'H', authors: ['Daniel Reuter, Jr.'] }],
  ['H - By Ada Ito and Bo Reyes, Ph.D.', { authors: ['Ada Ito', 'Bo Reyes, Ph.D.'] }],
])('what is no separator separates nothing: %s', (head, fields) => {
  expect(read(underTitle(head))).toMatchObject(fields);
});

describe('labels', () => {
  const LABELLED = [
    'Title: The Quiet Grid',
    'Rating: 4/5',
    'Outlet: The Harbor Review',
    'Date: Feb 3, 2026',
    'By: Ines Okafor',
  ];
  const withUrl = { ...QUIET_GRID, url: 'https://harbor.example/q' };

  test('name the parts in any order, in any case, with and without blank lines and bold marks', () => {
    const lines = [...LABELLED, 'URL: https://harbor.example/q'];
    const dress = fc.constantFrom<(line: string) => string>(
      (line) => line,
      (line) => line.toUpperCase().slice(0, line.indexOf(':')) + line.slice(line.indexOf(':')),
      (line) => line.toLowerCase().slice(0, line.indexOf(':')) + line.slice(line.indexOf(':')),
      (line) => line.replace(/^([^:]+):/, '**$1:**'),
      (line) => line.replace(/^([^:]+):/, '**$1**:'),
      (line) => line.replace(/^([^:]+):/, '- __$1:__'),
      (line) => line.replace(': ', ':'),
      (line) => `• ${line}`,
    );
    fc.assert(
      fc.property(
        fc.shuffledSubarray(lines, { minLength: lines.length }),
        fc.array(dress, { minLength: lines.length, maxLength: lines.length }),
        fc.constantFrom('\n', '\n\n', '\n\n\n'),
        (shuffled, dresses, gap) => {
          const head = shuffled.map((line, index) => dresses[index]?.(line) ?? line).join(gap);
          expect(read(`${head}\n\nSummary\n\nA night.\n`)).toEqual(withUrl);
        },
      ),
    );
  });

  test.each([
    'Headline: The Quiet Grid\nScore: 4 out of 5\nPublication: The Harbor Review\nPublished: 2026-02-03\nAuthor: Ines Okafor',
    'Title: The Quiet Grid\nStars: ★★★★\nSource: The Harbor Review\nPublished on: 3 February 2026\nAuthor(s): By Ines Okafor',
    'Title: The Quiet Grid\nRating: 4/5 | Outlet: The Harbor Review | Date: Feb 3, 2026 | By: Ines Okafor',
    'Title: The Quiet Grid\nRating: 4/5 - The Harbor Review - Feb 3, 2026 - By Ines Okafor',
    '**Title: The Quiet Grid**\nRating | 4/5\nOutlet | The Harbor Review\nDate | Feb 3, 2026\nBy | Ines Okafor',
  ])('have other names: %s', (head) => {
    expect(read(`${head}\n\nSummary\n\nA night.\n`)).toEqual(QUIET_GRID);
  });

  test('may stand below a title without one', () => {
    expect(read(underTitle(LABELLED.slice(1).join('\n')))).toEqual(QUIET_GRID);
  });

  test('take the rest of their line', () => {
    const head = 'Title: Up - A Story · 4/5\nOutlet: Tide - Atlantic\n4/5 - Feb 3, 2026';
    expect(read(head)).toMatchObject({ title: 'Up - A Story · 4/5', outlet: 'Tide - Atlantic' });
  });

  test.each([
    ['paragraphs', LABELLED.join('\n\n')],
    ['lines', LABELLED.join('\n')],
    ['hard breaks', LABELLED.join('  \n')],
    ['bold labels', LABELLED.join('\n').replaceAll(/^([^:]+):/gm, '**$1:**')],
    ['a list', LABELLED.map((line) => `- ${line}`).join('\n')],
    ['a heading', `# ${LABELLED.join('\n\n')}`],
    [
      'a list below the title',
      LABELLED.map((line) => `- ${line}`)
        .join('\n')
        .replace('- Title:', '#'),
    ],
    ['hyphens', '# The Quiet Grid\n\n4/5 - The Harbor Review - Feb 3, 2026 - By Ines Okafor'],
  ])('are read in Markdown: %s', (_, head) => {
    expect(read(`${head}\n\n## Summary\n\nA night.\n`, parseReviewMarkdown)).toEqual(QUIET_GRID);
  });

  test.each([
    ['Source: A Memoir', 'Source: A Memoir'],
    ['Date: A Love Story', 'Date: A Love Story'],
    ['Inside: The Grid', 'Inside: The Grid'],
    ['Notes from Underground - March 3, 2026', 'Notes from Underground - March 3, 2026'],
  ])('leave titles alone: %s', (line, title) => {
    expect(read(`${line}\n\nH\n`).title).toBe(title);
  });
});

test('a head line is read below a title in front matter', () => {
  const markdown = '---\noutlet: H\n---\n# T\n\n4/5 · By Ada Ito\n\nShort words\n\n## Summary\n\nx';
  expect(read(markdown, parseReviewMarkdown)).toMatchObject({
    rating: { value: 4, max: 5 },
    authors: ['Ada Ito'],
    summary: ['Short words', 'x'],
  });
});

const ONLY_NAME = 'only its name, or "Outlet:" before it';
const BESIDE = 'a rating, a date, "By" and names, or a URL beside the outlet';
const KNOWN_LABELS = 'one of Title, Rating, Outlet, Date, By, URL, Topics';

test.each([
  [
    '4/5 The Harbor Review',
    `3: found "4/5 The Harbor Review" as the outlet, expected ${ONLY_NAME}`,
  ],
  ['H Feb 3, 2026', `3: found "H Feb 3, 2026" as the outlet, expected ${ONLY_NAME}`],
  [
    'H\nPublished Feb 3, 2026',
    `4: found "Published Feb 3, 2026" as the outlet, expected ${ONLY_NAME}`,
  ],
  ['H by Ines Okafor', `3: found "H by Ines Okafor" as the outlet, expected ${ONLY_NAME}`],
  ['Ines Okafor, H', `3: found "Ines Okafor, H" as the outlet, expected ${ONLY_NAME}`],
  ['4/5 · 5 min read', `3: found "5 min read" as the outlet, expected ${ONLY_NAME}`],
  ['Rating', `3: found "Rating" as the outlet, expected ${ONLY_NAME}`],
  ['4/5 - Ines Okafor - H', `3: found "H", expected ${BESIDE}`],
  ['H\nInes Okafor', `4: found "Ines Okafor", expected ${BESIDE}`],
  ['H\n\nInes Okafor\n\nFeb 3, 2026', `5: found "Ines Okafor", expected ${BESIDE}`],
  ['A Night in January\n\n4/5 - H', `5: found "H", expected ${BESIDE}`],
  ['4/5 · H\nGenre: Reportage', `4: found the label "Genre", expected ${KNOWN_LABELS}`],
  ['Outlet: H\n\nGenre: Reportage', `5: found the label "Genre", expected ${KNOWN_LABELS}`],
  ['Rating: great\nOutlet: H', '3: found "Rating: great", expected a rating such as 4/5'],
  ['Outlet: H\nDate: soon', '4: found "Date: soon", expected a date such as "March 11, 2026"'],
  ['Outlet: H\nBy:', '4: found "By:", expected something behind it'],
  ['Outlet: H\nTitle: Another', '4: found a second title: "Title: Another", expected one'],
  ['Five of five', `3: found "Five of five" as the outlet, expected ${ONLY_NAME}`],
  ['Four stars · H', '3: found "Four stars", expected a rating in digits, such as 4/5'],
  [
    'Monday, Feb 3, 2026 · H',
    '3: found the date "Monday, Feb 3, 2026", expected a day of the week that fits the date',
  ],
  [
    'Feb 2026 · H',
    '3: found the date "Feb 2026", expected a date such as "March 11, 2026", "11 March 2026" or "2026-03-11"',
  ],
])('what is left over is not the outlet: %s', (head, message) => {
  expect(complaintsOf(underTitle(head))).toEqual([`review:${message}`]);
});

test('a head on every line but the first is no title', () => {
  expect(complaintsOf('Rating: 4/5\nOutlet: H\n\nSummary\n\nx')).toEqual([
    'review:1: found "Rating: 4/5", expected the title on the first line',
  ]);
});

test('headings and paragraphs behind the head stay what they are', () => {
  const text = 'T\n\n4/5 · H\n\nThe Crash, February 3, 2026\n\nIt came at night.\n\nSummary\n\nx';
  expect(read(text)).toMatchObject({
    publishedOn: null,
    sections: [{ heading: 'The Crash, February 3, 2026' }],
  });
  const prose = 'T\n\n4/5 · H\nBy Monday the lights went out, and the\noperator was gone.\n';
  expect(read(prose).summary).toEqual([
    'By Monday the lights went out, and the\noperator was gone.',
  ]);
});
