export { chooseSlot, type ChooseSlot, type DecidedSlotFacts } from './choose-slot.ts';
export { capText, countGraphemes } from './cap-text.ts';
export { contentHash, renditionHash, type Hash } from './content-hash.ts';
export { countPlaceholders, findLeftOvers, type PlaceholderCount } from './count-placeholders.ts';
export {
  HOLD_REASONS,
  decideDueIssue,
  type DecideDueIssue,
  type HoldReason,
} from './decide-due-issue.ts';
export type { Extent } from './extent.ts';
export {
  FIT_BUDGET,
  fitIssue,
  type FitIssue,
  type IssueSizes,
  type ReviewSizes,
} from './fit-issue.ts';
export { forceDark, type Rgb } from './force-dark.ts';
export { forecast, type Forecast } from './forecast.ts';
export { issuePath } from './issue-path.ts';
export { ISSUE_EDGES, ISSUE_STATES, isIssueEdge, type IssueState } from './issue-state.ts';
export type { Override } from './override.ts';
export {
  PLACEHOLDERS,
  PLACEHOLDER_CLOSE,
  PLACEHOLDER_OPEN,
  placeholder,
  type Placeholder,
} from './placeholder.ts';
export {
  CLIP_BUDGET,
  PREFLIGHT_RULES,
  type PreflightInput,
  type PreflightRule,
  type Severity,
} from './preflight/index.ts';
export {
  checkOverrides,
  preflight,
  remainingStops,
  type PreflightFinding,
  type PreflightReport,
} from './preflight-issue.ts';
export { proposePreheader, proposeSubject } from './propose-lines.ts';
export type { Rendition } from './rendition.ts';
export {
  orderQueue,
  selectReviews,
  type QueuedReview,
  type SelectReviews,
} from './select-reviews.ts';
export { stampedBytes } from './stamped-bytes.ts';
