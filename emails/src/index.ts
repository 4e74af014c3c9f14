export type {
  BestOfProps,
  BestReviewProps,
  ConfirmationProps,
  CorrectionProps,
  HeldNoticeProps,
  HeldReason,
  InvitationProps,
  IssueProps,
  MissedNoticeProps,
  NewsletterProps,
  Notice,
  RecoveredProps,
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
  renderInvitation,
  renderMissedNotice,
  renderRecovered,
  renderReminder,
  renderSignIn,
  renderWelcome,
} from './render-notices.ts';
export { wordingOf, type Wording } from '@galley/wording';
