import type { Handler } from 'hono';
import { printInstant } from '../print-instant.ts';
import type { Store } from '../store/open-store.ts';
import { countUsage } from '../store/usage.ts';
import type { ApiEnv } from './env.ts';

export interface UsageLimits {
  readonly rateLimit: number | null;
  readonly dailyQuota: number | null;
  readonly monthlyQuota: number | null;
}

/** Printed where Resend's answer wants a number and the sandbox has no limit. */
const UNLIMITED = 1_000_000_000;

/** `GET /usage`: the parts that concern sending. */
export const getUsage =
  (store: Store, clock: () => Date, limits: UsageLimits): Handler<ApiEnv> =>
  (c) => {
    const now = clock();
    const used = countUsage(store, now);
    const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
    const monthEnd = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
    return c.json({
      object: 'usage',
      emails: {
        daily: {
          used: used.day,
          limit: limits.dailyQuota,
          sent: used.day,
          received: 0,
          resets_at: printInstant(midnight),
        },
        monthly: {
          used: used.month,
          limit: limits.monthlyQuota ?? UNLIMITED,
          sent: used.month,
          received: 0,
          resets_at: printInstant(monthEnd),
        },
      },
      rate_limit: { limit: limits.rateLimit ?? UNLIMITED, duration: '1s' },
    });
  };
