export type { NewFeedbackEvent } from '@galley/db';
export { applyFeedback, type FeedbackDeps } from './apply-feedback.ts';
export { storeFeedback } from './store-feedback.ts';
