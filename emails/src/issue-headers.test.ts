import { expect, test } from 'vitest';
import { sampleIssue } from '../fixtures/sample-issue.fixture.ts';
import { issueHeaders } from './issue-headers.ts';

const props = sampleIssue([]);
const listId = (title: string, slug = 'weekly', publicUrl = 'https://read.example') =>
  issueHeaders({ ...props, publicUrl, newsletter: { ...props.newsletter, title, slug } })[
    'List-Id'
  ];

test('mail programs learn how to unsubscribe in one click', () => {
  expect(issueHeaders(props)).toEqual({
    'List-Unsubscribe': '<https://longread.example/unsubscribe/\uFDD0token\uFDD1>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': 'The Long Read Review <long-read-review.longread.example>',
  });
});

test('where mail comes in, they learn an address to leave by too', () => {
  expect(issueHeaders({ ...props, inboundDomain: 'in.longread.example' })).toMatchObject({
    'List-Unsubscribe':
      '<https://longread.example/unsubscribe/\uFDD0token\uFDD1>, <mailto:leave+\uFDD0leave\uFDD1@in.longread.example?subject=unsubscribe>',
  });
});

test.each([
  ['The Weekly', 'The Weekly <weekly.read.example>'],
  ['Books, Etc.', '"Books, Etc." <weekly.read.example>'],
  ['Say "Hi" \\o/', '"Say \\"Hi\\" \\\\o/" <weekly.read.example>'],
  ['Wöchentlich 📚', '=?UTF-8?Q?W=C3=B6chentlich_=F0=9F=93=9A?= <weekly.read.example>'],
  ['=?UTF-8?Q?forged?=', '=?UTF-8?Q?=3D=3FUTF=2D8=3FQ=3Fforged=3F=3D?= <weekly.read.example>'],
  ['Two\r\nBcc: lines', '"Two Bcc: lines" <weekly.read.example>'],
  ['', '<weekly.read.example>'],
])('a title %j becomes a phrase that fits a header', (title, expected) => {
  expect(listId(title)).toBe(expected);
});

test('a long title is several encoded words of at most 75 characters, no character split', () => {
  const title = '読書週刊'.repeat(12);
  const words = (listId(title) ?? '').split(' ').slice(0, -1);
  expect(words.length).toBeGreaterThan(1);
  for (const word of words) expect(word.length).toBeLessThanOrEqual(75);
  const decoded = words.map((word) =>
    decodeURIComponent(word.slice('=?UTF-8?Q?'.length, -2).replaceAll('=', '%')),
  );
  expect(decoded.join('')).toBe(title);
});

test.each([
  ['http://localhost:3000', 'weekly.localhost'],
  ['http://127.0.0.1:3000', 'weekly.127.0.0.1'],
  ['http://[::1]:3000', 'weekly.localhost'],
  ['https://bücher.example/a', 'weekly.xn--bcher-kva.example'],
])('under %s the list is %s', (publicUrl, expected) => {
  expect(listId('W', 'weekly', publicUrl)).toBe(`W <${expected}>`);
});

test('an identity that the newsletter has stored wins', () => {
  expect(issueHeaders({ ...props, listId: 'old.example' })['List-Id']).toBe(
    'The Long Read Review <old.example>',
  );
});
