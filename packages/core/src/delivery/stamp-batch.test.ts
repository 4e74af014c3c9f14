import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeholder } from '../issue/placeholder.ts';
import { testKeyring } from '../subscription/keyring.fixture.ts';
import { makeLeaveAddress } from '../subscription/leave-address.ts';
import { makeReaderToken } from '../subscription/reader-token.ts';
import { compileMailTemplate, type StampValues } from './mail-template.ts';
import { stampBatch } from './stamp-batch.ts';

const rendition = (html: string) => ({
  key: 'full',
  subject: 'Über "alles"',
  preheader: 'p',
  html,
  text: `Leave: https://news.example/unsubscribe/${placeholder('token')}\n`,
  headers: { 'List-Unsubscribe': `<https://news.example/unsubscribe/${placeholder('token')}>` },
});

const template = (html: string, replyTo: string | null = null) =>
  compileMailTemplate({
    sender: 'Galley <press@news.example>',
    replyTo,
    installation: 'a1b2c3',
    issueId: '7',
    rendition: rendition(html),
  });

const assemble = (segments: readonly Uint8Array[]) => Buffer.concat(segments).toString('utf8');

const stamp = (html: string, readers: readonly StampValues[]) =>
  assemble(stampBatch(template(html), readers).segments);

const ADA = { to: 'ada@example.org', token: 'k1.AQ.sig', subscriber: '12' };

test('makes the JSON of one batch call, with every value in its place', () => {
  const html = `<p>{{token}} @@TOKEN@@ ${placeholder('token')} “q”</p>`;
  expect(JSON.parse(stamp(html, [ADA]))).toEqual([
    {
      from: 'Galley <press@news.example>',
      to: ['ada@example.org'],
      subject: 'Über "alles"',
      html: '<p>{{token}} @@TOKEN@@ k1.AQ.sig “q”</p>',
      text: 'Leave: https://news.example/unsubscribe/k1.AQ.sig\n',
      headers: { 'List-Unsubscribe': '<https://news.example/unsubscribe/k1.AQ.sig>' },
      tags: [
        { name: 'galley', value: 'a1b2c3' },
        { name: 'galley_issue', value: '7' },
        { name: 'galley_subscriber', value: '12' },
      ],
    },
  ]);
});

test('puts the address to leave by into the header, from the reader’s token alone', () => {
  const keyring = testKeyring('k1');
  const token = makeReaderToken(keyring, '41', 0);
  const at = `leave+${placeholder('leave')}@in.news.example`;
  const { segments } = stampBatch(
    compileMailTemplate({
      sender: 'Galley <press@news.example>',
      replyTo: null,
      installation: 'a1b2c3',
      issueId: '7',
      rendition: { ...rendition(''), headers: { 'List-Unsubscribe': `<mailto:${at}>` } },
    }),
    [{ ...ADA, token }],
  );
  const address = makeLeaveAddress(keyring, '41', 0, 'in.news.example');
  expect(assemble(segments)).toContain(`"headers":{"List-Unsubscribe":"<mailto:${address}>"}`);
});

// A golden test: retries after a deploy must produce exactly these bytes.
test('produces the same bytes as ever', () => {
  expect(stamp('<p>ü</p>', [ADA])).toBe(
    '[{"from":"Galley <press@news.example>","to":["ada@example.org"],"subject":"Über \\"alles\\"",' +
      '"html":"<p>ü</p>","text":"Leave: https://news.example/unsubscribe/k1.AQ.sig\\n",' +
      '"headers":{"List-Unsubscribe":"<https://news.example/unsubscribe/k1.AQ.sig>"},' +
      '"tags":[{"name":"galley","value":"a1b2c3"},{"name":"galley_issue","value":"7"},' +
      '{"name":"galley_subscriber","value":"12"}]}]',
  );
});

test('names a reply-to only when there is one', () => {
  const body = assemble(stampBatch(template('x', 'desk@news.example'), [ADA]).segments);
  expect(JSON.parse(body)).toMatchObject([{ reply_to: 'desk@news.example' }]);
  expect(stamp('x', [ADA])).not.toContain('reply_to');
});

test('gives each reader their own values, for any content and address', () => {
  const reader = fc.record({
    to: fc.string({ unit: 'binary' }),
    token: fc.stringMatching(/^[A-Za-z0-9_.~-]{1,40}$/),
    subscriber: fc.nat().map(String),
  });
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.array(reader, { minLength: 1, maxLength: 100 }),
      (content, readers) => {
        const html = `${content.replace(/[\uFDD0-\uFDEF]/g, '')}${placeholder('token')}`;
        const { segments, contentLength } = stampBatch(template(html), readers);
        const body = Buffer.concat(segments);
        expect(body.byteLength).toBe(contentLength);
        const mails: unknown = JSON.parse(body.toString('utf8'));
        expect(mails).toMatchObject(
          readers.map((one) => ({
            to: [one.to],
            html: html.replace(placeholder('token'), one.token),
          })),
        );
      },
    ),
    { numRuns: 50 },
  );
});

test.each(['a"b', 'a b', 'a<b', 'ü', ''])('refuses a token that needs escaping: %j', (token) => {
  expect(() => stamp('x', [{ ...ADA, token }])).toThrow('unsafe');
});

test('refuses a rendition with a placeholder that nothing fills', () => {
  expect(() => template(placeholder('token').replace('token', 'name'))).toThrow('"name"');
});
