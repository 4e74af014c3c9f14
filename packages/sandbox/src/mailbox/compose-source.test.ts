import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LedgerMail } from '../store/read-mails.ts';
import { composeSource } from './compose-source.ts';

const MAIL: LedgerMail = {
  seq: 1,
  id: '11111111-2222-4333-8444-555555555555',
  requestId: 1,
  position: 0,
  idempotencyKey: null,
  from: 'The Review <review@galley.test>',
  to: ['reader@galley.test'],
  cc: null,
  bcc: null,
  replyTo: null,
  subject: 'Subject',
  tags: {},
  createdAt: new Date('2026-11-28T08:00:00Z'),
  scheduledAt: null,
  lastEvent: 'sent',
};

const compose = (
  mail: Partial<LedgerMail>,
  { html = null, text = 'Text', headers = {} }: Partial<Parameters<typeof composeSource>[1]> = {},
): string => composeSource({ ...MAIL, ...mail }, { html, text, headers, json: null });

// Our own decoders, so that the test notices a bug of the library that encodes.
const decodeQuotedPrintable = (encoded: string): string =>
  Buffer.from(
    encoded
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString();

const decodeWords = (value: string): string =>
  value
    .replace(/\?=\s+=\?utf-8\?B\?/gi, '?==?utf-8?B?')
    .replace(/(?:=\?utf-8\?B\?[^?]*\?=)+/gi, (run) =>
      Buffer.concat(
        [...run.matchAll(/\?B\?([^?]*)\?=/g)].map(([, word = '']) => Buffer.from(word, 'base64')),
      ).toString(),
    );

/** A header as a mail program reads it: unfolded and decoded. */
function headerOf(source: string, name: string): string | undefined {
  const [head = ''] = source.split('\r\n\r\n', 1);
  const value = new RegExp(`^${name}:(?:\\r\\n)?[ \\t](.*)$`, 'im').exec(
    head.replaceAll(/\r\n(?=[ \t])/g, ''),
  )?.[1];
  return value === undefined ? undefined : decodeWords(value);
}

const text = fc.string({ unit: 'grapheme', maxLength: 300 });

describe('the source of a mail', () => {
  test('holds a text that decodes to the same, in short lines of ASCII', () => {
    fc.assert(
      fc.property(text, (original) => {
        const [, encoded = ''] = compose({}, { text: original }).split(/\r\n\r\n([^]*)/);
        const body = encoded.slice(0, -'\r\n'.length);
        expect(decodeQuotedPrintable(body)).toBe(original.replace(/\r\n|\r|\n/g, '\r\n'));
        for (const line of body.split('\r\n')) expect(line).toMatch(/^[\t\x20-\x7e]{0,76}$/);
        expect(body).not.toMatch(/[ \t](\r\n|$)/);
      }),
    );
  });

  test('holds both parts of a mail, the text first', () => {
    const source = compose({}, { text: 'naïve', html: '<p>naïve</p>' });
    const [, boundary = ''] = /multipart\/alternative; boundary="([^"]+)"\r\n/.exec(source) ?? [];
    expect(source.split(`--${boundary}`).map((part) => part.trim().slice(0, 22))).toEqual([
      'From: The Review <revi',
      'Content-Type: text/pla',
      'Content-Type: text/htm',
      '--',
    ]);
  });

  test('leaves ASCII as it is', () => {
    expect(compose({})).toContain('From: The Review <review@galley.test>\r\n');
  });

  test('encodes whole words, so that mail programs decode them', () => {
    expect(compose({ from: 'Jürgen <j@galley.test>' })).toContain(
      'From: =?UTF-8?B?SsO8cmdlbg==?= <j@galley.test>\r\n',
    );
  });

  test('begins the value on the line of the header’s name', () => {
    const subject = 'Ausführliche Überlegungen zur Größe früherer Bücher über Gärten';
    const source = compose({ subject });
    expect(source).toContain('Subject: =?UTF-8?B?');
    expect(headerOf(source, 'Subject')).toBe(subject);
  });

  test('never hides an address in an encoded word', () => {
    const to = ['Jürgen <j@galley.test>', 'Zoë <z@galley.test>', 'Ann <a@galley.test>'];
    const source = compose({ to, cc: to, replyTo: to });
    expect(source.match(/<[jza]@galley\.test>/g)).toHaveLength(9);
    expect(headerOf(source, 'To')).toBe(to.join(', '));
  });

  test('holds a subject and headers that decode to the same, in words that are never too long', () => {
    const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(words, (list) => {
        const value = list
          .join(' ')
          .replace(/\s+/g, ' ')
          .replace(/=\?|\?=/g, '')
          .trim();
        const source = compose({ subject: value }, { headers: { 'X-Value': value } });
        expect(headerOf(source, 'Subject')).toBe(value);
        expect(headerOf(source, 'X-Value')).toBe(value);
        expect(source).toMatch(/^[\0-\x7f]*$/);
        for (const [word] of source.matchAll(/=\?utf-8\?B\?[^?]*\?=/gi)) {
          expect(word.length).toBeLessThanOrEqual(75);
        }
      }),
    );
  });
});
