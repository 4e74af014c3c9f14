export type { NewFeedbackEvent } from '@galley/db';
export { applyFeedback, type AppliedFeedback, type FeedbackDeps } from './apply-feedback.ts';
export { storeFeedback } from './store-feedback.ts';
