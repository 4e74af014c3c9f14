const DAY = 24 * 3600 * 1000;

/** Confirmation mails to one address: at most this many in this many days, over all newsletters. */
export const CONFIRMATION_LIMITS = [
  { most: 1, days: 1 },
  { most: 3, days: 30 },
] as const;

/** How far back `mayMailConfirmation` needs to see confirmation notices. */
export const confirmationHorizon = (now: Date): Date => new Date(now.getTime() - 30 * DAY);

/**
 * Whether one more confirmation mail may go to an address, given the times of the earlier ones.
 * Double opt-in is itself a weapon, since anybody can enter any address: this limits it per victim.
 */
export const mayMailConfirmation = (earlier: readonly Date[], now: Date): boolean =>
  CONFIRMATION_LIMITS.every(({ most, days }) => {
    const since = now.getTime() - days * DAY;
    return earlier.filter((time) => time.getTime() > since).length < most;
  });
