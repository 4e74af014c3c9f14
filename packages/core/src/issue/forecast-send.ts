import { quotaReset } from '../delivery/decide-next.ts';
import { KEY_TRUST_HOURS } from '../delivery/key-memory.ts';

/** One of the account's quotas as last seen: mails used, and the limit; null where unknown or none. */
export interface Quota {
  readonly used: number | null;
  readonly limit: number | null;
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
  /** When the quotas were seen: what was used on an earlier day or month is used no more. */
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
  /** Mails that may still go today and this month (UTC); null where no limit is known. */
  readonly quotaLeft: { readonly daily: number | null; readonly monthly: number | null };
  /** When it goes on after the first quota that is too small; null when all of it fits. */
  readonly resumesAt: Date | null;
  /** What a person should know before it goes, one sentence each; empty when nothing is in the way. */
  readonly problems: readonly string[];
}

const BATCH_SIZE = 100;
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
  const batches = conditions.batches ?? Math.ceil(readers / BATCH_SIZE);
  const requestsPerSecond = perSecond ?? DOCUMENTED_RATE;
  const seconds = Math.ceil(batches / requestsPerSecond);
  const quotaLeft = {
    daily: left(conditions.daily, sameDay(conditions.quotaSeenAt, now)),
    monthly: left(conditions.monthly, sameMonth(conditions.quotaSeenAt, now)),
  };
  const tooSmall = (['monthly', 'daily'] as const).filter(
    (period) => (quotaLeft[period] ?? Infinity) < readers,
  );
  const resumesAt = tooSmall.length === 0 ? null : firstPause(tooSmall, quotaLeft, now);
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

const left = ({ used, limit }: Quota, isCurrent: boolean): number | null =>
  limit === null ? null : Math.max(0, limit - (isCurrent ? (used ?? 0) : 0));

const sameDay = (seen: Date | null, now: Date): boolean =>
  seen !== null && seen.toISOString().slice(0, 10) === now.toISOString().slice(0, 10);

const sameMonth = (seen: Date | null, now: Date): boolean =>
  seen !== null && seen.toISOString().slice(0, 7) === now.toISOString().slice(0, 7);

type Period = 'daily' | 'monthly';

/** The quota that ends first decides when sending goes on. */
const firstPause = (
  periods: readonly Period[],
  quotaLeft: SendForecast['quotaLeft'],
  now: Date,
): Date => {
  const [first = 'daily'] = periods.toSorted(
    (a, b) => (quotaLeft[a] ?? Infinity) - (quotaLeft[b] ?? Infinity),
  );
  return quotaReset(first, now);
};

function quotaProblem(period: Period, conditions: SendConditions, mails: number): string {
  const limit = conditions[period].limit ?? 0;
  const start = `${count(mails)} of the ${period === 'daily' ? "day's" : "month's"} ${count(limit)} mails are left for ${count(conditions.readers)} readers: the issue pauses and `;
  if (period === 'monthly') {
    return `${start}goes on with a larger plan, or on the first of the month (UTC).`;
  }
  const days = limit === 0 ? null : Math.ceil((conditions.readers - mails) / limit);
  return `${start}goes on after 00:00 UTC${days === null || days === 1 ? '' : `, on ${count(days)} days in a row`}.`;
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
      `The pause for the quota may last ${hours(pause)} hours. ${memory}: whoever is in doubt when it begins is left uncertain.`,
    );
  }
  return problems;
}

const count = (n: number): string => n.toLocaleString('en');
const hours = (seconds: number): string => count(Math.round(seconds / HOUR));
