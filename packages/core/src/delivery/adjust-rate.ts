/** How fast all processes together call the provider. */
export interface SendingRate {
  /** Calls a second; null while no limit is known. */
  readonly perSecond: number | null;
  /** The provider's limit, less a margin; null until it names one. */
  readonly ceiling: number | null;
}

/** What one answer said about the rate. */
export interface SeenRate {
  /** `ratelimit-limit`: calls a second (Resend's page on rate limits); null when absent. */
  readonly limit: number | null;
  /** True for a 429 that is about the rate. */
  readonly tooFast: boolean;
}

// Evenly spaced calls still reach the provider with some jitter.
const MARGIN = 0.95;
const AFTER_429 = 0.7;
const RECOVERY = 0.02;
const SLOWEST = 0.5;
const FIRST_GUESS = 10;

/**
 * Adjusts the rate to an answer: to the provider's limit when it is known, down by almost a third
 * after each 429, and back up slowly with every other answer.
 */
export function adjustRate(rate: SendingRate, seen: SeenRate): SendingRate {
  const ceiling = seen.limit === null ? rate.ceiling : seen.limit * MARGIN;
  if (seen.tooFast) {
    const from = Math.min(rate.perSecond ?? Infinity, ceiling ?? Infinity);
    const known = Number.isFinite(from) ? from : FIRST_GUESS;
    return { perSecond: Math.max(SLOWEST, known * AFTER_429), ceiling };
  }
  if (rate.perSecond === null) return { perSecond: ceiling, ceiling };
  const step = (ceiling ?? rate.perSecond) * RECOVERY;
  return { perSecond: Math.min(ceiling ?? Infinity, rate.perSecond + step), ceiling };
}
