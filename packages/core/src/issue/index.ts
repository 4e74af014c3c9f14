export { buildBestOfCalendar } from './build-best-of-calendar.ts';
export { buildCalendar, type DecidedSlot } from './build-calendar.ts';
export type { CalendarEntry, ReviewName } from './calendar.ts';
export { chooseSlot, type DecidedSlotFacts } from './choose-slot.ts';
export { contentHash, renditionHash, type Hash } from './content-hash.ts';
export { decideDeparture, type Departure } from './decide-departure.ts';
export { HOLD_REASONS, decideDueIssue, type HoldReason } from './decide-due-issue.ts';
export type { Extent } from './extent.ts';
export { choosableReview } from './choosable-review.ts';
export { chooseReviews, type ChoosableReview } from './choose-reviews.ts';
export { describeChoice, describeChoices } from './describe-choice.ts';
export { fillWithSample } from './fill-with-sample.ts';
export { FIT_BUDGET, fitIssue, type ReviewSizes } from './fit-issue.ts';
export {
  foreseeApproval,
  isCovered,
  type GivenApproval,
  type IssueChange,
  type NextApproval,
} from './four-eyes.ts';
export {
  chooseDate,
  isDateOver,
  isReleaseDay,
  needsSlotDate,
  slotDay,
  type DateWish,
} from './issue-date.ts';
export { audienceOf, type IssueAudience } from './issue-audience.ts';
export { issueName, readIssueName } from './name/index.ts';
export { issuePath } from './issue-path.ts';
export { ISSUE_EDGES, ISSUE_STATES, isIssueEdge, type IssueState } from './issue-state.ts';
export { keepOrder } from './keep-order.ts';
export type { Override } from './override.ts';
export { nextOpenSlot } from './next-open-slot.ts';
export { orderTasks, type Task, type TaskReview } from './order-tasks.ts';
export { placeBetween, type Gap } from './place-between.ts';
export { placeReview, type PlacedReview } from './place-review.ts';
export { PLACEHOLDER_CLOSE, PLACEHOLDER_OPEN, placeholder } from './placeholder.ts';
export { CLIP_BUDGET } from './preflight/rules/html/over-clip.ts';
export type {
  Inspector,
  LinkAnswer,
  OutsideFacts,
  SenderDomain,
  UnsupportedFeature,
} from './preflight/outside.ts';
export type { PreflightFinding, PreflightReport } from './preflight/preflight-issue.ts';
export type { PreflightInput, Severity } from './preflight/preflight-rule.ts';
export type { RuleLevel, RuleSetting } from './preflight/rule-setting.ts';
export {
  correctedKey,
  planCorrections,
  type CorrectedRendition,
  type CorrectionPlan,
  type OwedCorrections,
} from './plan-corrections.ts';
export {
  findRendition,
  FULL_RENDITION,
  MOST_RENDITIONS,
  planRenditions,
  type ChoiceGives,
  type CountedChoice,
  type PlannedChoice,
  type PlannedRendition,
  type RenditionPlan,
} from './plan-renditions.ts';
export { proposePreheader, proposeSubject } from './propose-lines.ts';
export { queueVersion } from './queue-version.ts';
export type { Rendition } from './rendition.ts';
export {
  SKIP_REASONS,
  shortageReason,
  type BestOfSkipReason,
  type Shortage,
  type ShortageReason,
  type SkipReason,
} from './skip-reason.ts';
export { selectBestOf } from './select-best-of.ts';
export {
  orderQueue,
  selectReviews,
  type QueuedReview,
  type RankedReview,
} from './select-reviews.ts';
export { stampedBytes } from './stamped-bytes.ts';
export { noteParagraphs, readNote, type NoteReading } from './note.ts';
