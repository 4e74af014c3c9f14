export { dropDeliveries } from './drop-deliveries.ts';
export { dropSignIns } from './drop-sign-ins.ts';
export { dropSignUps } from './drop-sign-ups.ts';
export { rewriteArchives } from './rewrite-archives.ts';
export { seeDatabase, type SeenDatabase } from './see-database.ts';
export { seePasskeys, type PasskeyHost } from './see-passkeys.ts';
export { seeLeaveReasons, type LeaveReasonCounts } from './see-leave-reasons.ts';
export { seeSignUpTrouble, type SignUpTrouble } from './see-sign-up-trouble.ts';
