/** A mail as Resend shows it back. */
export interface SentMail {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly createdAt: Date;
  /** `sent`, `delivered`, `bounced`, … */
  readonly lastEvent: string;
  /** By name; null where Resend leaves them out, as in listings. */
  readonly tags: Readonly<Record<string, string>> | null;
}

/** Reads a mail from Resend's JSON; null when the JSON isn't a mail. */
export const readSentMail = (json: unknown): SentMail | null => {
  if (typeof json !== 'object' || json === null) return null;
  const mail: Readonly<Record<string, unknown>> = { ...json };
  const { id, from, to, subject, created_at: createdAt, last_event: lastEvent } = mail;
  const created = readInstant(createdAt);
  if (typeof id !== 'string' || typeof from !== 'string' || created === null) return null;
  if (!Array.isArray(to) || !to.every((address) => typeof address === 'string')) return null;
  return {
    id,
    from,
    to,
    subject: typeof subject === 'string' ? subject : '',
    createdAt: created,
    lastEvent: typeof lastEvent === 'string' ? lastEvent : '',
    tags: readTags(mail.tags),
  };
};

/**
 * Reads an instant. Resend sends ISO 8601 and, in places, the format of Postgres
 * (`2026-11-22 08:00:00.123456+00`), whose offset JavaScript cannot read.
 */
export const readInstant = (value: unknown): Date | null => {
  if (typeof value !== 'string') return null;
  const instant = new Date(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  return Number.isNaN(instant.getTime()) ? null : instant;
};

const readTags = (value: unknown): Readonly<Record<string, string>> | null => {
  if (!Array.isArray(value)) return null;
  const pairs = value.flatMap((tag: unknown): [string, string][] => {
    if (typeof tag !== 'object' || tag === null) return [];
    const { name, value: text } = { name: undefined, value: undefined, ...tag };
    return typeof name === 'string' && typeof text === 'string' ? [[name, text]] : [];
  });
  return Object.fromEntries(pairs);
};
