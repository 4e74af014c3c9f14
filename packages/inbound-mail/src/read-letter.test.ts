import { expect, test } from 'vitest';
import { readLetter } from './read-letter.ts';

async function lookUp(): Promise<never> {
  throw Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' });
}

async function read(raw: string) {
  const reading = await readLetter(Buffer.from(raw), { lookUp, now: new Date(0) });
  if (reading.kind !== 'read') throw new Error(reading.kind);
  return reading.letter;
}

test('reads the fields of a mail, in whatever way they are written', async () => {
  const letter = await read(
    [
      'FROM: =?utf-8?q?Ad=C3=A1?= <Ada@a.example>',
      'to: "List, a" <list@b.example>, Friends: eve@c.example;',
      'Cc: Us',
      ' <subscribe@in.news.example>',
      'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=',
      ' again',
      'Date: Sat, 28 Nov 2026 11:00:00 +0100 (CET)',
      'Message-ID: <1@a.example>',
      'X-Loop: no',
      '',
      '> You wrote',
      '',
      '  Please add me.',
      '',
    ].join('\r\n'),
  );
  expect(letter).toMatchObject({
    messageId: '<1@a.example>',
    subject: 'Grüße again',
    firstLine: 'Please add me.',
    sender: {
      from: ['Ada@a.example', 'Ada@a.example'],
      counts: { from: 1, to: 1, cc: 1, subject: 1, date: 1, 'message-id': 1 },
      sentAt: new Date('2026-11-28T10:00:00Z'),
      to: ['list@b.example', 'eve@c.example'],
      cc: ['subscribe@in.news.example'],
      signatures: [],
    },
  });
  expect(letter.headers.get('x-loop')).toEqual(['no']);
});

test('reads the first line of HTML if there is no text', async () => {
  const letter = await read(
    'Content-Type: text/html\r\n\r\n<p style="a">\r\n<b>Unsubscribe</b> me</p>',
  );
  expect(letter.firstLine).toBe('Unsubscribe');
});

test('a field that is there twice is counted, and a Message-ID then counts for nothing', async () => {
  const letter = await read('Message-ID: <1@a>\r\nmessage-id: <2@a>\r\nDate: soon\r\n\r\n');
  expect(letter).toMatchObject({ messageId: null, sender: { sentAt: null } });
  expect(letter.sender.counts['message-id']).toBe(2);
});

test.each([
  ['an endless header', `X: ${'a'.repeat(70_000)}`],
  ['too many lines', `${'X: a\r\n'.repeat(2100)}\r\n`],
  ['too many lines of text', `\r\n${'\r\n'.repeat(20_100)}`],
  ['a sender without end', `From: a${' '.repeat(5000)}b\r\n\r\n`],
  ['a sender without end, folded', `From\r\n : a${' '.repeat(5000)}b\r\n\r\n`],
  ['too many signatures', `${'DKIM-Signature: a=b\r\n'.repeat(11)}\r\n`],
])('does not read %s', async (_, raw) => {
  const reading = await readLetter(Buffer.from(raw), { lookUp, now: new Date(0) });
  expect(reading.kind).toBe('unreadable');
});
