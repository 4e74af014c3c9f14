const MINUTE = 60_000;
const DAY = 24 * 60;

/** How many links one address, and one network, may ask for in how many minutes. */
export const LINK_LIMITS = {
  address: [
    { most: 3, minutes: 15 },
    { most: 10, minutes: DAY },
  ],
  /** Of the links that go to readers, since anybody can ask for them. */
  reader: [
    { most: 2, minutes: 15 },
    { most: 5, minutes: DAY },
  ],
  network: [
    { most: 10, minutes: 15 },
    { most: 60, minutes: DAY },
  ],
} as const;

export type LinkScope = keyof typeof LINK_LIMITS;

/** How far back `secondsToNextLink` needs to see the times at which links were asked for. */
export const linkHorizon = (now: Date): Date => new Date(now.getTime() - DAY * MINUTE);

/**
 * The seconds until one more link may be asked for, given when the earlier ones were; 0 for now. A
 * refused request doesn't count, so that waiting always helps.
 */
export const secondsToNextLink = (scope: LinkScope, earlier: readonly Date[], now: Date): number =>
  secondsUntilFree(LINK_LIMITS[scope], earlier, now);

/** How many of something are allowed in how many minutes. */
export interface Limit {
  readonly most: number;
  readonly minutes: number;
}

/** The seconds until none of the limits is full, given when the earlier ones were; 0 for now. */
export function secondsUntilFree(
  limits: readonly Limit[],
  earlier: readonly Date[],
  now: Date,
): number {
  const waits = limits.map(({ most, minutes }) => {
    const since = now.getTime() - minutes * MINUTE;
    const counted = earlier
      .map((time) => time.getTime())
      .filter((time) => time > since)
      .toSorted((a, b) => b - a);
    const last = counted[most - 1];
    return last === undefined ? 0 : Math.ceil((last - since) / 1000);
  });
  return Math.max(...waits);
}
