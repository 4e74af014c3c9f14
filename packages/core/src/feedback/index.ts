export { collectNews, type DeliveryNews } from './delivery-news.ts';
export type { Feedback } from './feedback.ts';
export { forgetTracking } from './forget-tracking.ts';
export { TRANSIENT_LIMIT, judgeBounces, type TransientBounce } from './judge-bounces.ts';
export { readFeedback } from './read-feedback.ts';
export {
  SUPPRESSION_STRENGTH,
  suppressionOf,
  type SuppressionReason,
} from './suppression-reason.ts';
export { SWEEP_DAYS, isSettling, sweepRoundAfter } from './sweep-round.ts';
