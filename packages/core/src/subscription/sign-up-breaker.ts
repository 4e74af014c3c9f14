/**
 * When a newsletter stops mailing confirmations: of those mailed in an hour (leaving out the last
 * quarter of an hour, since people take their time), at least `unconfirmed` wait for an answer and
 * less than `confirmedShare` got one. Lists that nobody abuses see more than half confirmed.
 *
 * It opens for `openMinutes` and then stays closed for at least `restMinutes`, whatever happens, so
 * an attack can stop sign-ups for at most a third of the time; otherwise the limits apply.
 */
export const SIGN_UP_BREAKER = {
  graceMinutes: 15,
  lookMinutes: 60,
  unconfirmed: 150,
  confirmedShare: 0.2,
  openMinutes: 30,
  restMinutes: 60,
} as const;

export interface ConfirmationShare {
  /** Confirmation mails sent in the hour under review. */
  readonly mailed: number;
  /** Those of them that were answered. */
  readonly confirmed: number;
}

export type BreakerState =
  /** It has just opened. */
  { readonly kind: 'opens' } | { readonly kind: 'open' } | { readonly kind: 'closed' };

const MINUTE = 60_000;
const minutesBefore = (now: Date, minutes: number) => new Date(now.getTime() - minutes * MINUTE);

/** The period whose confirmation mails count. */
export function breakerStretch(now: Date): { readonly from: Date; readonly to: Date } {
  const { graceMinutes, lookMinutes } = SIGN_UP_BREAKER;
  return {
    from: minutesBefore(now, graceMinutes + lookMinutes),
    to: minutesBefore(now, graceMinutes),
  };
}

/** When a breaker that opened then closes again. */
export const breakerCloses = (openedAt: Date): Date =>
  new Date(openedAt.getTime() + SIGN_UP_BREAKER.openMinutes * MINUTE);

/**
 * The state of a newsletter's breaker now.
 *
 * @param openedAt when it opened last; null for never
 */
export function readBreaker(
  openedAt: Date | null,
  { mailed, confirmed }: ConfirmationShare,
  now: Date,
): BreakerState {
  const { openMinutes, restMinutes, unconfirmed, confirmedShare } = SIGN_UP_BREAKER;
  const since = openedAt === null ? Infinity : (now.getTime() - openedAt.getTime()) / MINUTE;
  if (since >= 0 && since < openMinutes) return { kind: 'open' };
  if (since >= 0 && since < openMinutes + restMinutes) return { kind: 'closed' };
  return mailed - confirmed >= unconfirmed && confirmed < mailed * confirmedShare
    ? { kind: 'opens' }
    : { kind: 'closed' };
}
