import type { MailContent } from '../store/read-content.ts';
import type { LedgerMail } from '../store/read-mails.ts';
import { messageId } from '../webhooks/event-envelope.ts';
import { encodeQuotedPrintable, encodeWords } from './encode-mail.ts';

/** The headers that readers' mail programs would see, in reading order. */
export const mailHeaders = (
  mail: LedgerMail,
  content: MailContent,
): readonly (readonly [string, string])[] => [
  ['From', mail.from],
  ['To', mail.to.join(', ')],
  ...(mail.cc === null ? [] : [['Cc', mail.cc.join(', ')] as const]),
  ...(mail.replyTo === null ? [] : [['Reply-To', mail.replyTo.join(', ')] as const]),
  ['Subject', mail.subject],
  ['Date', mail.createdAt.toUTCString().replace('GMT', '+0000')],
  ['Message-ID', messageId(mail.id)],
  ...Object.entries(content.headers),
];

/**
 * A message in the form of RFC 5322 with MIME parts, composed from the request's fields. Resend's
 * own composition is not public: this shows what was asked for, not its exact bytes.
 */
export const composeSource = (mail: LedgerMail, content: MailContent): string => {
  const parts = [
    ...(content.text === null ? [] : [['text/plain', content.text] as const]),
    ...(content.html === null ? [] : [['text/html', content.html] as const]),
  ].map(
    ([type, body]) =>
      `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${encodeQuotedPrintable(body)}`,
  );
  const head = mailHeaders(mail, content)
    .map(([name, value]) => `${name}: ${encodeWords(value)}\r\n`)
    .join('');
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return `${head}MIME-Version: 1.0\r\n${only}\r\n`;
  const boundary = `=_${mail.id}`;
  const body = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('');
  return `${head}MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n${body}--${boundary}--\r\n`;
};
