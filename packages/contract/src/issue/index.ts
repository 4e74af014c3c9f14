export {
  approvedIssueShape,
  cancelledIssueShape,
  changedIssueShape,
  compiledIssueShape,
  issueShape,
  releasedIssueShape,
  shownIssueShape,
  type ApprovedIssue,
  type CancelledIssue,
  type ChangedIssue,
  type CompiledIssue,
  type Issue,
  type Override,
  type ReleasedIssue,
  type ShownIssue,
} from './issue.ts';
export { issueStatusShape, type IssueStatus } from './issue-status.ts';
export { preflightReportShape, type PreflightReport } from './preflight-report.ts';
export {
  decidedBatchShape,
  reconciliationShape,
  sentTestShape,
  type DecidedBatch,
  type Reconciliation,
  type SentTest,
} from './reconciliation.ts';
export { sendForecastShape, type SendForecast } from './send-forecast.ts';
export { issuePageShape, type IssuePage } from './issue-page.ts';
