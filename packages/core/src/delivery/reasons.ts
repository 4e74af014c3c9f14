/** Why an issue is paused; docs/reasons.md says of each what to do. */
export const PAUSE_REASONS = [
  'by-hand',
  'quota-daily',
  'quota-monthly',
  'not-allowed',
  'bad-content',
  'wrong-address',
  'refused',
  'uneven-counts',
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** Why a delivery of the audience goes to nobody. */
export const EXCLUSION_REASONS = ['unsubscribed', 'suppressed', 'erased', 'cancelled'] as const;

/** Why nobody knows whether a batch was accepted. */
export const DOUBT_REASONS = ['key-too-old', 'key-conflict', 'bytes-changed'] as const;
export type DoubtReason = (typeof DOUBT_REASONS)[number];
