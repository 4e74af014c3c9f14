import type { Role } from './role.ts';

/**
 * The least role that may take a step, and who takes it besides people. `person` is anybody who is
 * signed in: the step concerns that person's own account, such as the keys that act for them.
 */
type Takers = readonly (Role | 'person' | 'reader' | 'clock' | 'provider')[];

/** Who may take which step: the one table that decides it. */
export const STEPS = {
  'see-newsletter': ['writer'],
  'see-readers': ['publisher'],
  'queue-review': ['writer'],
  'edit-review': ['writer'],
  'remove-review': ['writer'],
  'hold-review': ['writer'],
  'release-review': ['writer'],
  'pin-review': ['writer'],
  'move-review': ['writer'],
  'set-issue': ['writer'],
  'send-test': ['writer'],
  'mark-proof-read': ['writer'],
  'compile-issue': ['publisher', 'clock'],
  'compile-best-of': ['publisher'],
  'approve-issue': ['publisher', 'clock'],
  'release-issue': ['publisher', 'clock'],
  'hold-issue': ['clock'],
  'skip-slot': ['clock'],
  'pause-issue': ['publisher'],
  'resume-issue': ['publisher'],
  'cancel-issue': ['publisher'],
  'reconcile-issue': ['publisher', 'clock'],
  'decide-uncertain': ['publisher'],
  'set-newsletter': ['owner'],
  'set-preflight-rules': ['owner'],
  'add-subscriber': ['publisher'],
  'import-subscribers': ['owner'],
  'export-subscribers': ['owner'],
  'suppress-address': ['publisher'],
  'lift-suppression': ['owner'],
  'erase-subscriber': ['owner'],
  subscribe: ['reader'],
  confirm: ['reader'],
  unsubscribe: ['reader'],
  'change-preferences': ['reader'],
  'apply-feedback': ['provider'],
  'drop-deliveries': ['owner'],
  'drop-sign-ups': ['clock'],
  'drop-sign-ins': ['clock'],
  'see-people': ['publisher'],
  'see-audit': ['owner'],
  'set-sender': ['owner'],
  'invite-person': ['owner'],
  'take-back-invitation': ['owner'],
  'change-role': ['owner'],
  'remove-person': ['owner'],
  'confirm-recovery': ['owner'],
  'create-key': ['owner'],
  'see-keys': ['owner', 'person'],
  'revoke-key': ['owner', 'person'],
  'sign-in': ['person'],
  'set-name': ['person'],
  'end-session': ['person'],
  'add-passkey': ['person'],
  'remove-passkey': ['person'],
  recover: ['person'],
} as const satisfies Readonly<Record<string, Takers>>;

export type StepName = keyof typeof STEPS;
