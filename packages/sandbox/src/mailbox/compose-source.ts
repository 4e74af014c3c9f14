import libmime from 'libmime';
import { encode, wrap } from 'libqp';
import type { MailContent } from '../store/read-content.ts';
import type { LedgerMail } from '../store/read-mails.ts';
import { messageId } from '../webhooks/event-envelope.ts';

/** The headers that a reader's mail program would see, in reading order; lists stay lists. */
export const mailHeaders = (
  mail: LedgerMail,
  content: MailContent,
): readonly (readonly [name: string, values: readonly string[]])[] => [
  ['From', [mail.from]],
  ['To', mail.to],
  ...(mail.cc === null ? [] : [['Cc', mail.cc] as const]),
  ...(mail.replyTo === null ? [] : [['Reply-To', mail.replyTo] as const]),
  ['Subject', [mail.subject]],
  ['Date', [mail.createdAt.toUTCString().replace('GMT', '+0000')]],
  ['Message-ID', [messageId(mail.id)]],
  ...Object.entries(content.headers).map(([name, value]) => [name, [value]] as const),
];

/**
 * Composes a message (RFC 5322 with MIME parts) from the request's fields. Resend does not publish
 * how it composes mails, so this shows what was asked for, not the bytes that Resend would send.
 */
export function composeSource(mail: LedgerMail, content: MailContent): string {
  const head = mailHeaders(mail, content).map(([name, values]) => printHeader(name, values));
  const parts = [
    ...(content.text === null ? [] : [printPart('text/plain', content.text)]),
    ...(content.html === null ? [] : [printPart('text/html', content.html)]),
  ];
  if (parts.length === 1) return [...head, 'MIME-Version: 1.0', ...parts, ''].join('\r\n');
  const boundary = `=_${mail.id}`;
  return [
    ...head,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...parts.flatMap((part) => [`--${boundary}`, part]),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

/** Leaves room for the header's name before the first encoded word on a line of 76. */
const WORD_LENGTH = 60;

// libmime encodes everything from the first to the last word that is not ASCII, so each mailbox of a
// list goes by itself: an address inside an encoded word would be lost.
const printHeader = (name: string, values: readonly string[]): string =>
  libmime.foldLines(
    `${name}: ${values.map((value) => libmime.encodeWords(value, 'B', WORD_LENGTH)).join(', ')}`,
  );

const printPart = (type: string, text: string): string =>
  [
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    wrap(encode(text.replaceAll(/\r\n|\r|\n/g, '\r\n'))),
  ].join('\r\n');
