const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A session ends after this long without a request, and after `MOST_DAYS` in any case. */
const IDLE_DAYS = 14;
const MOST_DAYS = 90;

/** When a session that begins now ends, however often it is used. */
export const sessionEnd = (now: Date): Date => new Date(now.getTime() + MOST_DAYS * DAY);

/** When a session must have been seen last, for it to work now. */
export const livenessAt = (now: Date) => ({
  now,
  seenSince: new Date(now.getTime() - IDLE_DAYS * DAY),
});

/** Whether the time at which a session was last seen is worth writing again. */
export const seenLongAgo = (seenAt: Date, now: Date): boolean =>
  now.getTime() - seenAt.getTime() >= MINUTE;
