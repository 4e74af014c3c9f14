export { buildCalendar, type DecidedSlot } from './build-calendar.ts';
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
export { SAMPLE_TOKEN, fillWithSample } from './fill-with-sample.ts';
export {
  FIT_BUDGET,
  fitIssue,
  type FitIssue,
  type IssueSizes,
  type ReviewSizes,
} from './fit-issue.ts';
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
export { CLIP_BUDGET } from './preflight/rules/html/over-clip.ts';
export type {
  Inspector,
  LinkAnswer,
  OutsideFacts,
  SenderDomain,
  UnsupportedFeature,
} from './preflight/outside.ts';
export type { PreflightFinding, PreflightReport } from './preflight/preflight-issue.ts';
export type { PreflightInput, PreflightRule, Severity } from './preflight/preflight-rule.ts';
export type { RuleLevel, RuleSetting } from './preflight/rule-setting.ts';
export { proposePreheader, proposeSubject } from './propose-lines.ts';
export type { Rendition } from './rendition.ts';
export { MOST_OF_THE_BEST, selectBestOf, type FeaturedReview } from './select-best-of.ts';
export {
  orderQueue,
  selectReviews,
  type QueuedReview,
  type SelectReviews,
} from './select-reviews.ts';
export { stampedBytes } from './stamped-bytes.ts';
