import { BATCH_LIMIT } from './batch-limit.ts';
import { resumeAfterQuota } from './resume-after-quota.ts';

/** A quota as a send finds it: what is left of it, its size, and when it is full again. */
export interface QuotaAhead {
  /** Infinite if there is no such quota. */
  readonly left: number;
  readonly limit: number;
  /** Null if unknown. */
  readonly resetsAt: Date | null;
}

/** What a send needs, and the quotas that interrupt it. */
export interface SendAhead {
  readonly readers: number;
  readonly batches: number;
  readonly requestsPerSecond: number;
  readonly daily: QuotaAhead;
  readonly monthly: QuotaAhead;
  readonly now: Date;
}

const DAY_MS = 86_400_000;
/** Longer than anybody waits for an issue; a forecast need not count further. */
const MOST_PAUSES = 1000;

/**
 * Foresees when a send ends, with a pause at each quota that runs out. A day's quota whose reset is
 * unknown is full again after 24 hours at the latest, because Resend's day is a rolling one. Null
 * if that can't be foreseen: a month's reset is unknown, or a quota is 0.
 */
export function foreseeEnd(send: SendAhead): Date | null {
  let { readers: left, daily, monthly, now } = send;
  for (let pauses = 0; pauses <= MOST_PAUSES; pauses += 1) {
    const mails = Math.min(left, daily.left, monthly.left);
    if (mails === left) return after(now, secondsOf(send, left) * 1000);
    left -= mails;
    daily = { ...daily, left: daily.left - mails };
    monthly = { ...monthly, left: monthly.left - mails };
    const resumesAt = resume(daily, monthly, now);
    if (resumesAt === null) return null;
    if (resumesAt >= (daily.resetsAt ?? after(now, DAY_MS))) daily = refill(daily, resumesAt);
    if (monthly.resetsAt !== null && resumesAt >= monthly.resetsAt) {
      monthly = { ...monthly, left: monthly.limit, resetsAt: aMonthAfter(monthly.resetsAt) };
    }
    now = resumesAt;
  }
  return null;
}

function resume(daily: QuotaAhead, monthly: QuotaAhead, now: Date): Date | null {
  if (monthly.left === 0) {
    return monthly.limit === 0 || monthly.resetsAt === null
      ? null
      : resumeAfterQuota('monthly', monthly.resetsAt, 1, now);
  }
  return daily.limit === 0
    ? null
    : resumeAfterQuota('daily', daily.resetsAt ?? after(now, DAY_MS), 1, now);
}

const refill = (daily: QuotaAhead, at: Date): QuotaAhead => ({
  ...daily,
  left: daily.limit,
  resetsAt: after(at, DAY_MS),
});

/** How long the last readers take. */
const secondsOf = ({ readers, batches, requestsPerSecond }: SendAhead, left: number): number =>
  Math.ceil((left === readers ? batches : Math.ceil(left / BATCH_LIMIT)) / requestsPerSecond);

const after = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);

function aMonthAfter(instant: Date): Date {
  const next = new Date(instant);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return next;
}
