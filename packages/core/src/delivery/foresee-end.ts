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
 * if that can't be foreseen: a month's reset is unknown, or a quota is too small for a batch.
 */
export function foreseeEnd(send: SendAhead): Date | null {
  const size = batchSize(send);
  let { readers: left, daily, monthly, now } = send;
  for (let pauses = 0; pauses <= MOST_PAUSES; pauses += 1) {
    const mails = mailsThatFit(left, Math.min(daily.left, monthly.left), size);
    if (mails === left) return after(now, secondsOf(send, left) * 1000);
    left -= mails;
    daily = { ...daily, left: daily.left - mails };
    monthly = { ...monthly, left: monthly.left - mails };
    const resumesAt = resume(Math.min(size, left), daily, monthly, now);
    if (resumesAt === null) return null;
    if (resumesAt >= (daily.resetsAt ?? after(now, DAY_MS))) daily = refill(daily, resumesAt);
    if (monthly.resetsAt !== null && resumesAt >= monthly.resetsAt) {
      monthly = { ...monthly, left: monthly.limit, resetsAt: aMonthAfter(monthly.resetsAt) };
    }
    now = resumesAt;
  }
  return null;
}

/** How many readers share a call. */
export const batchSize = ({ readers, batches }: Pick<SendAhead, 'readers' | 'batches'>): number =>
  batches >= Math.ceil(readers / BATCH_LIMIT) + 1 ? Math.ceil(readers / batches) : BATCH_LIMIT;

/** Resend refuses a batch as a whole if it exceeds the quota, so only whole batches go. */
export const mailsThatFit = (left: number, quota: number, size: number): number =>
  left <= quota ? left : Math.floor(quota / size) * size;

/** When a batch fits again. */
function resume(batch: number, daily: QuotaAhead, monthly: QuotaAhead, now: Date): Date | null {
  if (monthly.left < batch) {
    return monthly.limit < batch || monthly.resetsAt === null
      ? null
      : resumeAfterQuota('monthly', monthly.resetsAt, 1, now);
  }
  return daily.limit < batch
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
