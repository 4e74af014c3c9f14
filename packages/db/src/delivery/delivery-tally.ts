/**
 * Where the audience of an issue stands. `audience = accepted + rejected + excluded + uncertain +
 * pending` at every moment; the last three count what provider events said of accepted mail.
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
