import { describe, expect, test } from 'vitest';
import { FAULT_SHARE_NAMES } from './fault-settings.ts';
import { planShares } from './plan-shares.ts';

const request = { idempotencyKey: 'key' };

describe('the share of a fault', () => {
  test('hits that percentage of the requests', () => {
    const settings = { shares: { '500': 10, 'lost-reply': 25 }, latencyMs: 0 } as const;
    const met = Array.from({ length: 1_000 }, (_, n) => planShares(settings, request, n / 1_000));
    expect(met.filter((fault) => fault?.what === 'error')).toHaveLength(100);
    expect(met.filter((fault) => fault?.what === 'reset')).toHaveLength(250);
    expect(met.filter((fault) => fault === null)).toHaveLength(650);
  });

  test('of 100% hits every request', () => {
    for (const name of FAULT_SHARE_NAMES) {
      const settings = { shares: { [name]: 100 }, latencyMs: 0 };
      expect(planShares(settings, request, 0)).not.toBeNull();
      expect(planShares(settings, request, 0.999_999)).not.toBeNull();
    }
  });

  test('of conflicts spares requests without a key', () => {
    const settings = { shares: { 'key-conflict': 100 }, latencyMs: 0 };
    expect(planShares(settings, { idempotencyKey: null }, 0.5)).toBeNull();
    expect(planShares(settings, request, 0.5)).toMatchObject({ what: 'conflict' });
  });
});
