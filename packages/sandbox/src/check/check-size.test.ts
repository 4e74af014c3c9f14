import { expect, test } from 'vitest';
import { checkSize } from './check-size.ts';

const MB = 1024 * 1024;
const letters = (bytes: number): string => 'A'.repeat(bytes);

test.each([
  ['its HTML and text', { html: letters(20 * MB), text: letters(20 * MB) }],
  ['its attachments', { text: letters(MB), attachments: [{ content: letters(39 * MB) }, {}] }],
  ['an attachment elsewhere', { text: 'x', attachments: [{ path: 'https://a.test/a' }] }],
  ['attachments that are not a list', { text: 'x', attachments: 'none' }],
])('a mail of 40 MB with %s is accepted', (_, fields) => {
  expect(checkSize(fields)).toBeNull();
});

test.each([
  ['its HTML and text', { html: letters(20 * MB), text: letters(20 * MB + 1) }],
  ['its attachments', { text: 'x', attachments: [{ content: letters(40 * MB) }] }],
  ['characters of several bytes', { html: 'é'.repeat(20 * MB), text: 'x' }],
])('a larger mail with %s is refused', (_, fields) => {
  expect(checkSize(fields)).toMatchObject({ statusCode: 413, name: 'validation_error' });
});
