import type { Handler } from 'hono';
import type { Store } from '../store/open-store.ts';
import { countMonth, countRollingDay, total, WINDOW_MS } from '../store/usage.ts';
import type { ApiEnv } from './env.ts';

/** Stands in where Resend's answer requires a number and the sandbox has no limit. */
const UNLIMITED = 1_000_000_000;

/**
 * `GET /usage`, in the shape of the official SDK's types. Features that the sandbox lacks
 * (contacts, broadcasts and so on) show no use.
 *
 * The daily quota looks back over 24 hours. It resets when the oldest mail leaves that window;
 * without any mail, when a mail sent now would leave it.
 */
export const getUsage =
  (store: Store, clock: () => Date): Handler<ApiEnv> =>
  (c) => {
    const now = clock();
    const limits = c.get('limits');
    const day = countRollingDay(store, now);
    const month = countMonth(store, now);
    const monthEnd = new Date(
      Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1),
    ).toISOString();
    return c.json({
      object: 'usage',
      emails: {
        daily: {
          used: total(day),
          limit: limits.dailyQuota,
          sent: day.sent,
          received: day.received,
          resets_at: new Date(day.oldestLeavesAt ?? now.getTime() + WINDOW_MS).toISOString(),
        },
        monthly: {
          used: total(month),
          limit: limits.monthlyQuota ?? UNLIMITED,
          sent: month.sent,
          received: month.received,
          resets_at: monthEnd,
        },
      },
      contacts: { used: 0, limit: UNLIMITED },
      segments: { used: 0, limit: null },
      broadcasts: { used: 0, limit: null },
      ai_credits: { used: 0, limit: null, next_increase_at: null },
      automation_runs: { used: 0, limit: UNLIMITED, resets_at: monthEnd },
      domains: { used: 0, limit: null },
      rate_limit: { limit: limits.rate ?? UNLIMITED, duration: '1000ms' },
    });
  };
