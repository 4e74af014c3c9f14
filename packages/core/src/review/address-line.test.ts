import { describe, expect, test } from 'vitest';
import { formatProblem } from '../input/index.ts';
import { readAddressLine } from './address-line.ts';
import { parseReviewMarkdown } from './parse-review-markdown.ts';
import { parseReviewText } from './parse-review-text.ts';

const X = 'https://harbor.example/x';
const ALONE = [
  X,
  `<${X}>`,
  `(${X})`,
  `"${X}"`,
  `${X}.`,
  `${X},`,
  `Read it here: ${X}`,
  `Read the full article at ${X}.`,
  `Link: ${X}`,
  `LINK - ${X}`,
  `Link:${X}`,
  `URL: <${X}>`,
  `via ${X}`,
  'Via: harbor.example/x',
  'harbor.example/x',
  `🔗 ${X}`,
  `→ ${X}`,
  `- ${X}`,
  `[Read it here](${X})`,
  `[${X}](${X})`,
  `[harbor.example](${X})`,
  `Source: [Link](${X} "The article")`,
  `[The Quiet Grid](${X})`,
];

const readText = (text: string) => parseReviewText(text, { file: 'review' });
const readMarkdown = (text: string) => parseReviewMarkdown(text, { file: 'review' });

describe.each(ALONE)('the address of the line %s', (line) => {
  const review = { url: X, outlet: 'H', summary: ['A night.'], sections: [] };

  test('is read under the head of a text', () => {
    const text = `The Quiet Grid\n\n4/5 · H\n\n${line}\n\nSummary\n\nA night.\n`;
    expect(readText(text)).toMatchObject({ kind: 'ok', review });
  });

  test('is read on the last line of a text', () => {
    const text = `The Quiet Grid\n\n4/5 · H\n\nSummary\n\nA night.\n\n${line}\n`;
    expect(readText(text)).toMatchObject({ kind: 'ok', review });
  });
});

test.each([`<${X}>`, `Read it here: <${X}>`, `[Read it here](${X})`, `**Link:** [here](${X})`])(
  'the address of the line %s is read in Markdown, above and below, with and without front matter',
  (line) => {
    const review = { url: X, outlet: 'H', summary: ['A night.'] };
    for (const markdown of [
      `# T\n\n4/5 · H\n\n${line}\n\n## Summary\n\nA night.\n`,
      `---\noutlet: H\n---\n# T\n\n${line}\n\n## Summary\n\nA night.\n`,
      `# T\n\n4/5 · H\n\n## Summary\n\nA night.\n\n${line}\n`,
    ]) {
      expect(readMarkdown(markdown)).toMatchObject({ kind: 'ok', review });
    }
  },
);

test('a title that is a link gives the address', () => {
  expect(readMarkdown(`# [T](${X})\n\nH\n`)).toMatchObject({ review: { title: 'T', url: X } });
});

test.each([
  ['https://en.example/Foo_(bar)', 'https://en.example/Foo_(bar)'],
  ['(https://en.example/Foo_(bar))', 'https://en.example/Foo_(bar)'],
  ['<https://en.example/x.>', 'https://en.example/x.'],
  ['www.harbor.example', 'https://www.harbor.example'],
  ['https://harbor.example/x?', 'https://harbor.example/x?'],
])('%s is the address %s', (line, url) => {
  expect(readAddressLine(line)).toEqual({ url, text: null });
});

test.each([
  'Salon.com',
  'harbor.example',
  'a@harbor.example',
  '4.5/5',
  'and/or',
  'A.M./P.M.',
  'javascript:alert(1)',
])('%s is no address', (line) => {
  expect(readAddressLine(line)).toBeNull();
});

test.each([
  [`I found this at ${X}`, `"I found this at ${X}", expected the address alone on its line`],
  [`${X} (paywall)`, `"${X} (paywall)", expected the address alone on its line`],
  [`${X} ${X}`, `"${X} ${X}", expected the address alone on its line`],
  ['harbor.example', '"harbor.example", expected an http or https URL'],
  [
    `[The Harbor Review](${X})`,
    '"The Harbor Review", expected a rating, a date, "By" and names, or a URL beside the outlet',
  ],
])('words around an address under the head are refused: %s', (line, message) => {
  const read = readText(`T\n\n4/5 · H\n\n${line}\n\nSummary\n\nA night.\n`);
  expect(read.kind === 'invalid' && read.problems.map(formatProblem)).toEqual([
    `review:5: found ${message}`,
  ]);
});

test.each(ALONE)('no other line %s becomes an empty section', (line) => {
  const text = `T\n\nH\n\nhttps://a.example\n\nSummary\n\nA night.\n\n${line}\n\nWhy This Matters\n\nIt does.\n`;
  expect(readText(text)).toMatchObject({ review: { summary: ['A night.', line], sections: [] } });
});
