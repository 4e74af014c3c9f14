import { saveQuotas, type Database, type Kysely } from '@galley/db';
import type { Mailer, Usage } from '@galley/resend';
import type { Log } from '@galley/runtime';

/** What asking for quotas needs from outside. */
export interface QuotaAsker {
  readonly db: Kysely<Database>;
  readonly mailer: Mailer;
  readonly log: Log;
}

/** Asks Resend for the account's quotas and stores them for forecasts; null without an answer. */
export async function askQuotas(
  { db, mailer, log }: QuotaAsker,
  signal: AbortSignal,
): Promise<Usage | null> {
  const usage = await mailer.usage({ signal });
  if (usage.kind === 'ok') {
    await saveQuotas(db, usage.data);
    return usage.data;
  }
  log.debug({ answer: usage.kind }, 'quotas could not be read');
  return null;
}
