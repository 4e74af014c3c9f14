/**
 * The counts of an issue's audience. Always `audience = accepted + rejected + excluded + uncertain
 * + pending`; the last three count what provider events said about accepted mail.
 */
export interface DeliveryCounts {
  readonly audience: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly excluded: number;
  readonly uncertain: number;
  readonly pending: number;
  readonly delivered: number;
  readonly bounced: number;
  readonly complained: number;
}
