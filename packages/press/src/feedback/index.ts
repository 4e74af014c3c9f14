export { applyFeedback, type AppliedFeedback, type FeedbackDeps } from './apply-feedback.ts';
