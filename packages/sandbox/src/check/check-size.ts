import { refusal, type Refusal } from './refusal.ts';

const MAX_MAIL_BYTES = 40 * 1024 * 1024;

/** Checks Resend's limit for an email with its attachments after Base64 encoding. */
export function checkSize(fields: Readonly<Record<string, unknown>>): Refusal | null {
  const { html, text, attachments } = fields;
  const contents = Array.isArray(attachments)
    ? attachments.map((one: unknown) => (Object(one) as { content?: unknown }).content)
    : [];
  const bytes = [html, text, ...contents].reduce<number>(
    (sum, part) => sum + (typeof part === 'string' ? Buffer.byteLength(part) : 0),
    0,
  );
  if (bytes <= MAX_MAIL_BYTES) return null;
  return refusal(
    'validation_error',
    'The email is larger than 40 MB with its attachments after Base64 encoding.',
    413,
  );
}
