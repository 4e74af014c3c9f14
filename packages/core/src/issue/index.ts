export { forecast, type Forecast } from './forecast.ts';
export { ISSUE_EDGES, ISSUE_STATES, isIssueEdge, type IssueState } from './issue-state.ts';
export type { Override } from './override.ts';
export {
  PLACEHOLDERS,
  PLACEHOLDER_CLOSE,
  PLACEHOLDER_OPEN,
  placeholder,
  type Placeholder,
} from './placeholder.ts';
export type { PreflightInput, PreflightRule, Severity } from './preflight/index.ts';
export type { PreflightFinding, PreflightReport } from './preflight-issue.ts';
export type { Rendition } from './rendition.ts';
