export { isDatabaseAway } from '@galley/db';
export { applyRetention, dropTooOld, type ApplyRetention } from './apply-retention.ts';
export {
  BUCKETS,
  distributeReaders,
  foreseeDistribution,
  seeLayout,
  type DistributeReaders,
  type SeenLayout,
} from './distribute-readers.ts';
export { dropDeliveries } from './drop-deliveries.ts';
export { dropEvents } from './drop-events.ts';
export { dropSignIns } from './drop-sign-ins.ts';
export { dropSignUps } from './drop-sign-ups.ts';
export { rewriteArchives } from './rewrite-archives.ts';
export { foreseeRetention, seeRetention } from './see-retention.ts';
export { setRetention, type SetRetention } from './set-retention.ts';
export {
  seeAnotherWay,
  seeDatabase,
  seeInstallation,
  seeWakeUps,
  type OtherWay,
  type SeenDatabase,
  type SeenInstallation,
} from './see-database.ts';
export { seePasskeys, type PasskeyHost } from './see-passkeys.ts';
export { seeStuckIssues, type StuckIssue } from './see-stuck-issues.ts';
export { seeLeaveReasons, type LeaveReasonCounts } from './see-leave-reasons.ts';
export { seeSignUpTrouble, type SignUpTrouble } from './see-sign-up-trouble.ts';
export { RECENT_DAYS, seeGauges, type Gauges } from './see-gauges.ts';
export { seeSchema, type SchemaState } from './see-schema.ts';
