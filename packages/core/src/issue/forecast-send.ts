import { BATCH_LIMIT } from '../delivery/batch-limit.ts';
import { KEY_TRUST_HOURS } from '../delivery/key-memory.ts';
import type { QuotaPeriod } from '../delivery/outcome.ts';
import { resumeAfterQuota } from '../delivery/resume-after-quota.ts';

/** One of the account's quotas as last seen; null where unknown or none. */
export interface Quota {
  /** Mails sent and received. */
  readonly used: number | null;
  readonly limit: number | null;
  /** As Resend's usage says: the day is a rolling 24 hours. */
  readonly resetsAt: Date | null;
}

/** What sending would meet with now. */
export interface SendConditions {
  /** Readers who are still to be sent to. */
  readonly readers: number;
  /** Calls that takes, where they are planned already; else a hundred readers go into one. */
  readonly batches?: number;
  /** Calls a second of the whole fleet; null while Resend has not named its limit. */
  readonly perSecond: number | null;
  readonly daily: Quota;
  readonly monthly: Quota;
  /** When the quotas were seen: what was used before a reset is used no more. */
  readonly quotaSeenAt: Date | null;
  readonly now: Date;
}

export interface SendForecast {
  readonly readers: number;
  readonly batches: number;
  readonly requestsPerSecond: number;
  /** False while Resend has not named its limit, and the documented one is assumed. */
  readonly rateIsKnown: boolean;
  /** At least this long, with no call refused and no waiting for a quota. */
  readonly seconds: number;
  /** Mails that may still go before each quota resets; null where no limit is known. */
  readonly quotaLeft: { readonly daily: number | null; readonly monthly: number | null };
  /**
   * When it goes on after the first quota that is too small; null when all of it fits, and while
   * Resend hasn't said when that quota resets.
   */
  readonly resumesAt: Date | null;
  /** What a person should know before it goes, one sentence each; empty when nothing is in the way. */
  readonly problems: readonly string[];
}

/** Resend's page on rate limits: calls a second for a team. */
const DOCUMENTED_RATE = 10;
const HOUR = 3600;

/**
 * Says what sending takes: calls, time at the fleet's rate, what is left of the quotas, and what
 * stands in the way.
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
    problems: [
      ...tooSmall.map((period) => quotaProblem(period, conditions, quotaLeft[period] ?? 0)),
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

/** False once what was seen as used has been reset, or is older than any reset can be away. */
function isStillUsed(period: QuotaPeriod, conditions: SendConditions): boolean {
  const { quotaSeenAt: seenAt, now } = conditions;
  const { resetsAt } = conditions[period];
  if (seenAt === null || now.getTime() - seenAt.getTime() >= PERIOD_HOURS[period] * HOUR * 1000) {
    return false;
  }
  // Answers say what is used, and only usage says when it resets: one of them may be the newer.
  return resetsAt === null || resetsAt > now || seenAt >= resetsAt;
}

/** The quota that ends first decides when sending goes on. */
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

function quotaProblem(period: QuotaPeriod, conditions: SendConditions, mails: number): string {
  const limit = conditions[period].limit ?? 0;
  const start = `${count(mails)} of the ${period === 'daily' ? "day's" : "month's"} ${count(limit)} mails are left for ${count(conditions.readers)} readers: the issue pauses and `;
  if (period === 'monthly') {
    return `${start}goes on with a larger plan, or when the quota resets.`;
  }
  const days = limit === 0 ? null : Math.ceil((conditions.readers - mails) / limit);
  return `${start}goes on when the quota resets${days === null || days === 1 ? '' : `, ${count(days)} times in a row`}.`;
}

/** A lost answer can be asked for again only while its key is trusted. */
function memoryProblems(seconds: number, resumesAt: Date | null, now: Date): readonly string[] {
  const memory = `Resend forgets idempotency keys after 24 hours, and they are trusted for ${KEY_TRUST_HOURS}`;
  const pause = resumesAt === null ? 0 : (resumesAt.getTime() - now.getTime()) / 1000;
  const problems: string[] = [];
  if (seconds > KEY_TRUST_HOURS * HOUR) {
    problems.push(
      `Sending takes ${hours(seconds)} hours at this rate. ${memory}: a reader whose answer keeps getting lost that long is left uncertain.`,
    );
  }
  if (pause > KEY_TRUST_HOURS * HOUR) {
    problems.push(
      `The pause for the quota may last ${hours(pause)} hours. ${memory}: readers in doubt when it begins stay uncertain.`,
    );
  }
  return problems;
}

const count = (n: number): string => n.toLocaleString('en');
const hours = (seconds: number): string => count(Math.round(seconds / HOUR));
