import { askQuotas } from './ask-quotas.ts';
import type { NoticeSender } from './notice-sender.ts';

const FIRST_MS = 60_000;
const EVERY_MS = 3_600_000;

/**
 * Asks Resend now and then for the account's quotas, so that a forecast knows their limits and
 * resets; what is used of them every answer says.
 *
 * @param milliseconds a monotonic clock
 */
export function createQuotaLook(
  asker: Pick<NoticeSender, 'db' | 'mailer' | 'log'>,
  milliseconds: () => number = () => performance.now(),
): (signal: AbortSignal) => Promise<void> {
  let nextAt = milliseconds() + FIRST_MS;
  return async (signal) => {
    if (milliseconds() < nextAt) return;
    nextAt = milliseconds() + EVERY_MS;
    await askQuotas(asker, signal);
  };
}
