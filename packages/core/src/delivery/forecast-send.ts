import { BATCH_LIMIT } from './batch-limit.ts';
import { batchSize, foreseeEnd, mailsThatFit, type QuotaAhead } from './foresee-end.ts';
import { KEY_MEMORY_HOURS, KEY_TRUST_HOURS } from './key-memory.ts';
import type { QuotaPeriod } from './outcome.ts';
import { resumeAfterQuota } from './resume-after-quota.ts';

/** One of the account's quotas as last seen; null if unknown or none. */
export interface Quota {
  /** Mails sent and received. */
  readonly used: number | null;
  readonly limit: number | null;
  /** As Resend's usage says: the day is a rolling 24 hours. */
  readonly resetsAt: Date | null;
}

/** The present conditions of sending. */
export interface SendConditions {
  /** Readers not yet sent to. */
  readonly readers: number;
  /** The calls this takes, if planned already; otherwise a hundred readers share one. */
  readonly batches?: number;
  /** Calls a second of all processes together; null while Resend's limit is unknown. */
  readonly perSecond: number | null;
  readonly daily: Quota;
  readonly monthly: Quota;
  /** When the quotas were seen: use from before a reset no longer counts. */
  readonly quotaSeenAt: Date | null;
  readonly now: Date;
}

export interface SendForecast {
  readonly readers: number;
  readonly batches: number;
  readonly requestsPerSecond: number;
  /** False while Resend's limit is unknown and the documented one is assumed. */
  readonly rateIsKnown: boolean;
  /** The least it takes, with no call refused and no wait for a quota. */
  readonly seconds: number;
  /** Mails that may still go before each quota resets; null if no limit is known. */
  readonly quotaLeft: { readonly daily: number | null; readonly monthly: number | null };
  /**
   * When it resumes after the first quota that is too small; null if everything fits, or while that
   * quota's reset is unknown.
   */
  readonly resumesAt: Date | null;
  /** When it ends, with a pause for each quota that is too small; null if that is unknown. */
  readonly endsAt: Date | null;
  /** What a person should know before it goes, one sentence each; empty if all is well. */
  readonly problems: readonly string[];
}

/** Resend's page on rate limits: calls a second for a team. */
const DOCUMENTED_RATE = 10;
const HOUR = 3600;

/**
 * Forecasts a send: calls, time at the shared rate, what is left of the quotas, and what is in the
 * way.
 *
 * @example
 * forecastSend({ readers: 1_000_000, perSecond: 9.5, …}) // 10,000 calls in 18 minutes
 */
export function forecastSend(conditions: SendConditions): SendForecast {
  const { readers, now, perSecond } = conditions;
  const batches = conditions.batches ?? Math.ceil(readers / BATCH_LIMIT);
  const requestsPerSecond = perSecond ?? DOCUMENTED_RATE;
  const seconds = Math.ceil(batches / requestsPerSecond);
  const quotaLeft = {
    daily: left('daily', conditions),
    monthly: left('monthly', conditions),
  };
  const tooSmall = (['monthly', 'daily'] as const).filter(
    (period) => (quotaLeft[period] ?? Infinity) < readers,
  );
  const resumesAt = firstPause(tooSmall, quotaLeft, conditions);
  return {
    readers,
    batches,
    requestsPerSecond,
    rateIsKnown: perSecond !== null,
    seconds,
    quotaLeft,
    resumesAt,
    endsAt: foreseeEnd({
      readers,
      batches,
      requestsPerSecond,
      daily: quotaAhead('daily', conditions, quotaLeft),
      monthly: quotaAhead('monthly', conditions, quotaLeft),
      now,
    }),
    problems: [
      ...tooSmall.map((period) =>
        quotaProblem(period, { ...conditions, batches }, quotaLeft[period] ?? 0),
      ),
      ...memoryProblems(seconds, resumesAt, now),
    ],
  };
}

const PERIOD_HOURS: Readonly<Record<QuotaPeriod, number>> = { daily: 24, monthly: 31 * 24 };

function left(period: QuotaPeriod, conditions: SendConditions): number | null {
  const { used, limit } = conditions[period];
  if (limit === null) return null;
  return Math.max(0, limit - (isStillUsed(period, conditions) ? (used ?? 0) : 0));
}

/** False once the use seen has been reset, or is older than any reset can be away. */
function isStillUsed(period: QuotaPeriod, conditions: SendConditions): boolean {
  const { quotaSeenAt: seenAt, now } = conditions;
  const { resetsAt } = conditions[period];
  if (seenAt === null || now.getTime() - seenAt.getTime() >= PERIOD_HOURS[period] * HOUR * 1000) {
    return false;
  }
  // Answers report the use, and only usage reports the reset: either may be newer.
  return resetsAt === null || resetsAt > now || seenAt >= resetsAt;
}

function quotaAhead(
  period: QuotaPeriod,
  conditions: SendConditions,
  quotaLeft: SendForecast['quotaLeft'],
): QuotaAhead {
  const { limit, resetsAt } = conditions[period];
  return {
    left: quotaLeft[period] ?? Infinity,
    limit: limit ?? Infinity,
    resetsAt: resetsAt !== null && resetsAt > conditions.now ? resetsAt : null,
  };
}

/** The quota that ends first decides when sending resumes. */
function firstPause(
  periods: readonly QuotaPeriod[],
  quotaLeft: SendForecast['quotaLeft'],
  conditions: SendConditions,
): Date | null {
  const [first] = periods.toSorted((a, b) => (quotaLeft[a] ?? 0) - (quotaLeft[b] ?? 0));
  const resetsAt = first === undefined ? null : conditions[first].resetsAt;
  if (first === undefined || resetsAt === null || resetsAt <= conditions.now) return null;
  return resumeAfterQuota(first, resetsAt, 1, conditions.now);
}

function quotaProblem(
  period: QuotaPeriod,
  conditions: SendConditions & { readonly batches: number },
  mails: number,
): string {
  const limit = conditions[period].limit ?? 0;
  const name = period === 'daily' ? "day's" : "month's";
  const left = `${count(mails)} of the ${name} ${count(limit)} mails are left for ${count(conditions.readers)} readers`;
  const pauses = countPauses(conditions, mails, limit);
  if (pauses === null) {
    return `${left}, and Resend refuses a whole batch that exceeds a quota: the issue pauses until you upgrade the plan.`;
  }
  return period === 'monthly'
    ? `${left}: the issue pauses and resumes with a larger plan, or when the quota resets.`
    : `${left}: the issue pauses and resumes when the quota resets${pauses === 1 ? '' : `, ${count(pauses)} times in a row`}.`;
}

/** How often a quota runs out; null if one of its batches never fits. */
function countPauses(
  { readers, batches }: { readonly readers: number; readonly batches: number },
  mails: number,
  limit: number,
): number | null {
  const size = batchSize({ readers, batches });
  let left = readers - mailsThatFit(readers, mails, size);
  let pauses = 0;
  while (left > 0) {
    const fit = mailsThatFit(left, limit, size);
    if (fit === 0) return null;
    left -= fit;
    pauses += 1;
  }
  return pauses;
}

/** A lost answer can be asked for again only while its key is trusted. */
function memoryProblems(seconds: number, resumesAt: Date | null, now: Date): readonly string[] {
  const memory = `Resend forgets idempotency keys after ${KEY_MEMORY_HOURS} hours, and Galley trusts them for ${KEY_TRUST_HOURS}`;
  const pause = resumesAt === null ? 0 : (resumesAt.getTime() - now.getTime()) / 1000;
  const problems: string[] = [];
  if (seconds > KEY_TRUST_HOURS * HOUR) {
    problems.push(
      `Sending takes ${hours(seconds)} hours at this rate. ${memory}: a reader whose answer keeps getting lost for that long stays uncertain.`,
    );
  }
  if (pause > KEY_TRUST_HOURS * HOUR) {
    problems.push(
      `The pause for the quota may last ${hours(pause)} hours. ${memory}: readers in doubt when the pause begins stay uncertain.`,
    );
  }
  return problems;
}

const count = (n: number): string => n.toLocaleString('en');
const hours = (seconds: number): string => count(Math.round(seconds / HOUR));
