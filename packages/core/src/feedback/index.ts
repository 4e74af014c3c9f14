export type { Feedback, FeedbackKind, FeedbackTarget } from './feedback.ts';
export { readFeedback } from './read-feedback.ts';
