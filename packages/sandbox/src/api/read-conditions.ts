import type { MiddlewareHandler } from 'hono';
import type { FaultBook } from '../store/fault-book.ts';
import type { ApiEnv, Limits } from './env.ts';

/** Looks up the faults and limits of this request. */
export const readConditions =
  (faults: FaultBook, own: Limits): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    const settings = faults.read();
    c.set('faultSettings', settings);
    c.set('limits', {
      rate: settings.rate === undefined ? own.rate : settings.rate,
      dailyQuota: settings.dailyQuota ?? own.dailyQuota,
      monthlyQuota: settings.monthlyQuota ?? own.monthlyQuota,
    });
    return next();
  };
