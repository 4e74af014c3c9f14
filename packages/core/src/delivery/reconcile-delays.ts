/**
 * Seconds from one time that mails are read back for an uncertain batch to the next: soon at first,
 * since listings lag, then ever more rarely for about a week. Afterwards it is left to a person; a
 * provider event still settles it whenever it comes.
 */
export const RECONCILE_DELAYS: readonly number[] = [
  60, 600, 3600, 14_400, 43_200, 86_400, 86_400, 86_400, 86_400, 86_400, 86_400,
];
