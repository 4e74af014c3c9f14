import type { SubscriptionStatus } from './subscription-status.ts';

/** In which state a newsletter has a person: each in exactly one. */
export const READER_STATES = ['confirmed', 'unconfirmed', 'left', 'suppressed', 'paused'] as const;
export type ReaderState = (typeof READER_STATES)[number];

/** The state of a person in a newsletter; a suppression outweighs everything else. */
export function readerState(
  reader: {
    readonly status: SubscriptionStatus;
    readonly isSuppressed: boolean;
    readonly pausedUntil: Date | null;
  },
  now: Date,
): ReaderState {
  if (reader.isSuppressed) return 'suppressed';
  if (reader.status === 'pending') return 'unconfirmed';
  if (reader.status === 'unsubscribed') return 'left';
  return reader.pausedUntil !== null && reader.pausedUntil > now ? 'paused' : 'confirmed';
}
