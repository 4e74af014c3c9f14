import { saveQuotas } from '@galley/db';
import type { Usage } from '@galley/resend';
import type { NoticeSender } from './notice-sender.ts';

/** Asks Resend for the account's quotas, and keeps them for forecasts; null when it didn't say. */
export async function askQuotas(
  { db, mailer, log }: Pick<NoticeSender, 'db' | 'mailer' | 'log'>,
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
