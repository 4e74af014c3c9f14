export { balanceCounts, type AudienceCounts } from './balance-counts.ts';
export { batchHashInput, idempotencyKey } from './batch-identity.ts';
export { BATCH_LIMIT } from './batch-limit.ts';
export { classifyOutcome } from './classify-outcome.ts';
export { decideNext, type NextStep } from './decide-next.ts';
export {
  BATCH_EDGES,
  DELIVERY_EDGES,
  DELIVERY_STATES,
  type BatchState,
  type DeliveryState,
} from './delivery-state.ts';
export { judgeRejection, type Rejection, type RejectionJudgement } from './judge-rejection.ts';
export { KEY_MEMORY_HOURS, KEY_TRUST_HOURS } from './key-memory.ts';
export { compileMailTemplate, type MailTemplate, type StampValues } from './mail-template.ts';
export { NOTICE_SHARE, mayMailReader, type NoticeQuota } from './notice-share.ts';
export { ISSUE_REASONS, type IssueReason } from './issue-reasons.ts';
export type { IssueRefusal, Outcome, OutcomeKind, Refusal } from './outcome.ts';
export {
  DOUBT_REASONS,
  EXCLUSION_REASONS,
  PAUSE_REASONS,
  type DoubtReason,
  type PauseReason,
} from './reasons.ts';
export { RECONCILE_DELAYS } from './reconcile-delays.ts';
export { describeRefusal } from './describe-refusal.ts';
export { singleRefusalSubject } from './refusal-subject.ts';
export { resumeAfterQuota } from './resume-after-quota.ts';
export { readRetryAfter } from './retry-after.ts';
export { adjustRate, type SendingRate } from './adjust-rate.ts';
export { stampBatch, type StampedBatch } from './stamp-batch.ts';
export { tagBucket } from './tag-bucket.ts';
export type { WireBody, WireHeaders, WireResult } from './wire-result.ts';
export {
  BUCKET_TAG,
  INSTALLATION_TAG,
  ISSUE_TAG,
  SLOT_TAG,
  SUBSCRIBER_TAG,
} from '../feedback/mail-tags.ts';
export { mailLikeness } from './mail-likeness.ts';
export { printSlotTag, readSlotTag, type TaggedSlot } from './slot-tag.ts';
export {
  BOUNCE_KINDS,
  REPORTED,
  countGroups,
  tallyReport,
  type BounceGroup,
  type BounceKind,
  type DeliveryGroup,
  type DeliveryTally,
  type HourCount,
  type Reported,
  type TalliedCounts,
} from './tally-report.ts';
export { forecastSend, type SendForecast } from './forecast-send.ts';
