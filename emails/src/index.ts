export type {
  BestOfProps,
  BestReviewProps,
  ConfirmationProps,
  CorrectionProps,
  HeldNoticeProps,
  HeldReason,
  InvitationProps,
  IssueProps,
  LeaveLinkProps,
  MissedNoticeProps,
  NewsletterProps,
  Notice,
  RecoveredProps,
  ReminderProps,
  ReviewProps,
  ReaderLinkProps,
  AddressChangedProps,
  SignInProps,
  QueueAnswerProps,
  WebhookDisabledProps,
  WelcomeProps,
} from './props.ts';
export { renderBestOf } from './render-best-of.ts';
export { renderCorrection } from './render-correction.ts';
export { renderFittingIssue, type FittingIssue } from './render-fitting-issue.ts';
export { renderIssue } from './render-issue.ts';
export {
  renderConfirmation,
  renderHeldNotice,
  renderInvitation,
  renderLeaveLink,
  renderMissedNotice,
  renderRecovered,
  renderReminder,
  renderAddressChanged,
  renderDataLink,
  renderLinks,
  renderNewAddress,
  renderSignIn,
  renderQueueAnswer,
  renderWebhookDisabled,
  renderWelcome,
} from './render-notices.ts';
export { wordingOf, type Wording } from '@galley/wording';
