/**
 * Seconds between one check for an uncertain batch's mails and the next: short at first, since
 * listings lag, then growing for about a week. After that a person decides; a provider event still
 * settles the batch whenever it comes.
 */
export const RECONCILE_DELAYS: readonly number[] = [
  60, 600, 3600, 14_400, 43_200, 86_400, 86_400, 86_400, 86_400, 86_400, 86_400,
];
