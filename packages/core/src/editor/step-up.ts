import type { StepName } from './step-name.ts';

/** Steps that a person in the desk signs with a passkey, each time. */
const SIGNED: ReadonlySet<StepName> = new Set<StepName>([
  'approve-issue',
  'set-sender',
  'set-retention',
  'export-subscribers',
  'erase-subscriber',
  'lift-suppression',
  'invite-person',
  'change-role',
  'remove-person',
  'confirm-recovery',
  'create-key',
  'add-webhook',
  'rotate-webhook',
  'add-passkey',
  'remove-passkey',
]);

/**
 * Steps that a person can't take between a recovery and its confirmation: among them all that a
 * passkey signs, because until then anybody who reads the mailbox can make a passkey.
 */
const RESTRICTED: ReadonlySet<StepName> = new Set<StepName>([
  'approve-issue',
  'release-issue',
  'send-again',
  'correct-review',
  'set-sender',
  'set-retention',
  'export-subscribers',
  'erase-subscriber',
  'lift-suppression',
  'invite-person',
  'take-back-invitation',
  'change-role',
  'remove-person',
  'confirm-recovery',
  'create-key',
  'add-webhook',
  'rotate-webhook',
]);

export const needsStepUp = (step: StepName): boolean => SIGNED.has(step);
export const isRestricted = (step: StepName): boolean => RESTRICTED.has(step);
