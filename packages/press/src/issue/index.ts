export type { PressDeps } from '../press-deps.ts';
export { approveIssue, type Approval } from './approve-issue.ts';
export { cancelIssue } from './cancel-issue.ts';
export { compileBestOf, type CompileBestOf } from './compile-best-of.ts';
export { compileCorrection, type CompileCorrection } from './compile-correction.ts';
export { compileIssue, type CompileIssue } from './compile-issue.ts';
export type { IssueRef } from './find-issue.ts';
export { decideUncertain } from './decide-uncertain.ts';
export { forecastIssue } from './forecast-issue.ts';
export {
  importBackIssues,
  type BackIssue,
  type DatedReview,
  type ImportBackIssues,
} from './import-back-issues.ts';
export { issueStatus } from './issue-status.ts';
export { listIssues, type MissedSlot } from './list-issues.ts';
export { listTroubled } from './list-troubled.ts';
export { moveInIssue } from './move-in-issue.ts';
export { outlineIssue } from './outline-issue.ts';
export { overrideFacts } from './override-facts.ts';
export { pageIssues } from './page-issues.ts';
export { pauseIssue, resumeIssue } from './pause-issue.ts';
export { preflightIssue } from './preflight-issue.ts';
export { readFourEyes } from './read-four-eyes.ts';
export { readSending } from './read-sending.ts';
export { reconcileIssue } from './reconcile-issue.ts';
export { releaseIssue } from './release-issue.ts';
export { reportIssue } from './report-issue.ts';
export { runSlots, type RunSlots } from './run-slots.ts';
export { foreseeAgain, sendAgain } from './send-again.ts';
export { sendTest, type HandOver, type TestDeps } from './send-test.ts';
export { setIssue } from './set-issue.ts';
export { showIssue } from './show-issue.ts';
export { takeBackIssue } from './take-back-issue.ts';
