import { expect, test } from 'vitest';
import { readForwarded } from './read-forwarded.ts';

const REVIEW = 'The Quiet Ocean\n4/5 | WIRED\n\nSummary\nIt is quiet.';

test.each([
  ['written as it is', REVIEW],
  ['with a signature', `${REVIEW}\n\n-- \nAda Ito\nhttps://ada.example`],
  [
    'forwarded by Gmail',
    `FYI\n\n---------- Forwarded message ---------\nFrom: Bo <bo@b.example>\nDate: Mon\nSubject: X\nTo: <ada@a.example>\n\n\n${REVIEW}`,
  ],
  [
    'forwarded by Apple',
    `\nBegin forwarded message:\n\n> From: Bo <bo@b.example>\n> Subject: X\n> \n> ${REVIEW.replaceAll('\n', '\n> ')}\n`,
  ],
  [
    'forwarded by Outlook in German',
    `-----Ursprüngliche Nachricht-----\r\nVon: Bo\r\nGesendet: Montag\r\nBetreff: X\r\n\r\n${REVIEW.replaceAll('\n', '\r\n')}`,
  ],
])('a review %s is read', (_, text) => {
  expect(readForwarded({ text, subject: '' }).text).toBe(REVIEW);
});

test('finds each article once, ten at most, without what follows an address', () => {
  const read = readForwarded({
    text: `(https://a.example/1) and https://a.example/1?utm_source=x, <https://a.example/2>.`,
    subject: 'Fwd: WG: Two articles',
  });
  expect(read.links).toEqual(['https://a.example/1', 'https://a.example/2']);
  expect(read.subject).toBe('Two articles');
  const many = Array.from({ length: 30 }, (_, at) => `https://a.example/${at}`).join('\n');
  expect(readForwarded({ text: many, subject: '' }).links).toHaveLength(10);
});
