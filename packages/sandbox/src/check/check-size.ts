import { refusal, type Refusal } from './refusal.ts';

const MAX_MAIL_BYTES = 40 * 1024 * 1024;

/** Resend's limit of an email with its attachments, as they are after Base64. */
export const checkSize = (fields: Readonly<Record<string, unknown>>): Refusal | null => {
  const { html, text, attachments } = fields;
  const contents = Array.isArray(attachments) ? attachments.map(contentOf) : [];
  const texts = [html, text, ...contents].filter((part) => typeof part === 'string');
  // Counting bytes takes a look at every character, which a mail of a usual size is spared.
  const characters = texts.reduce((sum, part) => sum + part.length, 0);
  if (characters * 3 <= MAX_MAIL_BYTES) return null;
  const bytes = texts.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  return bytes <= MAX_MAIL_BYTES
    ? null
    : refusal(
        'validation_error',
        'The email is larger than 40 MB with its attachments after Base64 encoding.',
        413,
      );
};

const contentOf = (attachment: unknown): unknown =>
  typeof attachment === 'object' && attachment !== null && 'content' in attachment
    ? attachment.content
    : null;
