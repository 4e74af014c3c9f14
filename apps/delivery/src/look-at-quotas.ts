import { saveQuotas } from '@galley/db';
import type { NoticeSender } from './notice-sender.ts';

const FIRST_MS = 60_000;
const EVERY_MS = 3_600_000;

/**
 * Asks Resend now and then for the account's quotas, so that a forecast knows their limits; what is
 * used of them every answer says. A key that may only send is refused, which is no reason to worry.
 *
 * @param milliseconds a monotonic clock
 */
export function createQuotaLook(
  { db, mailer, log }: Pick<NoticeSender, 'db' | 'mailer' | 'log'>,
  milliseconds: () => number = () => performance.now(),
): (signal: AbortSignal) => Promise<void> {
  let nextAt = milliseconds() + FIRST_MS;
  return async (signal) => {
    if (milliseconds() < nextAt) return;
    nextAt = milliseconds() + EVERY_MS;
    const usage = await mailer.usage({ signal });
    if (usage.kind === 'ok') await saveQuotas(db, usage.data);
    else log.debug({ answer: usage.kind }, 'quotas could not be read');
  };
}
