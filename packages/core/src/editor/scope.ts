import type { StepName } from './step-name.ts';

/**
 * What a key may be made for. A key takes no step that the role of its person doesn't allow. No scope
 * concerns keys, people or somebody's account. Approving, releasing and correcting have one of their own.
 */
export const SCOPES = {
  read: ['see-newsletter'],
  reviews: [
    'see-newsletter',
    'queue-review',
    'edit-review',
    'apply-review',
    'remove-review',
    'bring-back-review',
    'hold-review',
    'release-review',
    'pin-review',
    'move-review',
    'dismiss-candidate',
    'watch-feed',
    'stop-feed',
  ],
  issues: [
    'see-newsletter',
    'set-issue',
    'send-test',
    'mark-proof-read',
    'compile-issue',
    'compile-best-of',
    'compile-correction',
    'take-back-issue',
    'pause-issue',
    'resume-issue',
    'cancel-issue',
    'reconcile-issue',
    'decide-uncertain',
  ],
  approve: ['see-newsletter', 'approve-issue', 'release-issue', 'send-again', 'correct-review'],
  subscribers: [
    'see-newsletter',
    'see-readers',
    'add-subscriber',
    'ask-to-confirm',
    'see-imports',
    'receive-import',
    'set-import',
    'import-subscribers',
    'stop-import',
    'discard-import',
    'export-subscribers',
    'suppress-address',
    'lift-suppression',
    'erase-subscriber',
  ],
  settings: [
    'see-newsletter',
    'set-newsletter',
    'set-sender',
    'set-preflight-rules',
    'check-sender-domain',
    'see-retention',
    'set-retention',
  ],
  audit: ['see-audit'],
} as const satisfies Readonly<Record<string, readonly StepName[]>>;

export type Scope = keyof typeof SCOPES;
export const SCOPE_NAMES = Object.keys(SCOPES) as readonly Scope[];

/** The steps that a key with these scopes was made for. */
export const stepsOf = (scopes: readonly Scope[]): readonly StepName[] => [
  ...new Set(scopes.flatMap((scope): readonly StepName[] => SCOPES[scope])),
];
