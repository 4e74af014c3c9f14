export {
  approvalShape,
  approvedIssueShape,
  cancelledIssueShape,
  changedIssueShape,
  compiledIssueShape,
  issueShape,
  releasedIssueShape,
  shownIssueShape,
  type Approval,
  type ApprovedIssue,
  type CancelledIssue,
  type ChangedIssue,
  type CompiledIssue,
  type Issue,
  type Override,
  type ReleasedIssue,
  type ShownIssue,
} from './issue.ts';
export { issueReportShape, type IssueReport } from './issue-report.ts';
export { issueStatusShape, type IssueStatus } from './issue-status.ts';
export {
  findingPlaceShape,
  preflightReportShape,
  type FindingPlace,
  type PreflightReport,
} from './preflight-report.ts';
export {
  decidedBatchShape,
  reconciliationShape,
  foreseenAgainShape,
  sentAgainShape,
  sentTestShape,
  type DecidedBatch,
  type ForeseenAgain,
  type Reconciliation,
  type SentAgain,
  type SentTest,
} from './reconciliation.ts';
export { sendForecastShape, type SendForecast } from './send-forecast.ts';
export { issuePageShape, type IssuePage } from './issue-page.ts';
export {
  departureShape,
  fourEyesShape,
  issueOutlineShape,
  issueProofShape,
  proofReaderShape,
  type Departure,
  type FourEyes,
  type IssueOutline,
  type IssueProof,
  type ProofReaderChoice,
} from './issue-outline.ts';
export {
  sendingProgressShape,
  sendingShape,
  troubledPageShape,
  type Sending,
  type SendingProgress,
  type TroubledPage,
} from './sending.ts';
export { proofAudienceShape, type ProofAudience } from './proof-audience.ts';
