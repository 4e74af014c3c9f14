import { askQuotas, type QuotaAsker } from './ask-quotas.ts';

const FIRST_MS = 60_000;
const EVERY_MS = 3_600_000;

/**
 * Asks Resend hourly for the account's quotas, so that forecasts know limits and resets. How much
 * is used comes with every answer.
 *
 * @param milliseconds a monotonic clock
 */
export function createQuotaLook(
  asker: QuotaAsker,
  milliseconds: () => number = () => performance.now(),
): (signal: AbortSignal) => Promise<void> {
  let nextAt = milliseconds() + FIRST_MS;
  return async (signal) => {
    if (milliseconds() < nextAt) return;
    nextAt = milliseconds() + EVERY_MS;
    await askQuotas(asker, signal);
  };
}
