import type { AudienceCounts } from '@galley/core/delivery';

/**
 * The counts of an issue's audience. Always `audience = accepted + rejected + excluded + uncertain
 * + pending`; the last three count what provider events said about accepted mail.
 */
export interface DeliveryCounts extends AudienceCounts {
  readonly audience: number;
  readonly delivered: number;
  readonly bounced: number;
  readonly complained: number;
}
