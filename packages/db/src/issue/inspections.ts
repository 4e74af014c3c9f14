import type { LinkAnswer, SenderDomain } from '@galley/core/issue';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Reads links' answers that have not expired. */
export async function listLinkAnswers(
  db: Kysely<Database>,
  urls: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, LinkAnswer>> {
  const rows = await db
    .selectFrom('inspection')
    .select(['subject', 'answer'])
    .where('kind', '=', 'link')
    .where('subject', '=', sql<string>`any(${[...urls]}::text[])`)
    .where('expires_at', '>', now)
    .execute();
  return new Map(rows.map(({ subject, answer }) => [subject, answer as LinkAnswer]));
}

/** Reads what DNS said about a domain, unless that has expired. */
export async function readSenderDomain(
  db: Kysely<Database>,
  domain: string,
  now: Date,
): Promise<SenderDomain | null> {
  const row = await db
    .selectFrom('inspection')
    .select('answer')
    .where('kind', '=', 'sender-domain')
    .where('subject', '=', domain)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row === undefined ? null : (row.answer as SenderDomain);
}

export interface NewInspection {
  readonly kind: 'link' | 'sender-domain';
  readonly subject: string;
  readonly answer: LinkAnswer | SenderDomain;
  readonly expiresAt: Date;
}

// An index takes no larger key, so a longer URL is checked again each time.
const LONGEST_SUBJECT = 2000;

/** Stores answers, and drops all that have expired. */
export async function saveInspections(
  db: Kysely<Database>,
  inspections: readonly NewInspection[],
  now: Date,
): Promise<void> {
  await db.deleteFrom('inspection').where('expires_at', '<=', now).execute();
  const kept = inspections
    .filter(({ subject }) => Buffer.byteLength(subject) <= LONGEST_SUBJECT)
    // In a fixed order, so that two sessions that save at once never deadlock.
    .toSorted((one, other) => (one.subject < other.subject ? -1 : 1));
  if (kept.length === 0) return;
  await db
    .insertInto('inspection')
    .values(
      kept.map(({ kind, subject, answer, expiresAt }) => ({
        kind,
        subject,
        answer: JSON.stringify(answer),
        asked_at: now,
        expires_at: expiresAt,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['kind', 'subject']).doUpdateSet((eb) => ({
        answer: eb.ref('excluded.answer'),
        asked_at: eb.ref('excluded.asked_at'),
        expires_at: eb.ref('excluded.expires_at'),
      })),
    )
    .execute();
}
