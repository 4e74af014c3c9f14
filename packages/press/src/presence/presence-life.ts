const GONE_AFTER_MS = 30_000;

/** When somebody must have been seen last, to count as present now. */
export const seenSince = (now: Date): Date => new Date(now.getTime() - GONE_AFTER_MS);
