/** Why an issue is paused; docs/reasons.md says what to do about each. */
export const PAUSE_REASONS = [
  'by-hand',
  'quota-daily',
  'quota-monthly',
  'not-allowed',
  'bad-content',
  'wrong-address',
  'refused',
  'uneven-counts',
  'restored',
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** Why Galley does not mail a delivery of the audience. */
export const EXCLUSION_REASONS = [
  'unsubscribed',
  'suppressed',
  'erased',
  'cancelled',
  'nothing-chosen',
  'monthly',
  'on-pause',
] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

/** Why nobody knows whether a batch was accepted. */
export const DOUBT_REASONS = ['key-too-old', 'key-conflict', 'bytes-changed', 'restored'] as const;
export type DoubtReason = (typeof DOUBT_REASONS)[number];
