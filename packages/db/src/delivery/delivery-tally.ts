import type { AudienceCounts } from '@galley/core/delivery';

/**
 * The counts of an issue's audience. Always `audience = accepted + rejected + excluded + uncertain
 * + pending`; the others count what provider events said about accepted mail. Each is delivered,
 * bounced or complained (or several of these), or else suppressed, failed or silent.
 */
export interface DeliveryCounts extends AudienceCounts {
  readonly audience: number;
  readonly delivered: number;
  readonly bounced: number;
  readonly complained: number;
  /** The provider did not send it, because it suppresses the address. */
  readonly suppressed: number;
  /** The provider did not send it for another reason. */
  readonly failed: number;
  /** No event has said what became of it. */
  readonly silent: number;
  /** Of the excluded, those whose choice leaves nothing of the issue. */
  readonly nothingChosen: number;
  /** Of the excluded, those who get the best of a month only. */
  readonly monthly: number;
  /** Of the excluded, those on a pause. */
  readonly onPause: number;
}

/** Counts as older versions stored them with a dropped issue. */
export type StoredCounts = Pick<
  DeliveryCounts,
  keyof AudienceCounts | 'audience' | 'delivered' | 'bounced' | 'complained'
> &
  Partial<DeliveryCounts>;
