export { issueHeaders } from './issue-headers.ts';
export type {
  BestOfProps,
  BestReviewProps,
  ConfirmationProps,
  CorrectionProps,
  DueTime,
  HeldNoticeProps,
  HeldReason,
  IssueProps,
  LatestIssue,
  NewsletterProps,
  Notice,
  PreflightStop,
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
  renderCorrection,
  renderHeldNotice,
  renderReminder,
  renderSignIn,
  renderWelcome,
} from './render-notices.ts';
export { wordingOf, type Wording } from './wording/wording-of.ts';
