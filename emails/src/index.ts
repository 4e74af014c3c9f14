export type {
  BestOfProps,
  BestReviewProps,
  ConfirmationProps,
  CorrectionProps,
  HeldNoticeProps,
  HeldReason,
  IssueProps,
  MissedNoticeProps,
  NewsletterProps,
  Notice,
  ReminderProps,
  ReviewProps,
  SignInProps,
  WelcomeProps,
} from './props.ts';
export { renderBestOf } from './render-best-of.ts';
export { renderFittingIssue, type FittingIssue } from './render-fitting-issue.ts';
export { renderIssue } from './render-issue.ts';
export {
  renderConfirmation,
  renderHeldNotice,
  renderMissedNotice,
  renderReminder,
  renderWelcome,
} from './render-notices.ts';
export { wordingOf, type Wording } from '@galley/wording';
