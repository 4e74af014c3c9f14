import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import type { ApiEnv } from './env.ts';
import { limitRate } from './limit-rate.ts';

/** A clock that the test moves, and the statuses of so many requests at its time. */
function limitedTo(rate: number) {
  let now = 5_000;
  const app = new Hono<ApiEnv>();
  app.use((c, next) => {
    c.set('limits', { rate, dailyQuota: null, monthlyQuota: null });
    return next();
  });
  app.use(limitRate(() => now));
  app.get('/', (c) => c.text('ok'));
  return {
    pass: (milliseconds: number) => void (now += milliseconds),
    statuses: async (times: number) => {
      const all: number[] = [];
      for (let n = 0; n < times; n += 1) all.push((await app.request('/')).status);
      return all;
    },
  };
}

describe('the rate limit', () => {
  test('lets its number of requests through in each second and no more', async () => {
    const { statuses, pass } = limitedTo(3);
    expect(await statuses(5)).toEqual([200, 200, 200, 429, 429]);
    pass(999);
    expect(await statuses(1)).toEqual([429]);
    pass(1);
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
  });

  test('below one a second, lets one through in a longer time', async () => {
    const { statuses, pass } = limitedTo(0.25);
    expect(await statuses(2)).toEqual([200, 429]);
    pass(3_999);
    expect(await statuses(1)).toEqual([429]);
    pass(1);
    expect(await statuses(2)).toEqual([200, 429]);
  });
});
