export { issueHeaders } from './issue-headers.ts';
export type {
  ConfirmationProps,
  DueTime,
  HeldNoticeProps,
  HeldReason,
  IssueProps,
  LatestIssue,
  NewsletterProps,
  Notice,
  PreflightStop,
  ReviewProps,
  WelcomeProps,
} from './props.ts';
export { renderFittingIssue, type FittingIssue } from './render-fitting-issue.ts';
export { renderIssue } from './render-issue.ts';
export { renderConfirmation, renderHeldNotice, renderWelcome } from './render-notices.ts';
