import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import type { ApiEnv } from './env.ts';
import { limitRate } from './limit-rate.ts';

describe('the rate limit', () => {
  test('lets its number of requests through in each second and no more', async () => {
    let now = 5_000;
    const app = new Hono<ApiEnv>();
    app.use((c, next) => {
      c.set('limits', { rate: 3, dailyQuota: null, monthlyQuota: null });
      return next();
    });
    app.use(limitRate(() => now));
    app.get('/', (c) => c.text('ok'));
    const statuses = async (times: number) => {
      const all: number[] = [];
      for (let n = 0; n < times; n += 1) all.push((await app.request('/')).status);
      return all;
    };
    expect(await statuses(5)).toEqual([200, 200, 200, 429, 429]);
    now += 999;
    expect(await statuses(1)).toEqual([429]);
    now += 1;
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
  });
});
