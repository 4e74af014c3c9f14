import { z } from 'zod';

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

/**
 * Reads an instant. Resend sends ISO 8601 and, in places, the format of Postgres
 * (`2026-11-22 08:00:00.123456+00`), whose offset JavaScript cannot read.
 */
export function readInstant(value: unknown): Date | null {
  if (typeof value !== 'string') return null;
  const instant = new Date(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  return Number.isNaN(instant.getTime()) ? null : instant;
}

const TAG = z.object({ name: z.string(), value: z.string() }).nullable().catch(null);

/** A mail in Resend's JSON. Subject, last event and tags may be missing or malformed. */
export const SENT_MAIL: z.ZodType<SentMail> = z
  .object({
    id: z.string(),
    from: z.string(),
    to: z.array(z.string()),
    subject: z.string().catch(''),
    created_at: z.unknown().transform(readInstant).pipe(z.date()),
    last_event: z.string().catch(''),
    tags: z.array(TAG).nullable().catch(null),
  })
  .transform(({ created_at: createdAt, last_event: lastEvent, tags, ...mail }) => ({
    ...mail,
    createdAt,
    lastEvent,
    tags: tags && Object.fromEntries(tags.flatMap((tag) => (tag ? [[tag.name, tag.value]] : []))),
  }));
