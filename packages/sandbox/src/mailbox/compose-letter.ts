import { randomUUID } from 'node:crypto';
import libmime from 'libmime';
import { encode, wrap } from 'libqp';
import { bareAddress } from '../check/address.ts';
import type { LetterKey } from './letter-key.ts';

/** The fields of the form that writes a mail, as somebody filled them in. */
export type LetterFields = Readonly<Record<'from' | 'to' | 'subject' | 'text', string>>;

export type ComposedLetter =
  | { readonly kind: 'composed'; readonly raw: string; readonly to: string }
  /** Names the field, what was found and what was expected. */
  | { readonly kind: 'refused'; readonly field: 'from' | 'to'; readonly problem: string };

const WORD_LENGTH = 60;

/**
 * Composes the mail that somebody wrote in the mailbox, as from a simple mail program. Without a key,
 * no domain signs it, so nobody can know that it is from its sender.
 */
export function composeLetter(
  fields: LetterFields,
  now: Date,
  key: LetterKey | null = null,
): ComposedLetter {
  for (const field of ['from', 'to'] as const) {
    const value = fields[field].trim();
    // Only a bare address: a name could hold another one.
    if (bareAddress(value) !== value) {
      const found = value === '' ? 'nothing' : `“${value.slice(0, 80)}”`;
      return {
        kind: 'refused',
        field,
        problem: `${field === 'from' ? 'From' : 'To'}: ${found} was found, expected one address, like ada@readers.example.`,
      };
    }
  }
  const [from, to] = [fields.from.trim(), fields.to.trim()];
  const subject = fields.subject.replaceAll(/[\r\n\0]+/g, ' ').trim();
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    libmime.foldLines(`Subject: ${libmime.encodeWords(subject, 'B', WORD_LENGTH)}`),
    `Date: ${now.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@mailbox.invalid>`,
  ];
  const body = `${wrap(encode(fields.text.replaceAll(/\r\n|\r|\n/g, '\r\n')))}\r\n`;
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const raw = [
    ...(key === null ? [] : [key.sign(domain, head, body)]),
    ...head,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    body,
  ].join('\r\n');
  return { kind: 'composed', raw, to };
}
